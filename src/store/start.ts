import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { StartFinding } from './types.ts';

/** How far this device had counted, as a few characters outside the database say. */
export interface Mark {
  epoch: Uuid;
  seq: number;
}

type Numbered = {
  hash: Sha256;
  op: Uuid;
  openedAs?: Uuid | undefined;
  record: Uuid;
  epoch: Uuid;
  seq: number;
};
type SavedDraft = { record: Uuid; op: Uuid; corrects?: true; savedAt: UnixMs };

/** What was found at start. Lists are of what lies there; nothing here is read from a clock. */
export interface Evidence {
  database: {
    newer: boolean;
    enrolled: boolean;
    epoch: Uuid | null;
    formerEpochs: readonly Uuid[];
    seq: number;
    nextNumber: number;
    /** The device and the first number of its lease; null before enrolment. */
    lease: string | null;
    /** Runs of paper numbers that were handed to a printer. */
    runsPrinted: number;
    /** Every envelope that the database knows, also those whose bytes have left. */
    known: readonly Numbered[];
    /** Envelopes whose bytes are here. */
    here: readonly Sha256[];
    drafts: readonly SavedDraft[];
  };
  journal: readonly Numbered[];
  copy: Pick<Evidence['database'], 'nextNumber' | 'lease' | 'runsPrinted' | 'drafts'> | null;
  mark: Mark | null;
}

export type Plan =
  | { is: 'leave-alone'; finding: StartFinding }
  /** Everything that must be there is there; some of it not yet twice. */
  | { is: 'go-on'; finding: StartFinding; toJournal: Sha256[] }
  /** The database has lost something: put it back and begin a new epoch. */
  | {
      is: 'restore';
      finding: StartFinding;
      toDatabase: Sha256[];
      toJournal: Sha256[];
      drafts: Uuid[];
      nextNumber: number;
      /** The second copy knows better than the database which paper numbers were printed [D16]. */
      papers: boolean;
    };

export const blankDatabase: Evidence['database'] = {
  newer: false,
  enrolled: false,
  epoch: null,
  formerEpochs: [],
  seq: 0,
  nextNumber: 0,
  lease: null,
  runsPrinted: 0,
  known: [],
  here: [],
  drafts: [],
};

/** Numbers that may have been printed and forgotten are stepped over. */
export const NUMBERS_SKIPPED = 100;

/** Compares the database with its copies and says what to do [D6]. */
export function compare({ database, journal, copy, mark }: Evidence): Plan {
  if (database.newer) return { is: 'leave-alone', finding: { is: 'newer-data' } };

  const known = new Set(database.known.map(({ hash }) => hash));
  const journalled = new Set(journal.map(({ hash }) => hash));
  const missing = journal.filter(({ hash }) => !known.has(hash));
  const toJournal = database.here.filter((hash) => !journalled.has(hash));

  const ownEpochs = [database.epoch, ...database.formerEpochs];
  const behindMark =
    mark !== null &&
    (mark.epoch === database.epoch ? mark.seq > database.seq : !ownEpochs.includes(mark.epoch));
  const forgotDevice = copy !== null && !database.enrolled;
  // The copy is always written from the database: where it has counted further, the database fell back.
  const behindCopy =
    copy !== null &&
    copy.lease === database.lease &&
    (copy.nextNumber > database.nextNumber || copy.runsPrinted > database.runsPrinted);

  if (!behindMark && !forgotDevice && !behindCopy && missing.length === 0) {
    const finding = { is: database.enrolled ? 'sound' : 'fresh' } as const;
    return { is: 'go-on', finding, toJournal };
  }

  const lost = behindMark ? mark.seq - highestSeq([...journal, ...database.known], mark.epoch) : 0;
  const drafts = lostDrafts(database, [...journal, ...database.known], copy);
  return {
    is: 'restore',
    finding:
      lost > 0
        ? { is: 'lost', atLeast: lost, restored: missing.length }
        : { is: 'restored', envelopes: missing.length, drafts: drafts.length },
    toDatabase: missing.map(({ hash }) => hash),
    toJournal,
    drafts,
    nextNumber: Math.max(database.nextNumber, copy?.nextNumber ?? 0) + NUMBERS_SKIPPED,
    papers: forgotDevice || behindCopy,
  };
}

const highestSeq = (envelopes: readonly Numbered[], epoch: Uuid): number =>
  envelopes.reduce((top, one) => (one.epoch === epoch ? Math.max(top, one.seq) : top), 0);

/** Drafts of the copy that the database has not, or has older, and that were not finished since. */
function lostDrafts(
  database: Evidence['database'],
  finishedHere: readonly Numbered[],
  copy: Evidence['copy'],
): Uuid[] {
  const savedAt = new Map(database.drafts.map((draft) => [draft.record, draft.savedAt]));
  const registered = new Set(finishedHere.map(({ record }) => record));
  const kept = new Set(finishedHere.flatMap(({ op, openedAs = op }) => [op, openedAs]));
  return (copy?.drafts ?? [])
    .filter(({ record, op, corrects }) => !(corrects ? kept.has(op) : registered.has(record)))
    .filter((draft) => draft.savedAt > (savedAt.get(draft.record) ?? Number.NEGATIVE_INFINITY))
    .map(({ record }) => record);
}
