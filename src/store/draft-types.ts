import type { FieldFault } from '#contract/mailbox.ts';
import type { ReferenceNumber, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';

/**
 * A registration that is being written. `typed` holds what was typed into a field but is not an
 * answer yet (`5หมื่นก`), by path, so that nothing an officer typed is ever lost.
 */
export interface Draft {
  record: Uuid;
  op: Uuid;
  ref: ReferenceNumber;
  startedAt: UnixMs;
  savedAt: UnixMs;
  registration: Registration;
  typed: Record<string, string>;
  /** Not there when it is the first registration of somebody. */
  corrects?: Correction;
}

/** A record that is being corrected, and what its author had seen when that was begun. */
export interface Correction {
  /** What the centre sent back is sent anew; anything else is amended, with a reason. */
  is: 'mending' | 'amendment';
  /** The centre has no record of it yet, so it is sent whole; else what was changed is. */
  whole: boolean;
  /** The act that was sent back. */
  mends: Uuid | null;
  /** Head acts of the record that the author had seen. */
  base: Uuid[];
  /** What the officer saw: the new answers are shown beside these. */
  before: Registration;
  /** What the changes are told against: the same, or without the changes that were sent back. */
  against: Registration;
  /** What the centre found, and a person's own words if a person sent it back. */
  faults: FieldFault[];
  note: string | null;
  reason: string;
}

/** A discarded draft: 30 days long it can be taken back. */
export interface BinnedDraft {
  record: Uuid;
  ref: ReferenceNumber;
  savedAt: UnixMs;
  discardedAt: UnixMs;
  corrects: boolean;
}

/** What an officer wants done to a finished record; `op` is made when its page is opened [D1]. */
export interface ActOn {
  op: Uuid;
  record: Uuid;
}

/** The outcome of keeping (D2). Nothing else may be shown as บันทึกในเครื่องนี้แล้ว. */
export type KeepOutcome =
  | { is: 'kept'; secondCopy: boolean; record: Uuid; ref: ReferenceNumber }
  /** Disk full, database closed, code older than the data: the form stays in memory. */
  | { is: 'not-kept'; why: 'disk-full' | 'database-closed' | 'older-code' | 'other' };
