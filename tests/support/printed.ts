import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const POINTS_PER_MM = 72 / 25.4;

/** One sheet of what came out of the browser's printer. */
export interface Sheet {
  widthMm: number;
  heightMm: number;
  /** All text on it, spaces and line ends as one space. */
  text: string;
}

/** What the page would print now, on the paper that its style sheet asks for. */
export const printed = (page: Page): Promise<Buffer> =>
  page.pdf({ preferCSSPageSize: true, printBackground: true });

/** Reads a PDF back with another program than the one that made it. */
export async function readSheets(pdf: Uint8Array): Promise<Sheet[]> {
  const reading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await reading.promise;
  const sheets: Sheet[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const sheet = await document.getPage(n);
    const [left = 0, bottom = 0, right = 0, top = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    sheets.push({
      widthMm: Math.round((right - left) / POINTS_PER_MM),
      heightMm: Math.round((top - bottom) / POINTS_PER_MM),
      text: text.replace(/\s+/g, ' ').trim(),
    });
  }
  await reading.destroy();
  return sheets;
}

/** The bytes of every QR code in a picture (PNG or JPEG), in no certain order. */
export async function readCodes(picture: Uint8Array): Promise<Uint8Array[]> {
  await ready();
  const found = await readBarcodes(new Uint8Array(picture), {
    formats: ['QRCode'],
    maxNumberOfSymbols: 32,
    tryHarder: true,
  });
  return found.filter(({ isValid }) => isValid).map(({ bytes }) => bytes);
}

/** The decoder would fetch itself from the network; here it comes from the disk. */
async function ready(): Promise<void> {
  const at = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasm = await readFile(at);
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
}
