import type { DeviceCertificate } from '#contract/certificates.ts';
import type { ServerEpoch, UnixMs } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import type { LedgerCut } from './device-tables.ts';
import type { StoredPerson } from './people-tables.ts';
import type { Verified } from './tables.ts';

/** What the newest backup apart from the server holds. */
export interface BackupMark {
  at: UnixMs;
  serverEpoch: ServerEpoch;
  /** Of each unit, up to which number. */
  units: Record<string, number>;
}

/** What somebody may do or is called, as a restore has to know it. */
export type Right =
  | { kind: 'person'; person: StoredPerson }
  | { kind: 'device'; device: Verified<DeviceCertificate>; suspended: LedgerCut | null }
  | { kind: 'unit'; unit: Unit };

/** For backup and restore, which are the server's own and ask for nobody's right. */
export interface SafekeepingTables {
  lastBackup(): Promise<BackupMark | null>;
  noteBackup(mark: BackupMark): Promise<void>;
  /** By unit, the highest number that custody gave out; quarantine has none. */
  unitNumbers(): Promise<Record<string, number>>;
  /** The number of the audit log's newest row; 0 while there is none. */
  auditHead(): Promise<number>;
  /** Of a person or a device by id, of a unit by code; null when nothing is called so. */
  rightOf(target: string): Promise<Right | null>;
  /** Makes somebody what the right says, whatever they are here. */
  putBack(right: Right): Promise<void>;
  /** [BK4] Begins an epoch after the one here and after `n`. */
  beginEpoch(n: number): Promise<ServerEpoch>;
  /** Activation slips and one-time codes that nobody used let nobody in any more. */
  voidUnused(): Promise<void>;
  /** Leaves numbers out in every area, because others may have got them since. */
  skipNumbers(blocks: number, officers: number): Promise<void>;
}
