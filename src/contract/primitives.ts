import * as z from 'zod/mini';

/** Lower-case UUID, any version; ids made by Debt Desk are version 7. */
export const Uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
export type Uuid = z.infer<typeof Uuid>;

/** SHA-256 as base64url without padding, 43 characters. */
export const Sha256 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
export type Sha256 = z.infer<typeof Sha256>;

/** Bytes as base64url without padding. */
export const Base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(1 << 20));
export type Base64url = z.infer<typeof Base64url>;

/** JWS compact serialisation (RFC 7515), always ES256 here; the `typ` header names the statement. */
export const Jws = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/), z.maxLength(1 << 20));
export type Jws = z.infer<typeof Jws>;

/** Milliseconds since 1970-01-01T00:00Z, whole. Any safe integer: no clock value is refused. */
export const UnixMs = z.int();
export type UnixMs = z.infer<typeof UnixMs>;

/** A whole number from 0. */
export const Count = z.int().check(z.gte(0));
export type Count = z.infer<typeof Count>;

/** Money in satang (1/100 baht), whole, from 0. */
export const Satang = z.int().check(z.gte(0));
export type Satang = z.infer<typeof Satang>;

/** An unfinished date, ISO 8601, CE: a year, a month or a day (`1967`, `1967-03`, `1967-03-05`). */
export const PartialDate = z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));
export type PartialDate = z.infer<typeof PartialDate>;

/** A calendar day, ISO 8601, CE. */
export const IsoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export type IsoDate = z.infer<typeof IsoDate>;

/** Reference number (เลขที่รับ): area 4, device 2, running 5, Damm check 1. Digits only. */
export const ReferenceNumber = z.string().check(z.regex(/^\d{12}$/));
export type ReferenceNumber = z.infer<typeof ReferenceNumber>;

/** Code of a unit: `8001` (district or khet), `8000` (province centre), `8001-m1` (mobile). */
export const UnitCode = z.string().check(z.regex(/^\d{4}(-m\d{1,3})?$/));
export type UnitCode = z.infer<typeof UnitCode>;

/** Text that a person typed, normalised before it is stored (see `thai/normalise.ts`). */
export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/**
 * A name or a label that others decide by: something is seen of it, and nothing in it is unseen or turns
 * the letters around it (control, format, private and unassigned characters).
 */
export const seenText = (max: number) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^\s*[^\s\p{C}][^\p{C}]*$/u));

/**
 * A word of a list that only grows. The other end may be newer and say one that is not known here;
 * that must not make the rest of its message unreadable.
 */
export const growing = <const T extends readonly string[]>(_known: T) =>
  text(40) as z.ZodMiniType<Growing<T[number]>, string>;
export type Growing<Known extends string> = Known | (string & {});

/** An EC P-256 public key as JWK (RFC 7517), public members only. */
export const PublicJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: Base64url,
  y: Base64url,
});
export type PublicJwk = z.infer<typeof PublicJwk>;

/** JWK thumbprint (RFC 7638, SHA-256) of the server's root key; names the server everywhere. */
export const ServerId = Sha256;
export type ServerId = z.infer<typeof ServerId>;

/** Changes only when the server was restored from a backup; `n` only grows. */
export const ServerEpoch = z.object({ n: Count, random: Base64url });
export type ServerEpoch = z.infer<typeof ServerEpoch>;
