import type { Outbox } from '../sync/ports.ts';
import { describeDatabase, READER, readMeta } from './database.ts';
import { pinKeyList } from './enrolment.ts';
import { outboxOf, readKeyList } from './outbox.ts';
import type { StorePorts } from './ports.ts';
import { DatabaseGoneError } from './saving-trouble.ts';
import type { EnrolledDevice, Store } from './types.ts';

/** What sends needs of a device, and nothing that is said at its desk. */
export interface OpenOutbox {
  device: EnrolledDevice;
  outbox: Outbox;
  keys: Pick<Store, 'keyList' | 'pinKeyList'>;
  close(): void;
}

/** Dexie counts versions by one, IndexedDB sees ten for each. */
const DEXIE_STEP = 10;

/**
 * The outbox alone, for a sender without a window [D23]: the database as it lies there, neither made
 * nor given other tables nor mended, and no file beside it. Null when there is nothing to send from
 * that this code knows.
 */
export async function openOutbox(
  ports: Pick<StorePorts, 'name' | 'idb' | 'locks' | 'trust' | 'clock' | 'vitals'>,
): Promise<OpenOutbox | null> {
  const db = describeDatabase(ports, () => {
    throw new DatabaseGoneError();
  });
  const lying = await ports.idb.indexedDB.databases();
  const ours = lying.find(({ name }) => name === ports.name);
  if (ours?.version !== db.verno * DEXIE_STEP) return null;
  await db.open();
  const [device, minReader] = [await readMeta(db, 'device'), await readMeta(db, 'minReader')];
  if (!device || (minReader ?? READER) > READER) {
    db.close();
    return null;
  }
  return {
    device,
    outbox: outboxOf(db, { ...ports, commanded: async () => undefined }),
    keys: {
      keyList: () => readKeyList(db, ports.trust),
      pinKeyList: (jws) => pinKeyList(db, ports.trust, jws),
    },
    close: () => db.close(),
  };
}
