import { v7 as uuid } from 'uuid';
import type { ReferenceNumber, Uuid } from '#contract/primitives.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { Draft } from './draft-types.ts';
import { NumbersExhaustedError, sealDraft } from './drafts.ts';
import {
  asRun,
  paperPicture,
  refsOf,
  stateOfMark,
  stateOfRecord,
  untouched,
} from './paper-state.ts';
import { MOST_PAPERS, type PaperBegun, type PaperFound, type Papers } from './paper-types.ts';
import type { StorePorts } from './ports.ts';
import type { PaperRunRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import { watch } from './watch.ts';

/**
 * Blank forms with numbers of this device [D16]. `copy` writes the second copy and throws when it
 * cannot; `afterSaving` tries the same and lets it be.
 */
export function papersOf(
  db: Database,
  { clock, locks }: Pick<StorePorts, 'clock' | 'locks'>,
  { copy, afterSaving }: { copy(): Promise<void>; afterSaving(): Promise<void> },
): Papers {
  /** Under the lock, so that two windows take no number twice [D1]. */
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    const tables = [db.paperRuns, db.paperMarks, db.drafts, db.records];
    const done = await locks.request('ledger', () => steadily(db, () => write(db, tables, work)));
    await afterSaving();
    return done;
  };

  return {
    watch: (show) => watch(() => readPicture(db), paperPicture, show),

    next: (count) => db.transaction('r', [db.meta], async () => refsOf(await nextRun(db, count))),

    take: (officer, count) =>
      change(async () => {
        const run = { ...(await nextRun(db, count)), officer, takenAt: clock.now() };
        await writeMeta(db, 'ledger', { ...(await readLedger(db)), nextNumber: run.from + count });
        await db.paperRuns.add(run);
        return asRun(run);
      }),

    handToPrinter: (id) =>
      locks.request('ledger', async () => {
        const setPrinted = (printedAt: number | null) =>
          steadily(db, () =>
            write(db, [db.paperRuns], async () => {
              const run = await db.paperRuns.get(id);
              if (!run || (run.printedAt !== null && printedAt !== null)) return false;
              await db.paperRuns.put({ ...run, printedAt });
              return true;
            }),
          );
        if (!(await setPrinted(clock.now()))) return 'again';
        try {
          await copy();
          return 'go';
        } catch {
          // Nothing was printed yet. Should this fail too, the officer is asked what came out.
          await setPrinted(null);
          return 'no-second-copy';
        }
      }),

    answer: (id, spoilt, officer) =>
      change(async () => {
        const run = await db.paperRuns.get(id);
        if (!run) return;
        const at = clock.now();
        await db.paperRuns.put({ ...run, answeredAt: at });
        const own = new Set(refsOf(run));
        for (const no of spoilt.filter((ref) => own.has(ref)))
          await db.paperMarks.put({ no, at, officer, is: 'spoilt', why: 'printer' });
      }),

    mark: (ref, as, officer) =>
      change(async () => {
        const { printedHere, state } = await find(db, ref);
        const isOut = state === null || state.is === 'spoilt' || state.is === 'lost';
        if (!printedHere || !isOut) return false;
        await db.paperMarks.put({ no: ref, at: clock.now(), officer, ...as });
        return true;
      }),

    unmark: (ref) =>
      change(async () => {
        const mark = await db.paperMarks.get(ref);
        if (mark && stateOfMark(mark)) await db.paperMarks.delete(ref);
      }),

    find: (no) =>
      db.transaction('r', [db.paperRuns, db.paperMarks, db.records, db.drafts], () => find(db, no)),

    async begin(vault, no, make) {
      const begun = await locks.request('ledger', async (): Promise<PaperBegun> => {
        const found = no === null ? null : await this.find(no);
        if (found?.state) return { is: 'not-free', state: found.state };
        const own = found?.printedHere ? no : null;
        const next = own === null ? await nextRun(db, 1) : null;
        const ref = own ?? refsOf(next as PaperRunRow)[0] ?? '';
        const ids = { record: uuid(), op: uuid(), ref };
        const now = clock.now();
        const registration = make(ids);
        const draft: Draft = { ...ids, startedAt: now, savedAt: now, registration, typed: {} };
        const row = await sealDraft(vault, draft);
        await steadily(db, () =>
          write(db, [db.drafts, db.paperMarks], async () => {
            if (next) {
              await writeMeta(db, 'ledger', {
                ...(await readLedger(db)),
                nextNumber: next.from + 1,
              });
            }
            if (next && no !== null) {
              const { officer } = vault.officer;
              const { record } = ids;
              await db.paperMarks.put({ no, at: now, officer, is: 'elsewhere', record });
            }
            await db.drafts.put(row);
          }),
        );
        return { is: 'begun', draft };
      });
      await afterSaving();
      return begun;
    },
  };
}

/** A run of the numbers that come next. @throws NumbersExhaustedError */
async function nextRun(db: Database, count: number): Promise<PaperRunRow> {
  if (!Number.isInteger(count) || count < 1 || count > MOST_PAPERS)
    throw new RangeError(`1 to ${MOST_PAPERS} numbers at once`);
  const { numbers } = (await readMeta(db, 'device')) ?? {};
  const { nextNumber: from } = await readLedger(db);
  if (!numbers || from + count - 1 > numbers.to) throw new NumbersExhaustedError();
  const { area, dd } = numbers;
  const place = { id: uuid(), area, dd, from, count, officer: '', takenAt: 0 };
  return { ...place, printedAt: null, answeredAt: null };
}

/** What lies here about the numbers of all runs, in one look. */
function readPicture(db: Database) {
  return db.transaction('r', [db.paperRuns, db.paperMarks, db.records, db.drafts], async () => {
    const runs = await db.paperRuns.toArray();
    const ranges = runs.map((run): [string, string] => {
      const refs = refsOf(run);
      return [refs[0] ?? '', refs.at(-1) ?? ''];
    });
    const within = { includeUppers: true };
    const [marks, records, drafts] = await Promise.all([
      db.paperMarks.toArray(),
      db.records.where('ref').inAnyRange(ranges, within).toArray(),
      db.drafts.where('ref').inAnyRange(ranges, within).toArray(),
    ]);
    return { runs, marks, records, drafts };
  });
}

/** Inside a transaction over runs, marks, records and drafts. */
async function find(db: Database, no: ReferenceNumber): Promise<PaperFound> {
  const [run, mark, kept, begun] = await Promise.all([
    runOf(db, no),
    db.paperMarks.get(no),
    db.records.where('ref').equals(no).first(),
    db.drafts.where('ref').equals(no).first(),
  ]);
  const elsewhere = mark?.is === 'elsewhere' ? await recordOf(db, mark.record) : null;
  // There is no paper yet with this number: it was misread, or the paper is not of this device.
  const ready = run?.printedAt === null ? untouched(run) : null;
  const state = stateOfRecord(kept, begun) ?? elsewhere ?? (mark ? stateOfMark(mark) : ready);
  return { printedHere: run !== null, printedAt: run?.printedAt ?? null, state };
}

async function recordOf(db: Database, record: Uuid) {
  return stateOfRecord(await db.records.get(record), await db.drafts.get(record));
}

async function runOf(db: Database, no: ReferenceNumber): Promise<PaperRunRow | null> {
  const runs = await db.paperRuns.toArray();
  return runs.find((run) => refsOf(run).includes(no)) ?? null;
}
