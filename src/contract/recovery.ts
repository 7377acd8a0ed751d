import * as z from 'zod/mini';
import { OfficerCode } from './people.ts';
import { Base64url, growing, PublicJwk, text, UnixMs, Uuid } from './primitives.ts';

/** HPKE output (base mode, P-256, HKDF-SHA256, AES-256-GCM). */
export const HpkeSealed = z.object({ enc: Base64url, ct: Base64url });
export type HpkeSealed = z.infer<typeof HpkeSealed>;

/** HPKE `info` of an `esc` slot: it opens for one recovery key, officer and device only. */
export const escInfo = (server: string, kid: string, officer: string, device: Uuid): string =>
  `dd/esc/1|${server}|${kid}|${officer}|${device}`;
/** HPKE `info` of the answer to one recovery. */
export const recoveryInfo = (server: string, recovery: Uuid): string =>
  `dd/recovery/1|${server}|${recovery}`;

/** The drafts key of one officer on one device, for the offline drafts-recovery key alone. */
export const EscSlot = z.object({
  kind: z.literal('esc'),
  version: z.literal(1),
  kid: text(64),
  sealed: HpkeSealed,
});
export type EscSlot = z.infer<typeof EscSlot>;

/**
 * `POST /recoveries`, by an officer who was activated anew on the same device: asks for the drafts
 * key that their forgotten passphrase locked up, to be sealed to `to`. Two other people approve.
 */
export const RecoveryRequest = z.strictObject({
  esc: EscSlot,
  to: PublicJwk,
  /** How many drafts wait for it. */
  drafts: z.int().check(z.gte(0)),
});
export type RecoveryRequest = z.infer<typeof RecoveryRequest>;

export const recoveryStates = ['asked', 'approved', 'answered', 'refused'] as const;
export const Recovery = z.object({
  id: Uuid,
  officer: OfficerCode,
  name: text(200),
  device: Uuid,
  deviceLabel: text(80),
  unit: text(16),
  drafts: z.int(),
  at: UnixMs,
  state: growing(recoveryStates),
  approvedBy: z.array(OfficerCode),
  /** Who both printed the slip of the asking key and confirmed it: they could be its officer. */
  letInAloneBy: z.optional(z.nullable(OfficerCode)),
  /** Whether the reader may approve: another person than the officer, and not yet counted. */
  yours: z.boolean(),
});
export type Recovery = z.infer<typeof Recovery>;
/** `GET /recoveries` */
export const RecoveryList = z.object({ recoveries: z.array(Recovery) });
export type RecoveryList = z.infer<typeof RecoveryList>;

/** Answer to `POST /recoveries` and `GET /recoveries/mine/:id`. */
export const RecoveryState = z.object({
  id: Uuid,
  state: growing(recoveryStates),
  approvals: z.int(),
  /** The drafts key sealed to `to`, once approved by two and opened with the recovery key. */
  answer: z.nullable(HpkeSealed),
});
export type RecoveryState = z.infer<typeof RecoveryState>;

/** `POST /recoveries/:id/decision` */
export const RecoveryDecision = z.strictObject({ approve: z.boolean() });
export type RecoveryDecision = z.infer<typeof RecoveryDecision>;
