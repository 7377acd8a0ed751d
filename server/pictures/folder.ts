import { hash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '#contract/primitives.ts';
import { codeOf, isOfSystem } from '../start-refused.ts';
import { StorageFull } from '../storage/port.ts';
import { syncFolder } from '../sync-folder.ts';

/** Ciphertexts as files, each called by its hash; the disk alone says how much of one is here. */
export interface PictureFolder {
  /** How many bytes of a picture that is not whole are here. */
  partLength(sha256: Sha256): Promise<number>;
  /** Null when it is not here. */
  wholeLength(sha256: Sha256): Promise<number | null>;
  /** The whole ciphertext; null when it is not here. */
  read(sha256: Sha256): Promise<Buffer | null>;
  /**
   * Adds to what is here; on disk (fsync) when it resolves.
   * @throws StorageFull
   */
  append(sha256: Sha256, offset: number, chunk: Uint8Array): Promise<void>;
  /** Makes a part the whole picture, or drops it and answers false when it has another hash. */
  finish(sha256: Sha256): Promise<boolean>;
}

export function pictureFolder(path: string): PictureFolder {
  const wholeFile = (sha256: Sha256) => join(path, nameOf(sha256));
  const partFile = (sha256: Sha256) => `${wholeFile(sha256)}.part`;
  return {
    partLength: async (sha256) => (await lengthOf(partFile(sha256))) ?? 0,
    wholeLength: (sha256) => lengthOf(wholeFile(sha256)),
    read: (sha256) => orNotHere(readFile(wholeFile(sha256))),

    async append(sha256, offset, chunk) {
      try {
        await mkdir(path, { recursive: true, mode: 0o700 });
        const file = await open(partFile(sha256), offset === 0 ? 'w' : 'r+', 0o600);
        try {
          for (let at = 0; at < chunk.length; ) {
            at += (await file.write(chunk, at, chunk.length - at, offset + at)).bytesWritten;
          }
          await file.sync();
        } finally {
          await file.close();
        }
        if (offset === 0) await syncFolder(path);
      } catch (error) {
        if (isOfSystem(error) && isFull(codeOf(error))) throw new StorageFull();
        throw error;
      }
    },

    async finish(sha256) {
      const bytes = await readFile(partFile(sha256));
      if (hash('sha256', bytes, 'base64url') !== sha256) {
        await rm(partFile(sha256), { force: true });
        return false;
      }
      await rename(partFile(sha256), wholeFile(sha256));
      await syncFolder(path);
      return true;
    },
  };
}

/** In hex, because some disks take `a` and `A` for the same. */
const nameOf = (sha256: Sha256): string => Buffer.from(sha256, 'base64url').toString('hex');

const isFull = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT';

const lengthOf = (file: string): Promise<number | null> =>
  orNotHere(stat(file).then(({ size }) => size));

async function orNotHere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isOfSystem(error) && codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
