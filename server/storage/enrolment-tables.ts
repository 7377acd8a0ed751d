import type { DeviceCertificate, OfficerCertificate, Role } from '#contract/certificates.ts';
import type { Jws, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import type { Verified } from './tables.ts';

/** What a one-time code makes: a device with its first officer, or a device of a unit alone. */
export type CodeGrants =
  | { roles: Role[]; scope: string }
  | { unit: Unit; label: string; replaces: Uuid | null };

export interface EnrolmentCodeRow {
  selector: string;
  salt: string;
  hash: string;
  firstRun: boolean;
  grants: CodeGrants;
  expiresAt: UnixMs | null;
  wrongTries: number;
  windowStartedAt: UnixMs;
  /** Who used it, and what they were given. */
  used: { device: Uuid; key: string; deviceJws: Jws; officerJws: Jws | null; unit: Unit } | null;
}

export interface PeopleTables {
  addCode(code: EnrolmentCodeRow): Promise<void>;
  findCodes(selector: string): Promise<EnrolmentCodeRow[]>;
  /** Overwrites the tries and the use of the code with this selector and salt. */
  saveCode(code: EnrolmentCodeRow): Promise<void>;
  dropUnusedFirstRunCodes(): Promise<void>;
  anyCodeUsed(): Promise<boolean>;
  /** Takes the next number block of an area: 0, 1, 2 … */
  takeNumberBlock(area: string): Promise<number>;
  /** Takes the next running number of officers in an area: 1, 2, 3 … */
  takeOfficerNumber(area: string): Promise<number>;
  /**
   * False when it was known, unless this certificate is a newer one of the same key: then it takes
   * the old one's place. Its number block is never given out again.
   */
  addDevice(device: Verified<DeviceCertificate>): Promise<boolean>;
  addOfficer(officer: Verified<OfficerCertificate>): Promise<boolean>;
  findDevice(device: Uuid): Promise<Verified<DeviceCertificate> | null>;
  findOfficers(device: Uuid): Promise<OfficerCertificate[]>;
}
