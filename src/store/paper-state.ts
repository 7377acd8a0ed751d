import type { ReferenceNumber } from '#contract/primitives.ts';
import { makeReference } from '#thai/reference-number.ts';
import type { PaperPicture, PaperRun, PaperState } from './paper-types.ts';
import type { DraftRow, PaperMarkRow, PaperRunRow, RecordRow } from './rows.ts';

/** What lies on the device about paper numbers. */
export interface PaperRows {
  runs: readonly PaperRunRow[];
  marks: readonly PaperMarkRow[];
  /** At least those whose number is of a run. */
  records: readonly Pick<RecordRow, 'record' | 'ref' | 'officer' | 'keptAt'>[];
  drafts: readonly Pick<DraftRow, 'record' | 'ref' | 'officer' | 'savedAt'>[];
}

export const refsOf = ({ area, dd, from, count }: PaperRunRow): ReferenceNumber[] =>
  Array.from({ length: count }, (_, i) => makeReference({ area, dd, number: from + i }));

/**
 * What has become of every number. Nothing of it is stored: it follows from what was taken, kept,
 * begun and said, so that it cannot contradict them after a loss [D16].
 */
export function paperPicture({ runs, marks, records, drafts }: PaperRows): PaperPicture {
  const kept = new Map(records.map((row) => [row.ref, row]));
  const begun = new Map(drafts.map((row) => [row.ref, row]));
  const said = new Map(marks.map((row) => [row.no, row]));
  const stateOf = (run: PaperRunRow, ref: ReferenceNumber): PaperState => {
    const mark = said.get(ref);
    return (
      stateOfRecord(kept.get(ref), begun.get(ref)) ?? (mark && stateOfMark(mark)) ?? untouched(run)
    );
  };
  const newestFirst = [...runs].sort((a, b) => b.takenAt - a.takenAt || b.from - a.from);
  return {
    runs: newestFirst.map(asRun),
    lines: newestFirst
      .reverse()
      .flatMap((run) => refsOf(run).map((ref) => ({ ref, run: run.id, state: stateOf(run, ref) }))),
  };
}

/** Of a number that nothing else is known of. */
export function untouched({ officer: by, takenAt, printedAt }: PaperRunRow): PaperState {
  return printedAt === null
    ? { is: 'ready', by, at: takenAt }
    : { is: 'printed', by, at: printedAt };
}

export function asRun(row: PaperRunRow): PaperRun {
  const { id, takenAt, printedAt, answeredAt } = row;
  return { id, refs: refsOf(row), takenAt, printedAt, answered: answeredAt !== null };
}

export function stateOfRecord(
  kept: PaperRows['records'][number] | undefined,
  begun: PaperRows['drafts'][number] | undefined,
): PaperState | null {
  if (kept) return { is: 'entered', by: kept.officer, at: kept.keptAt, record: kept.record };
  if (begun) return { is: 'begun', by: begun.officer, at: begun.savedAt, record: begun.record };
  return null;
}

/** Null for a paper of elsewhere: what became of it stands with its record. */
export function stateOfMark(mark: PaperMarkRow): PaperState | null {
  const { at, officer: by } = mark;
  if (mark.is === 'spoilt') return { is: mark.is, by, at, why: mark.why };
  if (mark.is === 'lost') return { is: mark.is, by, at, why: mark.why };
  return null;
}
