import { CompactSign, type CryptoKey, compactVerify, type JWK } from 'jose';
import * as z from 'zod/mini';
import type { Jws, PublicJwk } from '#contract/primitives.ts';
import type { StatementType } from '#contract/statements.ts';

const text = new TextDecoder('utf-8', { fatal: true });

/** Signs `payload` as a JWS (compact, ES256) whose `typ` is `type`. */
export function signStatement(
  type: StatementType,
  payload: object,
  key: CryptoKey,
  header: { kid?: string; jwk?: PublicJwk },
): Promise<Jws> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ ...header, alg: 'ES256', typ: type })
    .sign(key);
}

/** The parsed payload; null when the signature, the type or the shape is wrong. */
export async function verifyStatement<T extends z.core.$ZodType>(
  type: StatementType,
  jws: Jws,
  key: CryptoKey | JWK,
  schema: T,
): Promise<z.output<T> | null> {
  try {
    const signed = await compactVerify(jws, key, { algorithms: ['ES256'] });
    if (signed.protectedHeader.typ !== type) return null;
    const read = z.safeParse(schema, JSON.parse(text.decode(signed.payload)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What a JWS says of itself, before anybody has looked at its signature. */
export interface Unproven<T> {
  type: string | undefined;
  kid: string | undefined;
  jwk: unknown;
  payload: T;
}

/** Reads a JWS without verifying it; null when it has another shape. */
export function readUnproven<T extends z.core.$ZodType>(
  jws: string,
  schema: T,
): Unproven<z.output<T>> | null {
  try {
    const [head = '', body = ''] = jws.split('.', 2);
    const header = JSON.parse(text.decode(Buffer.from(head, 'base64url')));
    const read = z.safeParse(schema, JSON.parse(text.decode(Buffer.from(body, 'base64url'))));
    if (!read.success) return null;
    return { type: header?.typ, kid: header?.kid, jwk: header?.jwk, payload: read.data };
  } catch {
    return null;
  }
}
