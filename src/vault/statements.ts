import { CompactSign, compactVerify } from 'jose';
import * as z from 'zod/mini';
import type { Jws, PublicJwk } from '#contract/primitives.ts';
import type { StatementType } from '#contract/statements.ts';
import { fromBase64url, utf8 } from './bytes.ts';

/** Says who signed: the key id of a known key, or the public key itself. */
export interface StatementHeader {
  kid?: string;
  jwk?: PublicJwk;
}

/** Signs `payload` as a JWS (compact, ES256) whose `typ` is `type`. */
export function signStatement(
  type: StatementType,
  payload: object,
  key: CryptoKey,
  header: StatementHeader = {},
): Promise<Jws> {
  return new CompactSign(utf8(JSON.stringify(payload)))
    .setProtectedHeader({ ...header, alg: 'ES256', typ: type })
    .sign(key);
}

/** The parsed payload; null when the signature, the type or the shape is wrong. */
export async function verifyStatement<T extends z.core.$ZodType>(
  type: StatementType,
  jws: Jws,
  key: CryptoKey | PublicJwk,
  schema: T,
): Promise<z.output<T> | null> {
  try {
    const signed = await compactVerify(jws, key, { algorithms: ['ES256'] });
    if (signed.protectedHeader.typ !== type) return null;
    const read = z.safeParse(schema, JSON.parse(new TextDecoder().decode(signed.payload)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * The payload of a statement that was verified before it was stored; no signature is checked here.
 * @throws ZodError or SyntaxError when it has another shape.
 */
export function readUnverified<T extends z.core.$ZodType>(jws: Jws, schema: T): z.output<T> {
  const payload = fromBase64url(jws.split('.')[1] ?? '');
  return z.parse(schema, JSON.parse(new TextDecoder().decode(payload)));
}
