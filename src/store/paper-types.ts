import type { ReferenceNumber, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { OpenVault } from '../vault/types.ts';
import type { Draft } from './draft-types.ts';

/** Why a form cannot be used; codes, because they lie in the clear. */
export const spoiltWhys = ['printer', 'written-wrong', 'damaged', 'other'] as const;
export type SpoiltWhy = (typeof spoiltWhys)[number];
/** How a form was lost. */
export const lostWhys = ['in-the-field', 'not-returned', 'other'] as const;
export type LostWhy = (typeof lostWhys)[number];

/** So many forms are printed at once at most. */
export const MOST_PAPERS = 50;

/** What has become of a number; `by` is an officer code. */
export type PaperState =
  /** Taken from the lease, not yet handed to a printer. */
  | { is: 'ready'; by: string; at: UnixMs }
  /** Handed to a printer, and still out. */
  | { is: 'printed'; by: string; at: UnixMs }
  /** A draft was begun from it. */
  | { is: 'begun'; by: string; at: UnixMs; record: Uuid }
  | { is: 'entered'; by: string; at: UnixMs; record: Uuid }
  | { is: 'spoilt'; by: string; at: UnixMs; why: SpoiltWhy }
  | { is: 'lost'; by: string; at: UnixMs; why: LostWhy };

export interface PaperLine {
  ref: ReferenceNumber;
  /** The run that it was taken with. */
  run: Uuid;
  state: PaperState;
}

/** Numbers that were taken together. */
export interface PaperRun {
  id: Uuid;
  refs: ReferenceNumber[];
  takenAt: UnixMs;
  printedAt: UnixMs | null;
  /** False while nobody has said what came out of the printer. */
  answered: boolean;
}

export interface PaperPicture {
  /** Newest first. */
  runs: PaperRun[];
  /** One line a number, in the order of the numbers. */
  lines: PaperLine[];
}

/** What the device knows of a number on a paper. */
export interface PaperFound {
  /** False: printed by another device, by this one before a loss, or never. */
  printedHere: boolean;
  /** When this device handed it to a printer; null when it did not. */
  printedAt: UnixMs | null;
  /** Null when nothing speaks against entering it. */
  state: PaperState | null;
}

export type PaperBegun =
  | { is: 'begun'; draft: Draft }
  /** It was entered, begun, or said to be spoilt or lost. */
  | { is: 'not-free'; state: PaperState };

/** Blank forms with numbers of this device [D16]. */
export interface Papers {
  /** Calls back at once and after every change; returns the way to stop. */
  watch(show: (picture: PaperPicture) => void): () => void;
  /** The numbers that `take` would give. @throws NumbersExhaustedError */
  next(count: number): Promise<ReferenceNumber[]>;
  /**
   * Takes the next `count` (1 … `MOST_PAPERS`) numbers of the lease.
   * @throws NumbersExhaustedError; NotSavedError like `startDraft`.
   */
  take(officer: string, count: number): Promise<PaperRun>;
  /**
   * Hands a run to a printer, once. Only after `go` may it be printed: `again` when it was handed
   * over before, `no-second-copy` when a loss of the database could bring the numbers again.
   */
  handToPrinter(run: Uuid): Promise<'go' | 'again' | 'no-second-copy'>;
  /** What came out of the printer: all but the spoilt ones. */
  answer(run: Uuid, spoilt: readonly ReferenceNumber[], officer: string): Promise<void>;
  /** False when the number is being entered, was entered, or is not of this device. */
  mark(
    ref: ReferenceNumber,
    as: { is: 'spoilt'; why: SpoiltWhy } | { is: 'lost'; why: LostWhy },
    officer: string,
  ): Promise<boolean>;
  unmark(ref: ReferenceNumber): Promise<void>;
  find(no: ReferenceNumber): Promise<PaperFound>;
  /**
   * A draft from a paper. A number printed here becomes the record's own; a paper of elsewhere, or
   * one without a number (null), is given the device's next.
   * @throws like `startDraft`.
   */
  begin(
    vault: OpenVault,
    no: ReferenceNumber | null,
    make: (ids: Pick<Draft, 'record' | 'op' | 'ref'>) => Registration,
  ): Promise<PaperBegun>;
}
