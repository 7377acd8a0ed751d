import type { Page } from 'playwright-core';
import type { Store } from '../../src/store/types.ts';
import type { OpenVault } from '../../src/vault/types.ts';
import type { OpenBrowser } from './browser.ts';

/** A camera that shows a test picture five times a second, and somebody who says yes to it. */
export const fakeCamera = [
  '--use-fake-device-for-media-stream=fps=5',
  '--use-fake-ui-for-media-stream',
];

/** A JPEG with four fields: red, green, blue and yellow, clockwise from the upper left. */
export async function paintFields(page: Page, width: number, height: number): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w, h);
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('no canvas');
      const fields = [
        ['#ff0000', 0, 0],
        ['#00ff00', w / 2, 0],
        ['#0000ff', w / 2, h / 2],
        ['#ffff00', 0, h / 2],
      ] as const;
      for (const [colour, x, y] of fields) {
        brush.fillStyle = colour;
        brush.fillRect(x, y, w / 2, h / 2);
      }
      // Something to be found again, unlike any other picture.
      for (let i = 0; i < 4000; i += 1) {
        brush.fillStyle = `hsl(${(i * 37) % 360} 60% ${20 + ((i * 13) % 60)}%)`;
        brush.fillRect(w / 2 - 200 + ((i * 7) % 400), h / 2 - 200 + ((i * 11) % 400), 9, 9);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height] as const,
  );
  return Buffer.from(bytes);
}

/** A JPEG of noise, which does not get small however it is painted anew: about half a byte a pixel. */
export async function paintNoise(page: Page, width: number, height: number): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w, h);
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('no canvas');
      const image = brush.createImageData(w, h);
      for (let i = 0; i < image.data.length; i += 1) {
        image.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
      }
      brush.putImageData(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height] as const,
  );
  return Buffer.from(bytes);
}

/** Size, and the colours of the corners clockwise from the upper left. */
export function lookAt(
  page: Page,
  jpeg: Uint8Array,
): Promise<{ width: number; height: number; corners: string[] }> {
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const { width, height } = bitmap;
      const brush = new OffscreenCanvas(width, height).getContext('2d');
      brush?.drawImage(bitmap, 0, 0);
      const at = (x: number, y: number) => {
        const [r = 0, g = 0, b = 0] = brush?.getImageData(x, y, 1, 1).data ?? [];
        const name = [r, g, b].map((part) => (part > 128 ? 1 : 0)).join('');
        return { '100': 'red', '010': 'green', '001': 'blue', '110': 'yellow' }[name] ?? name;
      };
      const [right, bottom] = [width - 20, height - 20];
      return {
        width,
        height,
        corners: [at(20, 20), at(right, 20), at(right, bottom), at(20, bottom)],
      };
    },
    [...jpeg],
  );
}

/** Every ciphertext of a picture in this browser's database, by its hash. */
export async function sealedOn({ page }: Pick<OpenBrowser, 'page'>): Promise<Map<string, Buffer>> {
  const rows = await rowsOn(page, 'pictureBytes');
  return new Map(rows.map(({ sha256 = '', bytes }) => [sha256, Buffer.from(bytes)]));
}

/** Every envelope in this browser's database. */
export async function envelopesOn({ page }: Pick<OpenBrowser, 'page'>): Promise<Buffer[]> {
  return (await rowsOn(page, 'envelopes')).map(({ bytes }) => Buffer.from(bytes));
}

interface ProofWindow {
  debtDesk: { stage: { value: { store: Store; vault: OpenVault } } };
}

/** Every picture that whoever is at the desk may see, opened (build `proof`). */
export async function openedOn(page: Page): Promise<Buffer[]> {
  const names = [...(await sealedOn({ page })).keys()];
  const opened = await page.evaluate(async (all) => {
    const { store, vault } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
    const pictures = await store.pictures();
    return Promise.all(all.map(async (name) => [...((await pictures.open(vault, name)) ?? [])]));
  }, names);
  return opened.map((bytes) => Buffer.from(bytes));
}

const rowsOn = (page: Page, table: string): Promise<{ sha256?: string; bytes: number[] }[]> =>
  page.evaluate(async (name) => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const database = await done(indexedDB.open('debt-desk'));
    const rows = await done(database.transaction(name).objectStore(name).getAll());
    database.close();
    return rows.map(({ sha256, bytes }) => ({ sha256, bytes: [...bytes] }));
  }, table);
