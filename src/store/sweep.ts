import { byRecord, mayReadRecord } from './acts.ts';
import { type Database, readMeta, write } from './database.ts';
import { emptyBin } from './drafts.ts';
import type { Journal } from './journal.ts';
import { mayLeave } from './may-leave.ts';
import { sweepTags } from './tags.ts';

/**
 * Takes away what may go: the bytes of envelopes by rule D5, here and in the journal, the readable
 * copies whose window has closed, and what lay in the bin long enough. Only to be called under the
 * lock `ledger`.
 */
export async function sweep(db: Database, journal: Journal, now: number): Promise<void> {
  const [device, ledger] = [await readMeta(db, 'device'), await readMeta(db, 'ledger')];
  if (!device || !ledger) return;
  const { serverEpoch: epoch, serverTime: time } = ledger;
  const watermarks = (await readMeta(db, 'watermarks')) ?? [];
  const rows = await db.outbox.toArray();

  const pictures = await db.pictures.toArray();
  // An envelope stays until its pictures are received, and they stay until it goes.
  const unreceived = new Set(pictures.filter((each) => each.waiting).map(({ keptIn }) => keptIn));
  const leaving = rows
    .filter(({ waiting, hash }) => waiting === 0 && !unreceived.has(hash))
    .filter(({ receipt }) => mayLeave(receipt, { epoch, time, watermarks }, now))
    .map(({ hash }) => hash);
  const { localReadMs } = device.policy;
  const closed = [...byRecord(rows)]
    .filter(([, acts]) => !mayReadRecord(acts, localReadMs, now, time))
    .map(([record]) => record);

  const sweepPictures = pictures.length > 0 ? await loadSweep() : null;
  const tables = [db.envelopes, db.contents, db.drafts, db.tags, db.pictures, db.pictureBytes];
  await write(db, tables, async () => {
    await db.envelopes.bulkDelete(leaving);
    await db.contents.bulkDelete(closed);
    await emptyBin(db, now, time);
    await sweepPictures?.(db, { leaving, closed, now, time });
    await sweepTags(db, now);
  });
  if (leaving.length === 0) return;
  await dropLists(db);
  await journal.keepOnly(new Set(await db.envelopes.toCollection().primaryKeys()));
}

/** A signed list is of use while one that it names could still be offered again. */
async function dropLists(db: Database): Promise<void> {
  await write(db, [db.outbox, db.envelopes], async () => {
    const here = new Set(await db.envelopes.toCollection().primaryKeys());
    const rows = await db.outbox.toArray();
    const needed = new Set(
      rows.flatMap(({ hash, listedWith }) => (here.has(hash) && listedWith?.hash) || []),
    );
    const over = rows.filter(({ hash, signedList }) => signedList && !needed.has(hash));
    await db.outbox.bulkPut(over.map(({ signedList: _, ...row }) => row));
  });
}

/** Null when it cannot be had just now; then the next start sweeps. */
const loadSweep = () =>
  import('./sweep-pictures.ts').then(
    (loaded) => loaded.sweepPictures,
    () => null,
  );
