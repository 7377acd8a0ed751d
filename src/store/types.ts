import type { DeviceCertificate } from '#contract/certificates.ts';
import type { DevicePolicy } from '#contract/enrolment.ts';
import type { KeyList } from '#contract/keys.ts';
import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type {
  Growing,
  Jws,
  ReferenceNumber,
  ServerEpoch,
  ServerId,
  UnixMs,
  Uuid,
} from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Unit } from '#contract/units.ts';
import type { DeviceKey, OfficerVault, OpenVault } from '../vault/types.ts';

/** What enrolment gave this browser profile. */
export interface EnrolledDevice {
  id: Uuid;
  server: ServerId;
  unit: Unit;
  certificate: Jws;
  numbers: DeviceCertificate['numbers'];
  key: DeviceKey;
  policy: DevicePolicy;
  keyList: Jws;
}

/** Where this device's own count stands. */
export interface Counters {
  epoch: Uuid;
  /** Last ledger number given out in this epoch; 0 before the first. */
  seq: number;
  /** Next running number for a reference number. */
  nextNumber: number;
  serverEpoch: ServerEpoch | null;
  /** Server clock minus device clock, ms. */
  clockOffset: number | null;
}

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
}

/** The outcome of keeping (D2). Nothing else may be shown as บันทึกในเครื่องนี้แล้ว. */
export type KeepOutcome =
  | { is: 'kept'; secondCopy: boolean; record: Uuid; ref: ReferenceNumber }
  /** Disk full, database closed, code older than the data: the form stays in memory. */
  | { is: 'not-kept'; why: 'disk-full' | 'database-closed' | 'older-code' | 'other' };

/** Tags of a record on this device; each holds only what it really has. */
export type RecordState =
  | { tag: 'draft'; savedAt: UnixMs }
  | { tag: 'queued'; keptAt: UnixMs }
  | { tag: 'sent'; receivedAt: UnixMs }
  | { tag: 'fix'; faults: FieldFault[] }
  | { tag: 'review'; of: ReferenceNumber | null }
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
}

export interface RecordSummary {
  name: string;
  /** Last four digits, or null. */
  idTail: string | null;
  place: string | null;
  creditors: number;
}

/** What start-up found when it compared database, journal and high-water mark (D6). */
export type StartFinding =
  | { is: 'fresh' }
  | { is: 'sound' }
  /** Something was lost from the database and taken back from the second copy. */
  | { is: 'restored'; envelopes: number; drafts: number }
  /** The high-water mark says that more was made than any copy holds. */
  | { is: 'lost'; atLeast: number; restored: number }
  | { is: 'newer-data' };

/** The only door to what this device holds. */
export interface Store {
  finding: StartFinding;
  device(): Promise<EnrolledDevice | null>;
  officers(): Promise<OfficerVault[]>;
  enrol(device: EnrolledDevice, officer: OfficerVault): Promise<void>;
  counters(): Promise<Counters>;

  /**
   * Takes the next reference number and ids; pressing twice makes two drafts, never two of one.
   * @throws NotSavedError (`saving-trouble.ts`) like `saveDraft` and `discardDraft`, with its `why`;
   * NumbersExhaustedError (`drafts.ts`) when the device's lease of numbers is used up.
   */
  startDraft(
    vault: OpenVault,
    make: (ids: Pick<Draft, 'record' | 'op' | 'ref'>) => Registration,
  ): Promise<Draft>;
  saveDraft(vault: OpenVault, draft: Draft): Promise<void>;
  /** Newest first; drafts of other officers do not open and are left out. */
  drafts(vault: OpenVault): Promise<Draft[]>;
  draft(vault: OpenVault, record: Uuid): Promise<Draft | null>;
  discardDraft(record: Uuid): Promise<void>;

  /** D2: seal, one strict transaction, journal, and only then the word "kept". */
  keepRegistration(vault: OpenVault, draft: Draft): Promise<KeepOutcome>;

  /** Calls back at once and after every change; returns the way to stop. */
  watchRecords(vault: OpenVault, show: (lines: RecordLine[]) => void): () => void;
  watchOutbox(show: (picture: OutboxPicture) => void): () => void;
  keyList(): Promise<KeyList>;
  /** Pins a newer key list. @throws when it is not the server's, or older than the pinned one. */
  pinKeyList(keyList: Jws): Promise<void>;

  /** What the officer finished, while it may be read again here; null when it may not. */
  registration(vault: OpenVault, record: Uuid): Promise<Registration | null>;
}

export interface OutboxPicture {
  unsent: number;
  toMend: number;
  /** Envelopes that stand in the database but not yet in the journal. */
  withoutSecondCopy: number;
  receivedToday: number;
  lastReceivedAt: UnixMs | null;
}
