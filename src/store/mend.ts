import { type Database, describeDatabase, READER, readMeta, write } from './database.ts';
import type { Journal } from './journal.ts';
import { readMark, writeMark } from './mark.ts';
import type { StorePorts } from './ports.ts';
import { type Copies, restore, wasPrinted } from './restore.ts';
import { DatabaseGoneError } from './saving-trouble.ts';
import { readSecondCopy } from './second-copy.ts';
import { blankDatabase, compare, type Evidence, type Plan } from './start.ts';
import type { EnrolledDevice, StartFinding } from './types.ts';

/**
 * Opens the database, compares it with its copies and puts back what it lost [D6]. Only to be called
 * under the lock `ledger`.
 */
export async function openAndMend(
  ports: StorePorts,
  journal: Journal,
): Promise<{ db: Database; finding: StartFinding }> {
  const [entries, copy] = await Promise.all([journal.read(), readSecondCopy(ports.files)]);
  const copies: Copies = { journal: entries, copy, mark: readMark(ports.marks) };
  const fromNothing = compare({ ...witnesses(copies), database: blankDatabase });
  let made = false;
  let opening = true;
  const db = describeDatabase(ports, (tx) => {
    // Vanished while the app was running: only the next start can put it back.
    if (!opening) throw new DatabaseGoneError();
    made = true;
    tx.table('meta').put({ key: 'minReader', value: READER });
    if (fromNothing.is === 'restore') {
      restore(tx, fromNothing, copies, { ledger: null, enrolled: false, listed: [] });
    }
  });
  await db.open();
  opening = false;
  const plan = made ? fromNothing : await mend(db, copies);
  if (plan.is === 'leave-alone') return { db, finding: plan.finding };

  const ledger = await readMeta(db, 'ledger');
  if (ledger) {
    writeMark(ports.marks, ledger);
    await journal.create();
  }
  return { db, finding: plan.finding };
}

/** Compares a database that was there with its copies, and puts back what it has lost. */
async function mend(db: Database, copies: Copies): Promise<Plan> {
  const plan = compare({ ...witnesses(copies), database: await readEvidence(db) });
  if (plan.is === 'leave-alone') return plan;
  // Most starts find nothing to do, and nobody waits for a disk that has nothing to write.
  if (plan.is === 'go-on' && plan.toJournal.length === 0 && (await db.uncopied.count()) === 0)
    return plan;
  await write(db, db.tables, async () => {
    const uncopied = plan.toJournal.map((hash) => ({ hash }));
    await db.uncopied.clear();
    await db.uncopied.bulkPut(uncopied);
    if (plan.is === 'restore') {
      const enrolled = (await readMeta(db, 'device')) !== null;
      const listed = await db.records.toCollection().primaryKeys();
      restore(db, plan, copies, { ledger: await readMeta(db, 'ledger'), enrolled, listed });
    }
  });
  return plan;
}

const witnesses = ({ journal, copy, mark }: Copies): Omit<Evidence, 'database'> => ({
  journal,
  copy: copy && {
    nextNumber: copy.ledger.nextNumber,
    lease: leaseOf(copy.device),
    runsPrinted: (copy.paperRuns ?? []).filter(wasPrinted).length,
    drafts: copy.drafts,
  },
  mark,
});

const leaseOf = ({ id, numbers: { area, dd, from } }: EnrolledDevice): string =>
  `${id}|${area}-${dd}-${from}`;

/** In one look: every question of its own is a task of its own before the lock screen. */
function readEvidence(db: Database): Promise<Evidence['database']> {
  const tables = [db.meta, db.paperRuns, db.outbox, db.envelopes, db.drafts];
  return db.transaction('r', tables, async () => {
    const [ledger, device, minReader, runsPrinted, known, here, drafts] = await Promise.all([
      readMeta(db, 'ledger'),
      readMeta(db, 'device'),
      readMeta(db, 'minReader'),
      db.paperRuns.filter(wasPrinted).count(),
      db.outbox.toArray(),
      db.envelopes.toCollection().primaryKeys(),
      db.drafts.toArray(),
    ]);
    return {
      newer: (minReader ?? READER) > READER,
      enrolled: device !== null,
      epoch: ledger?.epoch ?? null,
      formerEpochs: ledger?.formerEpochs ?? [],
      seq: ledger?.seq ?? 0,
      nextNumber: ledger?.nextNumber ?? 0,
      lease: device && leaseOf(device),
      runsPrinted,
      known,
      here,
      drafts,
    };
  });
}
