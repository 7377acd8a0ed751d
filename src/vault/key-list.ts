import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose';
import * as z from 'zod/mini';
import { KeyList, type KeyUse, type ServerKey } from '#contract/keys.ts';
import { Watermark } from '#contract/mailbox.ts';
import { type Jws, PublicJwk, type ServerId } from '#contract/primitives.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import { verifyStatement } from './statements.ts';

/**
 * The server's key list, when it may be trusted: signed by the root key whose thumbprint is the
 * pinned `server`, and not older than what this device has seen. Null otherwise.
 */
export async function trustKeyList(
  jws: Jws,
  server: ServerId,
  atLeastVersion = 0,
): Promise<KeyList | null> {
  const root = z.safeParse(PublicJwk, protectedHeader(jws)?.jwk);
  if (!root.success || (await calculateJwkThumbprint(root.data)) !== server) return null;
  const list = await verifyStatement(statementTypes.keyList, jws, root.data, KeyList);
  return list && list.server === server && list.version >= atLeastVersion ? list : null;
}

/** To whom a new envelope is sealed: the newest sealing key in use, and every recovery key in use. */
export function recipientsIn(list: KeyList): ServerKey[] {
  const sealing = newestKey(list, 'sealing');
  return [...(sealing ? [sealing] : []), ...inUse(list, 'recovery')];
}

/** What something new is sealed to; null when there is none in use. */
export const newestKey = (list: KeyList, use: KeyUse): ServerKey | null =>
  inUse(list, use).sort((a, b) => b.since - a.since)[0] ?? null;

const inUse = (list: KeyList, use: KeyUse): ServerKey[] =>
  list.keys.filter((key) => key.use === use && key.retired === undefined);

/** The key that a statement names in its header; retired keys still verify what they once signed. */
export function keyNamed(list: KeyList, use: KeyUse, kid: string | undefined): ServerKey | null {
  return list.keys.find((key) => key.use === use && key.kid === kid) ?? null;
}

/** Verifies what one of the server's listed keys signed; null when it did not, or is unknown. */
export async function verifyListed<T extends z.core.$ZodType>(
  list: KeyList,
  use: KeyUse,
  type: StatementType,
  jws: Jws,
  schema: T,
): Promise<z.output<T> | null> {
  const key = keyNamed(list, use, protectedHeader(jws)?.kid);
  return key ? verifyStatement(type, jws, key.jwk, schema) : null;
}

function protectedHeader(jws: Jws) {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}

/** A watermark, when one of the server's watermark keys signed it; null otherwise. */
export const readWatermark = (list: KeyList, jws: Jws): Promise<Watermark | null> =>
  verifyListed(list, 'watermark', statementTypes.watermark, jws, Watermark);
