import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import type { Clock } from '../clock.ts';
import { codeOf, isOfSystem, StartRefused } from '../start-refused.ts';
import type { BackupMark } from '../storage/safekeeping-tables.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { syncFolder } from '../sync-folder.ts';

export interface Sealed {
  file: string;
  bytes: number;
  mark: BackupMark;
}

/**
 * [BK1] One moment of the whole database, sealed with age into a new file of `folder`. A server may be
 * running on it meanwhile.
 * @throws StartRefused when a folder cannot be written, or what was written does not read back
 */
export async function sealData(
  database: string,
  to: { folder: string; recipients: readonly string[]; name: string },
  clock: Clock,
): Promise<Sealed> {
  const encrypter = new Encrypter();
  for (const recipient of to.recipients) encrypter.addRecipient(recipient);
  const file = join(to.folder, to.name);
  const part = `${file}.part`;
  const copy = `${database}.backup`;
  try {
    await mkdir(to.folder, { recursive: true, mode: 0o700 });
    await rm(copy, { force: true });
    const at = clock.now();
    copyOfNow(database, copy);
    const mark = { at, ...(await markOf(copy)) };
    const plain = Readable.toWeb(createReadStream(copy)) as ReadableStream<Uint8Array>;
    const sealed = await encrypter.encrypt(plain as globalThis.ReadableStream<Uint8Array>);
    const written = await writeOut(sealed as ReadableStream<Uint8Array>, part);
    if ((await digestOf(createReadStream(part))) !== written.digest) {
      throw new StartRefused(`${part} does not read back as it was written. Look at its disk.`);
    }
    await rename(part, file);
    await syncFolder(to.folder);
    return { file, bytes: written.bytes, mark };
  } catch (error) {
    // Where even that is refused, the reason is the one that is told.
    await rm(part, { force: true }).catch(() => {});
    if (error instanceof StartRefused || !isOfSystem(error)) throw error;
    throw new StartRefused(`${file} cannot be written (${codeOf(error)}).`);
  } finally {
    await rm(copy, { force: true });
  }
}

/** A whole database as it is now, without what was deleted from it. */
function copyOfNow(database: string, copy: string): void {
  const db = new DatabaseSync(database, { timeout: 30_000 });
  try {
    db.prepare('vacuum into ?').run(copy);
  } finally {
    db.close();
  }
}

async function markOf(copy: string): Promise<Omit<BackupMark, 'at'>> {
  const storage = await openSqlite(copy);
  try {
    return await storage.transact(async (tables) => ({
      serverEpoch: await tables.serverEpoch(),
      units: await tables.unitNumbers(),
    }));
  } finally {
    await storage.close();
  }
}

async function writeOut(
  sealed: ReadableStream<Uint8Array>,
  part: string,
): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    Readable.fromWeb(sealed),
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    },
    createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { digest: hash.digest('hex'), bytes };
}

async function digestOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
