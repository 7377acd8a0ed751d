import * as z from 'zod/mini';
import { Base64url, Jws, ServerId, text, UnixMs } from './primitives.ts';

/** Answer to `POST /api/v1/auth/challenge`. */
export const Challenge = z.object({ nonce: Base64url, expiresAt: UnixMs });
export type Challenge = z.infer<typeof Challenge>;

/** Signed by the key of the certificate inside (a device's or an officer's). */
export const Proof = z.object({
  v: z.literal(1),
  aud: ServerId,
  nonce: Base64url,
  certificate: Jws,
});
export type Proof = z.infer<typeof Proof>;

export const TokenRequest = z.object({ proof: Jws });
export type TokenRequest = z.infer<typeof TokenRequest>;

/** A token for reading, ten minutes long. Sending envelopes never needs one. */
export const TokenAnswer = z.object({ token: text(4000), expiresAt: UnixMs });
export type TokenAnswer = z.infer<typeof TokenAnswer>;
