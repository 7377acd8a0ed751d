import type {
  AuditAction,
  AuditEvent,
  AuditNamed,
  AuditQuestion,
  DeviceAuditEvent,
} from '#contract/audit.ts';
import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Scope } from '../people/authorize.ts';

/** What is to be written into the audit log; number and chain are the log's own. */
export interface NewAuditEvent {
  at: UnixMs;
  /** Officer code; null when the server, or somebody unknown, acted. */
  officer: string | null;
  device: Uuid | null;
  action: AuditAction;
  /** Id or code of what it was done to; never a name. */
  target: string | null;
  /** Unit or area that it concerns: who may read it. */
  area: string;
  /** A code, or the reason that somebody gave. */
  detail: string | null;
}

export interface AuditTables {
  /** Appends to the chain, in the transaction of what it tells of: neither stands alone. */
  writeAudit(event: NewAuditEvent): Promise<void>;
  /** Newest first. */
  readAudit(scope: Scope, asked: AuditQuestion, most: number): Promise<AuditEvent[]>;
  /** What ids and codes of rows are called today; what is known by none is left out. */
  namesOf(ids: readonly string[]): Promise<AuditNamed[]>;
  /** Of one kind about any of these targets, newest first. */
  auditOn(targets: readonly string[], action: string): Promise<AuditEvent[]>;
  /** Oldest first, of every area, for whoever checks the chain. */
  auditAfter(n: number, most: number): Promise<AuditEvent[]>;
  /** What a device tells of itself; `forked`: it told otherwise before. */
  addDeviceAudit(
    device: Uuid,
    events: readonly DeviceAuditEvent[],
    at: UnixMs,
  ): Promise<DeviceAuditTaken>;
  /** In order of device and number, after this row. */
  deviceAuditAfter(
    place: { device: string; n: number; hash: string },
    most: number,
  ): Promise<{ device: Uuid; event: DeviceAuditEvent }[]>;
  /** How far each device's chain was whole when it was last brought, and the hash of that row. */
  deviceAuditHeads(): Promise<{ device: Uuid; through: number; hash: Sha256 }[]>;
}

/** `full`: so much came of this device today that nothing more is taken. */
export type DeviceAuditTaken = { is: 'taken'; through: number; forked: boolean } | { is: 'full' };
