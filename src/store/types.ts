import type { Stopped } from '#contract/activation.ts';
import type { DeviceAuditAction, DeviceAuditEvent } from '#contract/audit.ts';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { CommandAck } from '#contract/commands.ts';
import type { DevicePolicy } from '#contract/enrolment.ts';
import type { KeyList } from '#contract/keys.ts';
import type {
  Jws,
  ReferenceNumber,
  ServerEpoch,
  ServerId,
  UnixMs,
  Uuid,
} from '#contract/primitives.ts';
import type { HpkeSealed, RecoveryRequest } from '#contract/recovery.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Unit } from '#contract/units.ts';
import type { Album } from '../sync/ports.ts';
import type { DeviceKey, OfficerVault, OpenVault } from '../vault/types.ts';
import type { DayPicture } from './day-types.ts';
import type { ActOn, BinnedDraft, Draft, KeepOutcome } from './draft-types.ts';
import type { HandingOver } from './hand-over-types.ts';
import type { Papers } from './paper-types.ts';
import type { Pictures } from './picture-types.ts';
import type { RecordLine, RecordView } from './record-types.ts';

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
  /** Since when the centre has it suspended, as it last said. */
  suspendedAt?: UnixMs;
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
  /** Calls back at once and after every change, such as a move; returns the way to stop. */
  watchDevice(show: (device: EnrolledDevice | null) => void): () => void;
  /**
   * Whoever may be chosen at the lock screen. After the centre's `lock` they are still named, and
   * have no slot that opens (`mayOpen`); vaults that another has replaced are left out.
   */
  officers(): Promise<OfficerVault[]>;
  /** Calls back at once and after every change; returns the way to stop. */
  watchOfficers(show: (officers: OfficerVault[]) => void): () => void;
  /** `at`: when the centre signed the device's certificate; the lease counts from then. */
  enrol(device: EnrolledDevice, officer: OfficerVault | null, at?: UnixMs): Promise<void>;
  /**
   * Puts an officer's vault beside the others. An older one of the same officer keeps only its `esc`
   * slot, and what was written under it waits for recovery.
   */
  addOfficer(officer: OfficerVault): Promise<void>;
  /** New slots or PIN of a vault; false when its slots were dropped meanwhile, which stays so. */
  saveOfficer(officer: OfficerVault): Promise<boolean>;
  /** A newer certificate for the same keys, of the same id or another; verified by the caller. */
  replaceCertificate(
    id: Uuid,
    officer: { id: Uuid; certificate: Jws; name: string },
  ): Promise<void>;
  /** Whose keys the centre has stopped, by vault; everybody else's count again. */
  noteStopped(stopped: ReadonlyMap<Uuid, Stopped>): Promise<void>;
  /** Since when the centre has this device suspended; null: it has not. */
  noteSuspended(at: UnixMs | null): Promise<void>;
  /** A newer certificate of this device, verified by the caller. */
  replaceDeviceCertificate(certificate: Jws): Promise<void>;
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
  /** Puts back a draft that was kept in a file; what is here and newer, or finished, stays as it is. */
  takeInDraft(vault: OpenVault, draft: Draft): Promise<'taken' | 'newer-here' | 'finished'>;
  /** Newest first; drafts of other officers do not open and are left out. */
  drafts(vault: OpenVault): Promise<Draft[]>;
  draft(vault: OpenVault, record: Uuid): Promise<Draft | null>;
  /** Into the bin, where it stays for 30 days. */
  discardDraft(record: Uuid): Promise<void>;
  takeBackDraft(record: Uuid): Promise<void>;
  /** For good: nothing was said in it. One with pictures stays. */
  dropDraft(record: Uuid): Promise<void>;
  /** Newest first; calls back at once and after every change; returns the way to stop. */
  watchBin(vault: OpenVault, show: (drafts: BinnedDraft[]) => void): () => void;

  /** Blank forms with numbers; loaded when first asked for. */
  papers(): Promise<Papers>;

  /** Pictures of drafts and records; loaded when first asked for. */
  pictures(): Promise<Pictures>;
  /** For whoever sends them; works while every officer is locked out. */
  album(): Promise<Album>;

  /** What waits, as a file that somebody carries, and the receipts that come back; loaded when asked for. */
  handingOver(): Promise<HandingOver>;

  /** D2: seal, one strict transaction, journal, and only then the word "kept". */
  keepRegistration(vault: OpenVault, draft: Draft): Promise<KeepOutcome>;

  /**
   * The draft that corrects a finished record: the one that was begun, or a new one. Null when the
   * record may not be read here any more, or is cancelled.
   */
  startCorrection(vault: OpenVault, record: Uuid): Promise<Draft | null>;
  /** Keeps a correction as D2 says; the same number, another act. Null when nothing was changed. */
  keepCorrection(vault: OpenVault, draft: Draft): Promise<KeepOutcome | null>;
  /** Cancels a finished record; a correction of it that is being written goes with it. */
  keepVoid(vault: OpenVault, act: ActOn & { reason: string }): Promise<KeepOutcome>;
  /** Names the pictures that were added to a finished record since the last act that named any. */
  keepAttachment(vault: OpenVault, act: ActOn): Promise<KeepOutcome>;

  /** Calls back at once and after every change; returns the way to stop. */
  watchRecords(vault: OpenVault, show: (lines: RecordLine[]) => void): () => void;
  /** One record of this officer by its id or reference number; null when there is none. */
  watchRecord(
    vault: OpenVault,
    record: Uuid | ReferenceNumber,
    show: (view: RecordView | null) => void,
  ): () => void;
  /** Drops what was opened for this officer's lists; only locking asks for it. */
  forgetOpened(vault: OpenVault): void;
  watchOutbox(show: (picture: OutboxPicture) => void): () => void;
  /** What was made today by whoever works here, and where it is; at once and after every change. */
  watchDay(show: (picture: DayPicture) => void): () => void;
  keyList(): Promise<KeyList>;
  /** Pins a newer key list. @throws when it is not the server's, or older than the pinned one. */
  pinKeyList(keyList: Jws): Promise<void>;

  /** Drafts that only the forgotten keys of this officer open. */
  unreadableDrafts(officer: string): Promise<number>;
  /** Where the recovery of an officer's drafts stands on this device, as far as their present key opens it. */
  recovery(of: Pick<OfficerCertificate, 'officer' | 'jwk'>): Promise<RecoveryHere>;
  /** Makes what `POST /recoveries` says; the same again while it is under way. Null: none is owed. */
  beginRecovery(vault: OpenVault): Promise<RecoveryRequest | null>;
  recoveryAsked(officer: string, id: Uuid): Promise<void>;
  /** Brings the old drafts under the officer's present key, all or none; how many. */
  openRecovered(vault: OpenVault, answer: HpkeSealed): Promise<number | null>;

  /** Reference numbers kept on this device for the same national ID within 90 days, by any officer. */
  mayBeKnown(vault: OpenVault, nationalId: string): Promise<ReferenceNumber[]>;

  /** How long what was finished may still be read here without hearing from the centre. */
  lease(): Promise<Lease>;

  /** What the centre has ordered and not yet heard the outcome of, oldest first. */
  unansweredCommands(): Promise<CommandAck[]>;
  commandAnswered(ack: CommandAck): Promise<void>;
  /** True until `rotated`: the centre wants the key list and the certificates to be fetched anew. */
  mustRotate(): Promise<boolean>;
  rotated(): Promise<void>;

  /** Writes down what happened on this device; only codes. */
  note(action: DeviceAuditAction, officer: string | null): Promise<void>;
  /** What the centre has not seen of it yet, oldest first, at most `limit`. */
  unsentAudit(limit: number): Promise<DeviceAuditEvent[]>;
  auditReceived(through: number): Promise<void>;

  /** What the officer finished, while it may be read again here; null when it may not. */
  registration(vault: OpenVault, record: Uuid): Promise<Registration | null>;
  /** The newest act on a record, sealed, while the centre has not signed for it; null once it has. */
  unsentEnvelope(record: Uuid): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** What was finished may be read until `until`, by every clock that there is; capture never stops. */
export interface Lease {
  reading: 'yes' | 'lease-over' | 'clock-turned-back';
  /** Device clock; when the lease ends if nothing is heard. */
  until: UnixMs;
  /** The newest time that the centre has signed; null before the first. */
  heardAt: UnixMs | null;
  /** More than 30 days without contact: new captures are marked. */
  longAlone: boolean;
}

export type RecoveryHere =
  | { is: 'nothing-locked' }
  /** No recovery key was known when those drafts were written. */
  | { is: 'not-possible'; drafts: number }
  | { is: 'possible'; drafts: number }
  | { is: 'asked'; drafts: number; id: Uuid };

export interface OutboxPicture {
  unsent: number;
  toMend: number;
  /** Envelopes that stand in the database but not yet in the journal. */
  withoutSecondCopy: number;
  /** Pictures of what is kept that are on this device alone. */
  picturesLeft: number;
  receivedToday: number;
  lastReceivedAt: UnixMs | null;
}
