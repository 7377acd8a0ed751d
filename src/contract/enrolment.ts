import * as z from 'zod/mini';
import {
  Base64url,
  Count,
  Jws,
  PublicJwk,
  ServerId,
  seenText,
  UnitCode,
  UnixMs,
  Uuid,
} from './primitives.ts';
import { Unit } from './units.ts';

/** 13 Crockford base32 characters (65 bits), upper case, without separators. */
export const EnrolmentCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{13}$/));
export type EnrolmentCode = z.infer<typeof EnrolmentCode>;

/** Signed by the officer's new key, so that nobody can enrol a key they do not hold. */
export const OfficerProof = z.object({
  v: z.literal(1),
  aud: ServerId,
  device: Uuid,
  jwk: PublicJwk,
});
export type OfficerProof = z.infer<typeof OfficerProof>;

/**
 * Signed by the device's new key, which the JWS carries as `jwk`. Asking again with the same code
 * and the same device gives the same answer, because the first answer may have been lost.
 */
export const EnrolmentRequest = z.object({
  v: z.literal(1),
  aud: ServerId,
  code: EnrolmentCode,
  device: z.object({ id: Uuid, label: seenText(80) }),
  unit: UnitCode,
  officer: z.object({ name: seenText(120), proof: Jws }),
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

export const EnrolmentBody = z.object({ request: Jws });
export type EnrolmentBody = z.infer<typeof EnrolmentBody>;

/** Whether a one-time code still opens anything, asked before anybody types; it uses nothing up. */
export const CodeQuestion = z.object({ code: EnrolmentCode });
export type CodeQuestion = z.infer<typeof CodeQuestion>;

/** The code is open, at this server. Any other standing is a problem, as enrolment itself has it. */
export const CodeOpen = z.object({ server: ServerId });
export type CodeOpen = z.infer<typeof CodeOpen>;

/** What a device may do, for how long; times in ms. */
export const DevicePolicy = z.object({
  version: Count,
  /** How long an officer may read again what they finished, counted from its acceptance. */
  localReadMs: Count,
  /** How long anything may be read here without hearing from the centre. */
  leaseMs: Count,
  /** After so long without a touch the device locks itself. */
  idleLockMs: Count,
});
export type DevicePolicy = z.infer<typeof DevicePolicy>;

export const EnrolmentAnswer = z.object({
  keys: Jws,
  device: Jws,
  officer: Jws,
  unit: Unit,
  policy: DevicePolicy,
  /** Key of the device's duplicate tags, 32 bytes. */
  tags: Base64url,
  serverTime: UnixMs,
});
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;
