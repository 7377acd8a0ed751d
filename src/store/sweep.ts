import { type Database, readMeta, write } from './database.ts';
import type { Journal } from './journal.ts';
import { mayLeave } from './may-leave.ts';
import { mayRead } from './summary.ts';
import { sweepTags } from './tags.ts';

/**
 * Takes away what may go: the bytes of envelopes by rule D5, here and in the journal, and the
 * readable copies whose window has closed. Only to be called under the lock `ledger`.
 */
export async function sweep(db: Database, journal: Journal, now: number): Promise<void> {
  const [device, ledger] = [await readMeta(db, 'device'), await readMeta(db, 'ledger')];
  if (!device || !ledger) return;
  const { serverEpoch: epoch, serverTime: time } = ledger;
  const watermarks = (await readMeta(db, 'watermarks')) ?? [];
  const rows = await db.outbox.toArray();

  const leaving = rows
    .filter(({ waiting }) => waiting === 0)
    .filter(({ receipt }) => mayLeave(receipt, { epoch, time, watermarks }, now))
    .map(({ hash }) => hash);
  const { localReadMs } = device.policy;
  const closed = rows
    .filter(({ outcome }) => !mayRead(outcome, localReadMs, now, time))
    .map(({ record }) => record);

  await write(db, [db.envelopes, db.records, db.tags], async () => {
    await db.envelopes.bulkDelete(leaving);
    await db.records.where('record').anyOf(closed).modify({ full: null });
    await sweepTags(db, now);
  });
  if (leaving.length === 0) return;
  await journal.keepOnly(new Set(await db.envelopes.toCollection().primaryKeys()));
}
