import type { OfficerCertificate, Role } from '#contract/certificates.ts';
import type { UnitCode, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Scope } from '../people/authorize.ts';
import type { LedgerCut, LedgerHead } from './device-tables.ts';
import type { Verified } from './tables.ts';

export interface StoredPerson {
  id: Uuid;
  /** Officer code; null until approved. */
  officer: string | null;
  title: string;
  firstName: string;
  lastName: string | null;
  position: string | null;
  phone: string | null;
  unit: UnitCode;
  roles: Role[];
  scope: string;
  state: 'proposed' | 'approved' | 'refused' | 'suspended';
  /** HMAC of the national ID; null when none was given. */
  idHash: string | null;
  /** Officer code of whoever proposed them; null: the server itself. */
  proposedBy: string | null;
  proposedAt: UnixMs;
  /** Why they were not approved; null also where an app of before gave no reason. */
  refusal: { reason: string; by: string; at: UnixMs } | null;
  /** What their devices had made known when they were suspended. */
  suspended: { at: UnixMs; heads: Record<Uuid, LedgerHead[]> } | null;
  /** Other duties or another unit, until another person has decided. */
  dutiesAsked: DutiesAsked | null;
  /** By device, what it had made known when they left it for another unit: it may act no more. */
  left: Record<Uuid, LedgerCut>;
}

export interface DutiesAsked extends Pick<StoredPerson, 'unit' | 'roles' | 'scope'> {
  reason: string;
  /** Officer code. */
  by: string;
  at: UnixMs;
}

/** [P6] So many wrong guesses end a slip. */
export const MOST_WRONG_ON_SLIP = 5;

/** A slip that lets one officer onto one device; only the hash of its code is here. */
export interface StoredSlip {
  officer: string;
  salt: string;
  hash: string;
  expiresAt: UnixMs;
  wrongTries: number;
  /** Officer code of whoever printed it. */
  issuedBy: string;
  /** Who used it: asking again from there gives the same answer. */
  used: { device: Uuid; key: string; certificate: Uuid } | null;
}

/** A certificate of an officer, and what people call the device that its key lies on. */
export interface KeyOnDevice {
  certificate: OfficerCertificate;
  deviceLabel: string;
  /** Whether the device threw it away by an order. */
  shut: boolean;
}

export interface RosterTables {
  peopleIn(scope: Scope): Promise<StoredPerson[]>;
  personIn(scope: Scope, id: Uuid): Promise<StoredPerson | null>;
  /** For whoever proves to be that officer; asks nobody's right. */
  personOf(officer: string): Promise<StoredPerson | null>;
  /** Whether somebody with this hash, or with this name in this unit, is on a roster already. */
  isKnown(
    person: Pick<StoredPerson, 'idHash' | 'firstName' | 'lastName' | 'unit'>,
  ): Promise<boolean>;
  addPerson(person: StoredPerson): Promise<void>;
  savePerson(scope: Scope, person: StoredPerson): Promise<void>;
  /** Certificates of an officer on all devices. */
  keysOf(officer: string): Promise<OfficerCertificate[]>;
  /** Certificates of everybody whose home unit lies in this area, oldest first. */
  keysIn(scope: Scope): Promise<KeyOnDevice[]>;
  /** Of somebody whose home unit lies in this area, on whatever device. */
  keyIn(scope: Scope, certificate: Uuid): Promise<OfficerCertificate | null>;
  /** The same key's certificate, signed anew under the same id. */
  confirmKey(scope: Scope, key: Verified<OfficerCertificate>): Promise<void>;
  /** The newest certificate of each officer on a device, with the bytes that prove it. */
  papersOn(device: Uuid): Promise<Verified<OfficerCertificate>[]>;
  /** By officer code: what of their work on this device came before they were suspended. */
  suspensionsOn(device: Uuid): Promise<Map<string, LedgerCut>>;
  /** By officer code: what of their work on this device came before they left it. */
  leavingsOn(device: Uuid): Promise<Map<string, LedgerCut>>;
  putSlip(scope: Scope, slip: StoredSlip): Promise<void>;
  slipOf(officer: string): Promise<StoredSlip | null>;
  /** By the server, for a try or a use. */
  saveSlip(slip: StoredSlip): Promise<void>;
  /** Until when the slips are good that somebody can still use, by officer code. */
  openSlips(now: UnixMs): Promise<Map<string, UnixMs>>;
  /** Counts a try under a name, anew after `windowMs`; how many there were before it. */
  countTry(name: string, now: UnixMs, windowMs: number): Promise<number>;
  /** Takes one back that turned out to be none. */
  forgetTry(name: string): Promise<void>;
  /** How many there were, without counting one more. */
  triesOf(name: string, now: UnixMs, windowMs: number): Promise<number>;
}
