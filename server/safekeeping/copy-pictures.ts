import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, isOfSystem, StartRefused } from '../start-refused.ts';
import { syncFolder } from '../sync-folder.ts';

/**
 * [BK6] Copies the pictures that are whole and not there yet; both folders call them by their hash, and
 * what they hold is ciphertext, so nothing has to be sealed. Returns how many.
 * @throws StartRefused when one cannot be written, or does not read back
 */
export async function copyPictures(from: string, to: string): Promise<number> {
  const there = new Set(await namesIn(to));
  const missing = (await namesIn(from)).filter((name) => !there.has(name));
  if (missing.length === 0) return 0;
  try {
    await mkdir(to, { recursive: true, mode: 0o700 });
    for (const name of missing) await copyOne(name, from, to);
    await syncFolder(to);
  } catch (error) {
    if (error instanceof StartRefused || !isOfSystem(error)) throw error;
    throw new StartRefused(`Pictures cannot be written to ${to} (${codeOf(error)}).`);
  }
  return missing.length;
}

/** It has its name only once it is on disk and was read back. */
async function copyOne(name: string, from: string, to: string): Promise<void> {
  const part = join(to, `${name}.part`);
  await rm(part, { force: true });
  await copyFile(join(from, name), part, constants.COPYFILE_EXCL);
  const file = await open(part, 'r+');
  await file.sync().finally(() => file.close());
  const digest = (bytes: Uint8Array) => hash('sha256', bytes, 'hex');
  if (digest(await readFile(part)) !== digest(await readFile(join(from, name)))) {
    throw new StartRefused(`${part} does not read back as it was written. Look at its disk.`);
  }
  await rename(part, join(to, name));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.endsWith('.part'));
  } catch (error) {
    if (isOfSystem(error) && codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
