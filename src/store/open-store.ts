import type { Outbox } from '../sync/ports.ts';
import { copyWaiting } from './copy-to-journal.ts';
import {
  type Database,
  describeDatabase,
  READER,
  readLedger,
  readMeta,
  write,
} from './database.ts';
import { draftsOf } from './drafts.ts';
import { enrol, pinKeyList } from './enrolment.ts';
import { type Journal, openJournal } from './journal.ts';
import { keepRegistration } from './keep-registration.ts';
import { readMark, writeMark } from './mark.ts';
import { outboxOf, pictureOf, readKeyList } from './outbox.ts';
import type { StorePorts } from './ports.ts';
import { readRegistration, watch, watchRecords } from './records.ts';
import { type Copies, restore } from './restore.ts';
import { DatabaseGoneError } from './saving-trouble.ts';
import { openSecondCopy, readSecondCopy } from './second-copy.ts';
import { blankDatabase, compare, type Evidence, type Plan } from './start.ts';
import { sweep } from './sweep.ts';
import type { StartFinding, Store } from './types.ts';

/**
 * Opens what this device holds, after comparing it with its copies and putting back what was lost.
 * @throws when the database or the files cannot be read; nothing is then made in their place.
 */
export async function openStore(ports: StorePorts): Promise<{ store: Store; outbox: Outbox }> {
  const { clock, files, locks, marks, trust } = ports;
  const journal = openJournal(files);
  const { db, finding } = await locks.request('ledger', () => openAndMend(ports, journal));
  const secondCopy = openSecondCopy(db, files);

  /** What has no second copy yet is tried again whenever something was saved. Takes the lock. */
  const copyAll = async () => {
    try {
      await secondCopy.write();
      if ((await db.uncopied.count()) === 0) return;
      await locks.request('ledger', () => copyWaiting(db, journal));
    } catch {
      // It stands in the database; the picture of the outbox says what has no second copy.
    }
  };

  if (finding.is !== 'newer-data') await copyAll();

  const store: Store = {
    finding,
    device: () => readMeta(db, 'device'),
    officers: () => db.officers.toArray(),
    counters: () => readLedger(db),
    keyList: () => readKeyList(db, trust),
    pinKeyList: (jws) => pinKeyList(db, trust, jws),
    enrol: (device, officer) =>
      locks.request('ledger', async () => {
        await journal.create();
        await enrol(db, device, officer);
        await secondCopy.write();
        writeMark(marks, await readLedger(db));
      }),

    ...draftsOf(db, { clock, locks }, copyAll),

    keepRegistration: (vault, draft) =>
      locks.request('ledger', async () => {
        const outcome = await keepRegistration(db, { ...ports, journal }, vault, draft);
        if (outcome.is === 'kept') {
          writeMark(marks, await readLedger(db));
          await secondCopy.write().catch(() => undefined);
        }
        return outcome;
      }),

    registration: (vault, record) => readRegistration(db, vault, record, clock.now()),
    watchRecords: (vault, show) => watchRecords(db, clock, vault, show),
    watchOutbox: (show) =>
      watch(
        () => pictureOf(db, clock.now()),
        (picture) => picture,
        show,
      ),
  };
  return { store, outbox: outboxOf(db, ports) };
}

async function openAndMend(
  ports: StorePorts,
  journal: Journal,
): Promise<{ db: Database; finding: StartFinding }> {
  const copies: Copies = {
    journal: await journal.read(),
    copy: await readSecondCopy(ports.files),
    mark: readMark(ports.marks),
  };
  const fromNothing = compare({ ...witnesses(copies), database: blankDatabase });
  let made = false;
  let opening = true;
  const db = describeDatabase(ports, (tx) => {
    // Vanished while the app was running: only the next start can put it back.
    if (!opening) throw new DatabaseGoneError();
    made = true;
    tx.table('meta').put({ key: 'minReader', value: READER });
    if (fromNothing.is === 'restore') {
      restore(tx, fromNothing, copies, { ledger: null, enrolled: false });
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
  await sweep(db, journal, ports.clock.now());
  return { db, finding: plan.finding };
}

/** Compares a database that was there with its copies, and puts back what it has lost. */
async function mend(db: Database, copies: Copies): Promise<Plan> {
  const plan = compare({ ...witnesses(copies), database: await readEvidence(db) });
  if (plan.is === 'leave-alone') return plan;
  await write(db, db.tables, async () => {
    const uncopied = plan.toJournal.map((hash) => ({ hash }));
    await db.uncopied.clear();
    await db.uncopied.bulkPut(uncopied);
    if (plan.is === 'restore') {
      const enrolled = (await readMeta(db, 'device')) !== null;
      restore(db, plan, copies, { ledger: await readMeta(db, 'ledger'), enrolled });
    }
  });
  return plan;
}

const witnesses = ({ journal, copy, mark }: Copies): Omit<Evidence, 'database'> => ({
  journal,
  copy: copy && { nextNumber: copy.ledger.nextNumber, drafts: copy.drafts },
  mark,
});

async function readEvidence(db: Database): Promise<Evidence['database']> {
  const ledger = await readMeta(db, 'ledger');
  return {
    newer: ((await readMeta(db, 'minReader')) ?? READER) > READER,
    enrolled: (await readMeta(db, 'device')) !== null,
    epoch: ledger?.epoch ?? null,
    formerEpochs: ledger?.formerEpochs ?? [],
    seq: ledger?.seq ?? 0,
    nextNumber: ledger?.nextNumber ?? 0,
    known: await db.outbox.toArray(),
    here: await db.envelopes.toCollection().primaryKeys(),
    drafts: await db.drafts.toArray(),
  };
}
