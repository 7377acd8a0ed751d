import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Behind the name of a file: how each way of packing calls itself, and where it lies. */
export const packings = { br: '.br', gzip: '.gz' } as const;

/** What lies beside a file of the app is no file of the app. */
export const isPacked = (name: string): boolean => /\.(?:br|gz)$/.test(name);

const compressible = /\.(?:html|js|css|json|webmanifest|svg|wasm|txt)$/;
const BROTLI_QUALITY = 9;
const GZIP_LEVEL = 9;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Packs every file of a built app once, beside it, where that is smaller: a server that did it at each
 * start would let people wait for it. Called at the end of the build.
 */
export async function packFiles(root: string): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
  await Promise.all(files.map((entry) => packFile(join(entry.parentPath, entry.name))));
}

async function packFile(file: string): Promise<void> {
  const plain = await readFile(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [br, gz] = await Promise.all([
    brotli(plain, { params }),
    zip(plain, { level: GZIP_LEVEL }),
  ]);
  if (br.length < plain.length) await writeFile(file + packings.br, br);
  if (gz.length < plain.length) await writeFile(file + packings.gzip, gz);
}
