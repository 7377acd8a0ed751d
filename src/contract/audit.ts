import * as z from 'zod/mini';
import { Count, growing, Sha256, text, UnixMs, Uuid } from './primitives.ts';

/** What is written down. Codes only; the words are the app's. */
export const auditActions = [
  'device-enrolled',
  'device-code-issued',
  'device-suspended',
  'device-restored',
  'device-locked',
  'device-wipe-asked',
  'device-wiped',
  'device-moved',
  'device-policy',
  'device-rotated',
  'command-done',
  'command-ignored',
  'unit-made',
  'person-proposed',
  'person-approved',
  'person-refused',
  'person-suspended',
  'person-restored',
  'duties-asked',
  'duties-changed',
  'duties-refused',
  'slip-issued',
  'slip-refused',
  'activated',
  'fingerprint-confirmed',
  'fingerprint-wrong',
  'certificate-renewed',
  'signed-in',
  'sign-in-refused',
  'request-refused',
  'record-read',
  'hold-released',
  'recovery-asked',
  'recovery-approved',
  'recovery-refused',
  'recovery-answered',
  'audit-read',
  'audit-exported',
  'device-audit-forked',
  'quarantine-dropped',
  'bootstrap',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Why somebody opened a full record; asked before it is shown. */
export const readPurposes = [
  'case',
  'correction',
  'duplicate',
  'complaint',
  'audit',
  'other',
] as const;
export type ReadPurpose = (typeof readPurposes)[number];

/**
 * One row of the audit log. `hash` is SHA-256 (base64url) over `prev` and the row's own JSON without
 * it, so that no row can be changed, taken out or put elsewhere unseen.
 */
export const AuditEvent = z.object({
  n: z.int().check(z.gte(1)),
  at: UnixMs,
  /** Officer code, or null when the server or an unknown caller acted. */
  officer: z.nullable(text(40)),
  device: z.nullable(Uuid),
  action: growing(auditActions),
  /** Id or code of what it was done to; never a name. */
  target: z.nullable(text(80)),
  /** Area the event belongs to: who may read it. Empty: the country. */
  area: z.string().check(z.maxLength(16)),
  /** A code, or what somebody gave as a reason. */
  detail: z.nullable(text(500)),
  prev: Sha256,
  hash: Sha256,
});
export type AuditEvent = z.infer<typeof AuditEvent>;
/** `GET /audit?before=&action=&officer=&from=&to=`, newest first. */
export const AuditPage = z.object({ events: z.array(AuditEvent), more: z.boolean() });
export type AuditPage = z.infer<typeof AuditPage>;

export const deviceAuditActions = [
  'unlocked',
  'unlock-refused',
  'locked',
  'switched',
  'pin-set',
  'passphrase-changed',
  'exported',
  'command-done',
  'command-ignored',
  'recovered',
  'record-opened',
] as const;
export type DeviceAuditAction = (typeof deviceAuditActions)[number];
/** A row of the device's own chain; `POST /device/audit` brings those after what the server has. */
export const DeviceAuditEvent = z.object({
  n: z.int().check(z.gte(1)),
  at: UnixMs,
  officer: z.nullable(text(40)),
  action: growing(deviceAuditActions),
  prev: Sha256,
  hash: Sha256,
});
export type DeviceAuditEvent = z.infer<typeof DeviceAuditEvent>;
export const DeviceAuditBody = z.strictObject({
  events: z.array(DeviceAuditEvent).check(z.maxLength(200)),
});
/** `POST /audit/exported`: written down before the file is made. */
export const AuditExport = z.strictObject({ purpose: text(200) });
export type AuditExport = z.infer<typeof AuditExport>;
export const DeviceAuditAnswer = z.object({ through: Count });

/** The text that a row's hash is made over, after its `prev`; the members in this order. */
export const auditText = (prev: Sha256, event: object): string =>
  `dd/audit/1|${prev}|${JSON.stringify(event)}`;
/** `prev` of the first row. */
export const AUDIT_START: Sha256 = 'A'.repeat(43);
