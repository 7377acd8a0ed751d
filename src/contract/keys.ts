import * as z from 'zod/mini';
import { Count, growing, PublicJwk, ServerId, text, UnixMs } from './primitives.ts';

export const keyUses = [
  'sealing',
  'recovery',
  'receipt',
  'watermark',
  'command',
  'enrolment',
  'drafts-recovery',
] as const;
export type KeyUse = (typeof keyUses)[number];

/** One public key of the server. A retired key still opens or verifies what it once did. */
export const ServerKey = z.object({
  kid: text(64),
  use: growing(keyUses),
  jwk: PublicJwk,
  since: UnixMs,
  retired: z.optional(UnixMs),
});
export type ServerKey = z.infer<typeof ServerKey>;

/**
 * Signed by the root key, which the JWS carries as `jwk` in its protected header: a device trusts it
 * when that key's thumbprint is the server id it was enrolled with, and the version did not fall.
 */
export const KeyList = z.object({
  v: z.literal(1),
  server: ServerId,
  version: Count,
  at: UnixMs,
  keys: z.array(ServerKey).check(z.maxLength(200)),
});
export type KeyList = z.infer<typeof KeyList>;
