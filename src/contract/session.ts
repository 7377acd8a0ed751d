import * as z from 'zod/mini';
import { Base64url, Jws, ServerId, Sha256, text, UnixMs, Uuid } from './primitives.ts';

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

/**
 * A token for reading, ten minutes long, bound to the key that proved itself: it opens nothing
 * without a `RequestProof` of that key. Sending envelopes never needs one.
 */
export const TokenAnswer = z.object({ token: text(4000), expiresAt: UnixMs, nonce: Base64url });
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** Header of a request that carries its `RequestProof`. */
export const PROOF_HEADER = 'dd-proof';
/** Header of every answer to one: the nonce for the next. */
export const NONCE_HEADER = 'dd-nonce';

/**
 * Signed for one request by the key that the token is bound to (after RFC 9449, with a nonce of the
 * server instead of a time, because desks' clocks are wrong). Method and URL, token and body are in
 * it, so that what was overheard can be used for nothing else, nor again.
 */
export const RequestProof = z.object({
  v: z.literal(1),
  jti: Uuid,
  /** `GET`, `POST` */
  htm: text(10),
  /** Path and query, `/api/v1/records?ref=…`. */
  htu: text(2000),
  /** SHA-256 of the token. */
  ath: Sha256,
  /** SHA-256 of the body's bytes; null without a body. */
  bh: z.nullable(Sha256),
  nonce: Base64url,
});
export type RequestProof = z.infer<typeof RequestProof>;
