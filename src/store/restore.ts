import { v7 as uuid } from 'uuid';
import { type Database, READER } from './database.ts';
import type { JournalEntry } from './journal.ts';
import type { Ledger, OutboxRow, PaperRunRow, RecordRow } from './rows.ts';
import type { SecondCopy } from './second-copy.ts';
import type { Evidence, Plan } from './start.ts';

/** A manifest number is never used twice, and the copy does not know the latest. */
const MANIFESTS_SKIPPED = 1_000_000;

export interface Copies {
  journal: readonly JournalEntry[];
  copy: SecondCopy | null;
  mark: Evidence['mark'];
}

/**
 * Puts back what `plan` names, and begins a new epoch. Orders every write without waiting, so that
 * it also works while the database is being made.
 */
export function restore(
  db: Pick<Database, 'table'>,
  plan: Extract<Plan, { is: 'restore' }>,
  { journal, copy, mark }: Copies,
  present: { ledger: Ledger | null; enrolled: boolean; listed: readonly string[] },
): void {
  const meta = db.table('meta');
  meta.put({ key: 'minReader', value: READER });
  const lost = new Set(plan.toDatabase);
  const views = new Map<string, RecordRow>();
  for (const entry of journal.filter(({ hash }) => lost.has(hash))) {
    const { hash, record, ref, officer, masked, envelope } = entry;
    db.table('envelopes').put({ hash, bytes: envelope });
    db.table('outbox').put(waitingRow(entry, envelope.length));
    // Listed under the day of the first act, by the name of the last.
    const keptAt = views.get(record)?.keptAt ?? entry.keptAt;
    views.set(record, { record, ref, officer, keptAt, masked });
  }
  const listed = new Set(present.listed);
  db.table('records').bulkPut([...views.values()].filter(({ record }) => !listed.has(record)));
  const drafts = new Set(plan.drafts);
  db.table('drafts').bulkPut((copy?.drafts ?? []).filter(({ record }) => drafts.has(record)));
  db.table('uncopied').bulkPut(plan.toJournal.map((hash) => ({ hash })));
  if (copy && !present.enrolled) {
    meta.put({ key: 'device', value: copy.device });
    meta.put({ key: 'formerCertificates', value: copy.formerCertificates });
    const { orders, clocks, audited } = copy;
    for (const [key, value] of Object.entries({ orders, clocks, audited })) {
      // A copy of an older version has none of them.
      if (value) meta.put({ key, value });
    }
    db.table('officers').bulkPut(copy.officers);
  }
  if (plan.papers) {
    // What may have gone to the printer since the copy was written is stepped over [D16].
    db.table('paperRuns').bulkPut((copy?.paperRuns ?? []).filter(wasPrinted));
    db.table('paperMarks').bulkPut(copy?.paperMarks ?? []);
  }
  const before = present.ledger ?? copy?.ledger ?? blankLedger();
  meta.put({ key: 'ledger', value: nextEpoch(before, mark?.epoch ?? null, plan.nextNumber) });
}

export const wasPrinted = ({ printedAt }: PaperRunRow): boolean => printedAt !== null;

/** A row as it is before anybody has answered. */
export function waitingRow(of: Pick<OutboxRow, Told>, bytes: number): OutboxRow {
  const { hash, op, record, epoch, seq, keptAt, kind, mends, openedAs } = of;
  const unanswered = { waiting: 1, receipt: null, outcome: null, offeredAgainIn: null } as const;
  return { hash, op, record, kind, mends, openedAs, epoch, seq, keptAt, bytes, ...unanswered };
}

/** What the journal tells of an envelope, too. */
type Told = 'hash' | 'op' | 'record' | 'epoch' | 'seq' | 'keptAt' | 'kind' | 'mends' | 'openedAs';

export const blankLedger = (): Ledger => ({
  epoch: uuid(),
  seq: 0,
  head: null,
  formerEpochs: [],
  nextNumber: 1,
  serverEpoch: null,
  serverTime: null,
  clockOffset: null,
  manifests: 0,
  mailbox: 0,
});

/** Counts from 1 again under a new name; what the server said is asked for again from the start. */
export function nextEpoch(before: Ledger, marked: string | null, nextNumber: number): Ledger {
  const former = new Set([...before.formerEpochs, before.epoch, ...(marked ? [marked] : [])]);
  return {
    ...before,
    epoch: uuid(),
    seq: 0,
    head: null,
    formerEpochs: [...former],
    nextNumber,
    manifests: before.manifests + MANIFESTS_SKIPPED,
    mailbox: 0,
  };
}
