import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter } from 'age-encryption';
import type { ServerEpoch } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { type Config, databaseIn, rightsLogIn } from '../config.ts';
import { openDataAndKeys } from '../open-server.ts';
import { codeOf, isOfSystem, StartRefused } from '../start-refused.ts';
import type { Storage } from '../storage/port.ts';
import type { Right } from '../storage/safekeeping-tables.ts';
import { append, type RightsLine } from './rights-log.ts';

/** Numbers of the lost time that nobody wrote down; an area has 990 blocks. */
const BLOCKS_SKIPPED = 5;
const OFFICERS_SKIPPED = 20;

export interface Restored {
  epoch: ServerEpoch;
  /** How many people, devices and units were made again what they were when the server was lost. */
  rights: number;
  /** The audit log's newest row, where the new epoch begins. */
  head: number;
}

/**
 * [BK4] Opens a backup, makes it the server of now, and only then puts it where no database is: however
 * it ends, none ever stands there that still speaks in the old epoch.
 * @param lines what the rights log says
 * @throws StartRefused when it does not open, is damaged, the keys do not fit, or a database is there
 */
export async function restoreData(
  { from, identity, lines }: { from: string; identity: string; lines: readonly RightsLine[] },
  config: Config,
  clock: Clock,
): Promise<Restored> {
  const database = databaseIn(config);
  if (existsSync(database)) {
    throw new StartRefused(`${database} is there already. Move it away first.`);
  }
  const aside: Config = { ...config, dataDir: join(config.dataDir, 'restoring') };
  try {
    await rm(aside.dataDir, { recursive: true, force: true });
    await mkdir(aside.dataDir, { recursive: true, mode: 0o700 });
    await unseal(from, identity, databaseIn(aside));
    const { storage } = await openDataAndKeys(aside, clock);
    const restored = await beginAnew(storage, lines, clock).finally(() => storage.close());
    const begun = { epoch: restored.epoch.n, n: restored.head, right: null };
    await append(rightsLogIn(config), [begun]);
    // Unlike a rename, it takes no other's place.
    await link(databaseIn(aside), database);
    return restored;
  } finally {
    await rm(aside.dataDir, { recursive: true, force: true }).catch(() => {});
  }
}

async function unseal(file: string, identity: string, database: string): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const sealed = Readable.toWeb(createReadStream(file)) as globalThis.ReadableStream<Uint8Array>;
    const plain = await opened(decrypter, sealed, file);
    const out = createWriteStream(database, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.fromWeb(plain), out);
    refuseDamaged(database, file);
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    const why = isOfSystem(error) ? codeOf(error) : 'it ends too early, or was changed';
    throw new StartRefused(`${file} cannot be restored (${why}). Take another backup.`);
  }
}

async function opened(
  decrypter: Decrypter,
  sealed: globalThis.ReadableStream<Uint8Array>,
  file: string,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return (await decrypter.decrypt(sealed)) as ReadableStream<Uint8Array>;
  } catch (error) {
    if (isOfSystem(error)) throw error;
    throw new StartRefused(`${file} does not open with this identity, or is no backup.`);
  }
}

function refuseDamaged(part: string, file: string): void {
  const db = new DatabaseSync(part, { readOnly: true });
  try {
    const found = Object.values(db.prepare('pragma integrity_check(1)').get() ?? {})[0];
    if (found !== 'ok') throw new StartRefused(`${file} holds a damaged database (${found}).`);
  } finally {
    db.close();
  }
}

/** Makes a database of before the server of now: a new epoch, with the rights that stand since. */
export async function beginAnew(
  storage: Storage,
  lines: readonly RightsLine[],
  clock: Clock,
): Promise<Restored> {
  return storage.transact(async (tables) => {
    const before = await tables.serverEpoch();
    const since = rightsSince(lines, before.n, await tables.auditHead());
    for (const right of since) await tables.putBack(right);
    await tables.voidUnused();
    await tables.skipNumbers(BLOCKS_SKIPPED, OFFICERS_SKIPPED);
    const newest = Math.max(0, ...lines.map((line) => line.epoch));
    const epoch = await tables.beginEpoch(newest);
    await tables.writeAudit({
      ...{ at: clock.now(), officer: null, device: null, target: null, area: '' },
      ...{ action: 'server-restored', detail: null },
    });
    return { epoch, rights: since.length, head: await tables.auditHead() };
  });
}

/** The last word on everybody, among what the backup cannot know. Units first: people belong to them. */
function rightsSince(lines: readonly RightsLine[], epoch: number, head: number): Right[] {
  const last = new Map<string, Right>();
  for (const line of lines) {
    const isKnown = line.epoch < epoch || (line.epoch === epoch && line.n <= head);
    if (line.right && !isKnown) last.set(nameOf(line.right), line.right);
  }
  const order = ['unit', 'device', 'person'];
  return [...last.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function nameOf(right: Right): string {
  switch (right.kind) {
    case 'unit':
      return right.unit.code;
    case 'device':
      return right.device.certificate.device;
    case 'person':
      return right.person.officer ?? right.person.id;
  }
}
