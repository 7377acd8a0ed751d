import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { KeyUse } from '#contract/keys.ts';
import type { HoldCode, MailboxItem } from '#contract/mailbox.ts';
import type {
  Growing,
  IsoDate,
  Jws,
  ReferenceNumber,
  ServerEpoch,
  ServerId,
  Sha256,
  UnixMs,
  Uuid,
} from '#contract/primitives.ts';
import type { DeviceStatus, LedgerState } from '#contract/push.ts';
import type { Unit } from '#contract/units.ts';
import type { Scope } from '../people/authorize.ts';
import type { AuditTables } from './audit-tables.ts';
import type { DeviceTables, HoldTables } from './device-tables.ts';
import type { PeopleTables } from './enrolment-tables.ts';
import type { RosterTables } from './people-tables.ts';
import type { PictureTables } from './picture-tables.ts';
import type { ProposalTables } from './proposal-tables.ts';
import type { OpState, RecordTables, StoredOp, StoredRecord } from './record-tables.ts';
import type { RecoveryTables } from './recovery-tables.ts';
import type { SafekeepingTables } from './safekeeping-tables.ts';
import type { TwinTables } from './twin-tables.ts';
import type { UnitCount, UnitTables } from './unit-tables.ts';

/** A certificate that was verified, with the bytes that proved it. */
export interface Verified<T> {
  jws: Jws;
  certificate: T;
}

/** An envelope in custody. */
export interface StoredEnvelope {
  hash: Sha256;
  unit: string;
  n: number;
  device: Uuid;
  epoch: Uuid;
  seq: number;
  id: Uuid;
  record: Uuid | null;
  /** The device whose manifest proved that it sent this; null when nobody did. */
  sender: Uuid | null;
  /** When it came into custody. */
  at: UnixMs;
  bytes: Uint8Array;
}

/**
 * Kept, and not accepted yet. `awaits` are ids of ops or records whose coming may help; `officer` is
 * whose signature on it verified; a `releasable` one waits for a person's word and nothing else. `made`
 * and `clock` are what its header says of the device's clock.
 */
export interface Hold {
  hash: Sha256;
  unit: string;
  n: number;
  device: Uuid;
  id: Uuid;
  code: HoldCode;
  awaits: Uuid[];
  officer: string | null;
  releasable: boolean;
  since: UnixMs;
  ref: ReferenceNumber | null;
  made: UnixMs | null;
  clock: number | null;
}

/** What is said to a device: an item without its number. */
export type Outcome = DistributiveOmit<MailboxItem, 'n'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What acceptance reads and writes, inside one transaction. */
export interface AcceptanceTables {
  /**
   * Envelopes that acceptance has not looked at, in order within each unit: a fair share of each,
   * who waits longest first, quarantine last.
   */
  unjudged(most: number): Promise<StoredEnvelope[]>;
  /** Remembers that everything of `unit` up to `n` was looked at; false when it was before. */
  markJudged(unit: string, n: number): Promise<boolean>;
  /** Held envelopes after this place, in order of unit and number. */
  heldAfter(place: { unit: string; n: number }, most: number): Promise<StoredEnvelope[]>;
  heldAwaiting(ids: readonly Uuid[]): Promise<StoredEnvelope[]>;
  /** Those of `hashes` that are held, in order of unit and number. */
  heldAmong(hashes: readonly Sha256[]): Promise<StoredEnvelope[]>;
  findEnvelope(hash: Sha256): Promise<StoredEnvelope | null>;
  findHold(hash: Sha256): Promise<Hold | null>;
  /** The held envelope of this op, when a device of `unit` really sent it about this record. */
  findHoldOfOp(id: Uuid, record: Uuid, unit: string): Promise<Hold | null>;
  hold(hold: Hold): Promise<void>;
  /** It waits no more, and makes room for its device's next. */
  release(envelope: { hash: Sha256; device: Uuid }): Promise<void>;
  findOp(id: Uuid): Promise<StoredOp | null>;
  addOp(op: StoredOp): Promise<void>;
  setOpState(id: Uuid, state: OpState): Promise<void>;
  /** No act on this record needs mending any more. */
  mendRecord(record: Uuid): Promise<void>;
  findRecord(id: Uuid): Promise<StoredRecord | null>;
  saveRecord(record: StoredRecord, at: UnixMs): Promise<void>;
  countRecordsWithRef(ref: string): Promise<number>;
  /** The device's signature on it verified: it leaves quarantine, is its device's own and joins its ledger. */
  proveOrigin(envelope: StoredEnvelope): Promise<void>;
}

export interface MailboxTables {
  /** Puts an outcome into a device's mailbox under its next number; nothing for unknown devices. */
  post(device: Uuid, outcome: Outcome): Promise<void>;
  /** Devices that brought an envelope after another had, and did not make it. */
  carriersOf(hash: Sha256): Promise<Uuid[]>;
  readMailbox(device: Uuid, after: number, most: number): Promise<MailboxItem[]>;
}

/** [P11] A key's certificate, with the rights of today in place of those that it names. */
export interface OfficerToday {
  certificate: OfficerCertificate;
  /** The person or the device was stopped, the person left it, or a newer key took this one's place. */
  revoked: boolean;
}

export interface StandingTables {
  officerToday(certificate: Uuid): Promise<OfficerToday | null>;
}

/** A device and what is known of its ledger, for the overview. */
export interface DeviceRow {
  certificate: DeviceCertificate;
  /** When it last proved a key, whatever it came for. */
  lastContact: UnixMs | null;
  received: number;
  accepted: number;
  held: number;
  /** The device's last word, and how many envelopes were taken from the push that brought it. */
  reported: { at: UnixMs; status: DeviceStatus; arrived: number } | null;
  epochs: LedgerState[];
  /** Envelopes that came under a ledger number which another has. */
  repeats: number;
  /** Acts that its officers have to mend; they are counted in `held`, too. */
  mending: number;
  /** Suspended, or another device took its place. */
  stopped: boolean;
}

/** Registrations of one unit: all, and those that had come by a cut-off. */
export interface UnitRegistrations extends UnitCount {
  byCut: number;
}

export interface OfficerOnDevice {
  device: Uuid;
  /** Officer code. */
  officer: string;
  name: string;
  position: string | null;
  phone: string | null;
}

export interface SupervisionTables {
  unitsIn(scope: Scope): Promise<Unit[]>;
  devicesIn(scope: Scope): Promise<DeviceRow[]>;
  countQuarantined(): Promise<number>;
  /** Officers of this area in good standing who have a key on one of these devices. */
  officersOn(scope: Scope, devices: readonly Uuid[]): Promise<OfficerOnDevice[]>;
  /** What acceptance has not looked at yet. */
  countUnjudged(scope: Scope): Promise<UnitCount[]>;
  /** [BD6] One more registration of `unit` that says it was taken on `day`. */
  countRegistration(unit: string, day: IsoDate, receivedAt: UnixMs): Promise<void>;
  /** All registrations of an area by unit; the cut-off is at 15.30 of `cutDay`. */
  registrationsIn(scope: Scope, cutDay: IsoDate): Promise<UnitRegistrations[]>;
  /** Registrations that came on `from` or later, by both days. */
  daysIn(scope: Scope, from: IsoDate): Promise<Omit<UnitDay, 'unit'>[]>;
  /** Registrations that came or were taken on `day`, by unit and both days. */
  dayIn(scope: Scope, day: IsoDate): Promise<UnitDay[]>;
  /** When devices last proved a key; unknown devices may be among them. */
  saveContacts(met: ReadonlyMap<Uuid, UnixMs>): Promise<void>;
}

/** Registrations of one unit that came on one day and say that they were taken on another. */
export interface UnitDay {
  unit: string;
  received: IsoDate;
  registered: IsoDate;
  count: number;
}

/** What lies in quarantine of one origin and one day. */
export interface QuarantineDay {
  /** The day in Thailand on which it came. */
  day: IsoDate;
  /** The device that brought it; null for strangers. */
  origin: Uuid | null;
  envelopes: number;
  bytes: number;
}

export interface QuarantineTables {
  quarantineByDay(): Promise<QuarantineDay[]>;
  /** Whether nobody known vouches for it yet; its receipt says where it came in, and never changes. */
  isInQuarantine(hash: Sha256): Promise<boolean>;
  /**
   * What strangers brought before `at`, acceptance has looked at, and no known device has offered;
   * in order of number, after number `n`.
   */
  strangersBefore(at: UnixMs, n: number, most: number): Promise<StoredEnvelope[]>;
  /** Deletes such envelopes, and writes down their hashes; how many bytes became free. */
  dropStrangers(hashes: readonly Sha256[], at: UnixMs): Promise<number>;
}

/** What the data know of the keys that they need. */
export interface RememberedKeys {
  /** Null while nothing was ever stored. */
  server: ServerId | null;
  listVersion: number;
  kids: { kid: string; use: Growing<KeyUse> }[];
}

export interface ServerTables {
  /** Made at the first opening; the same until a restore. */
  serverEpoch(): Promise<ServerEpoch>;
  rememberedKeys(): Promise<RememberedKeys>;
  rememberKeys(keys: RememberedKeys): Promise<void>;
  /** Really writes and reads. */
  touch(at: UnixMs): Promise<void>;
}

export type Tables = AcceptanceTables &
  AuditTables &
  RecordTables &
  StandingTables &
  DeviceTables &
  HoldTables &
  MailboxTables &
  PeopleTables &
  PictureTables &
  ProposalTables &
  QuarantineTables &
  RecoveryTables &
  RosterTables &
  SafekeepingTables &
  SupervisionTables &
  ServerTables &
  TwinTables &
  UnitTables;
