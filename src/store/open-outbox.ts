import type { Outbox } from '../sync/ports.ts';
import { type Database, describeDatabase, READER, readMeta } from './database.ts';
import { outboxOf } from './outbox.ts';
import type { StorePorts } from './ports.ts';
import { DatabaseGoneError } from './saving-trouble.ts';
import type { EnrolledDevice } from './types.ts';

/**
 * The outbox alone, for the service worker: it makes no database, mends nothing and touches no
 * file. Null when there is nothing to send from: not enrolled, or data of a newer app.
 */
export async function openOutbox(
  ports: Pick<StorePorts, 'name' | 'idb' | 'trust' | 'clock' | 'vitals'>,
): Promise<{ outbox: Outbox; device: EnrolledDevice; close(): void } | null> {
  const db = describeDatabase(ports, () => {
    throw new DatabaseGoneError();
  });
  const device = await open(db);
  if (device) return { outbox: outboxOf(db, ports), device, close: () => db.close() };
  db.close();
  return null;
}

async function open(db: Database): Promise<EnrolledDevice | null> {
  try {
    await db.open();
  } catch {
    return null;
  }
  const minReader = await readMeta(db, 'minReader');
  return minReader !== null && minReader > READER ? null : readMeta(db, 'device');
}
