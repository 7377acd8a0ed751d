import * as z from 'zod/mini';
import { Count, growing, ReferenceNumber, Sha256, text, UnixMs, Uuid } from './primitives.ts';

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
  'device-renamed',
  'device-policy',
  'device-rotated',
  'device-epoch-rotated',
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
  'picture-read',
  'duplicate-lookup',
  'duplicate-decided',
  'proposal-decided',
  'hold-released',
  'hold-declined',
  'recovery-asked',
  'recovery-approved',
  'recovery-refused',
  'recovery-answered',
  'audit-read',
  'audit-exported',
  'device-audit-forked',
  'quarantine-dropped',
  'server-restored',
  'bootstrap',
] as const;
export type AuditAction = (typeof auditActions)[number];

/**
 * What the detail of a row is, so that the app can say it in words:
 * - `reason`: what somebody wrote; `roles`: roles, a space between them
 * - `duties`: code of a unit, then roles
 * - `device`: id of the device that another replaces
 * - `command`: kind of an order, why it was ignored, or both
 * - `problem`: a problem code; `action`: which action was looked for
 * - `purpose`, `hold`: a read purpose or a hold code, then `: ` and what somebody wrote
 * - `lookup`: what a desk was told of a national ID, or `stopped`; `twins`: an act on a pair, then `: ` and
 *   what somebody wrote
 * - `proposal`: `take` or `keep`, then `: ` and what somebody wrote
 * - `slot`: `does-not-open`; `dropped`: `< day: count (bytes B)`
 */
export const auditDetails = {
  'device-enrolled': 'device',
  'device-code-issued': 'device',
  'device-suspended': 'reason',
  'device-restored': 'reason',
  'device-locked': 'reason',
  'device-wipe-asked': 'reason',
  'device-wiped': 'reason',
  'device-moved': 'reason',
  'device-renamed': 'reason',
  'device-policy': 'reason',
  'device-rotated': 'reason',
  'device-epoch-rotated': 'reason',
  'command-done': 'command',
  'command-ignored': 'command',
  'unit-made': 'none',
  'person-proposed': 'roles',
  'person-approved': 'none',
  'person-refused': 'reason',
  'person-suspended': 'reason',
  'person-restored': 'reason',
  'duties-asked': 'reason',
  'duties-changed': 'duties',
  'duties-refused': 'none',
  'slip-issued': 'none',
  'slip-refused': 'problem',
  activated: 'none',
  'fingerprint-confirmed': 'none',
  'fingerprint-wrong': 'none',
  'certificate-renewed': 'none',
  'signed-in': 'none',
  'sign-in-refused': 'problem',
  'request-refused': 'problem',
  'record-read': 'purpose',
  'picture-read': 'purpose',
  'duplicate-lookup': 'lookup',
  'duplicate-decided': 'twins',
  'proposal-decided': 'proposal',
  'hold-released': 'hold',
  'hold-declined': 'hold',
  'recovery-asked': 'none',
  'recovery-approved': 'none',
  'recovery-refused': 'slot',
  'recovery-answered': 'none',
  'audit-read': 'action',
  'audit-exported': 'reason',
  'device-audit-forked': 'none',
  'quarantine-dropped': 'dropped',
  'server-restored': 'none',
  bootstrap: 'roles',
} as const satisfies Record<AuditAction, string>;
export type AuditDetail = (typeof auditDetails)[AuditAction];

/** What a desk was told of a national ID; `stopped`: it had asked as often as a day allows. */
export const lookupWords = ['none', 'here', 'elsewhere', 'stopped'] as const;

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

export const auditThings = ['person', 'device', 'unit', 'record', 'envelope'] as const;
/**
 * What an id or a code in a row is called today, so that people can read it. The log itself holds no
 * names: they change, and it cannot.
 */
export const AuditNamed = z.object({
  /** As it stands in a row. */
  id: text(80),
  is: growing(auditThings),
  /** Of a person, a unit, a device; of an envelope, its device's label. */
  name: z.optional(text(200)),
  /** Of a person. */
  officer: z.optional(text(40)),
  /** Of a record or an envelope. */
  ref: z.optional(ReferenceNumber),
  /** Of an envelope: its ledger number. */
  seq: z.optional(Count),
});
export type AuditNamed = z.infer<typeof AuditNamed>;

/**
 * `POST /audit/readings`: which rows are asked for; what is left out is not asked. Times in ms, `to`
 * excluded. A name is looked for here, so the question stands in no address.
 */
export const AuditQuestion = z.strictObject({
  /** A row's number: those before it, newest first. */
  before: z.optional(Count),
  action: z.optional(text(40)),
  /** Who acted: a code. */
  officer: z.optional(text(40)),
  /** Who acted or was acted upon: a code, or a part of a name. */
  person: z.optional(text(80)),
  /** What was used or acted upon: an id, or a part of a label. */
  device: z.optional(text(80)),
  from: z.optional(UnixMs),
  to: z.optional(UnixMs),
});
export type AuditQuestion = z.infer<typeof AuditQuestion>;
export const AuditPage = z.object({
  events: z.array(AuditEvent),
  more: z.boolean(),
  named: z.optional(z.array(AuditNamed)),
});
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
