import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { fitsArea } from './sheet-area.ts';

/** What a chosen file turned out to be. */
export type FileRead = { is: 'cells'; cells: string[][] } | { is: 'not-read'; why: FileTrouble };

export const fileTroubles = [
  'too-big',
  'empty',
  'old-excel',
  'not-readable',
  'utf-16',
  'not-a-table',
] as const;
export type FileTrouble = (typeof fileTroubles)[number];

/** Two thousand people are a tenth of it; and what is smaller is unpacked without a worker. */
export const MOST_BYTES = 500_000;
/** A file that unpacks to more was made to fill the memory. */
const MOST_UNPACKED = 40_000_000;

/** Reads an XLSX or a CSV by what is in it, not by its name. Only the first sheet. */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<FileRead> {
  if (bytes.length === 0) return { is: 'not-read', why: 'empty' };
  if (bytes.length > MOST_BYTES) return { is: 'not-read', why: 'too-big' };
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return readWorkbook(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { is: 'not-read', why: 'old-excel' };
  return readTable(bytes);
}

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<FileRead> {
  if (unpackedSize(bytes) > MOST_UNPACKED) return { is: 'not-read', why: 'too-big' };
  const { readSheet } = await import('read-excel-file/universal');
  try {
    if (!(await fitsArea(bytes))) return { is: 'not-read', why: 'too-big' };
    const rows = await readSheet(bytes.slice().buffer, { trim: false });
    return { is: 'cells', cells: rows.map((row) => row.map(asText)) };
  } catch {
    return { is: 'not-read', why: 'not-a-table' };
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

async function readTable(bytes: Uint8Array): Promise<FileRead> {
  const read = decodeText(bytes);
  if (read.is === 'not-text') return { is: 'not-read', why: read.why };
  if (read.text.trim() === '') return { is: 'not-read', why: 'empty' };
  return { is: 'cells', cells: await readCsv(read.text) };
}

const starts = (bytes: Uint8Array, ...signs: number[]) =>
  signs.every((sign, i) => bytes[i] === sign);

const CENTRAL_ENTRY = 0x02014b50;

/** Bytes that a ZIP says it unpacks to; unpacking takes no more than that. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 28 <= view.byteLength; at++) {
    if (view.getUint32(at, true) === CENTRAL_ENTRY) sum += view.getUint32(at + 24, true);
  }
  return sum;
}
