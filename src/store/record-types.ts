import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type { Op } from '#contract/op.ts';
import type { Growing, ReferenceNumber, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Edit } from '#debt/changes.ts';
import type { Outcome } from './rows.ts';
import type { Lease } from './types.ts';

/** Tags of a record on this device; each holds only what it really has. */
export type RecordState =
  | { tag: 'draft'; savedAt: UnixMs }
  | { tag: 'queued'; keptAt: UnixMs }
  | { tag: 'sent'; receivedAt: UnixMs }
  | { tag: 'fix'; faults: FieldFault[]; note: string | null }
  /** Cancelled here at `at`; `waiting` until the centre has it. */
  | { tag: 'void'; at: UnixMs; waiting: boolean; reason: string | null }
  | { tag: 'review'; of: ReferenceNumber | null }
  /** Ended at the centre: it is the same matter as another, whose number is told inside the unit only. */
  | { tag: 'joined'; into: ReferenceNumber | null }
  /** The centre has all of it, and a person has yet to decide on these fields; `''`: on cancelling it. */
  | { tag: 'proposed'; fields: string[] }
  /** In custody, but acceptance needs a person or a newer server. */
  | { tag: 'held'; code: Growing<HoldCode>; receivedAt: UnixMs };

/** One line of the list of what this device holds. */
export interface RecordLine {
  record: Uuid;
  ref: ReferenceNumber;
  keptAt: UnixMs;
  state: RecordState;
  /** Only for the officer who wrote it, while it may be read here. */
  summary: RecordSummary | null;
  /** The summary is still being opened; it comes by itself. */
  opening?: true;
  /** Acts on it that have no receipt. */
  unsent: number;
  /** Null when the centre has every picture that its acts name. */
  pictures: PicturesSent | null;
  /** A correction of it is being written. */
  correcting: { savedAt: UnixMs } | null;
  /** Kept after the device had been without contact for more than 30 days. */
  longAlone: boolean;
}

/** Pictures with a receipt of the centre, of those that were kept. */
export interface PicturesSent {
  sent: number;
  of: number;
}

export interface RecordSummary {
  name: string;
  /** Last four digits, or null. */
  idTail: string | null;
  place: string | null;
  creditors: number;
  /** Why it was last changed or cancelled. */
  reason?: string;
}

/** One act on a record, for its history. */
export interface ActLine {
  op: Uuid;
  kind: Op['kind'];
  /** It answers something that was sent back. */
  mends: boolean;
  keptAt: UnixMs;
  /** `here`: when this device heard it; `there`: when the centre had it, by its own clock. */
  received: { here: UnixMs; there: UnixMs } | null;
  outcome: { at: UnixMs; item: Outcome } | null;
  reason: string | null;
  edits: Edit[];
}

/** Everything that its officer may know here of one record. */
export interface RecordView {
  line: RecordLine;
  reading: 'yes' | 'window-closed' | 'not-here' | 'stopped' | Exclude<Lease['reading'], 'yes'>;
  /** Null unless `reading` is yes. */
  registration: Registration | null;
  /** Oldest first. */
  acts: ActLine[];
}
