import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';
import type { PublicJwk, UnixMs } from '#contract/primitives.ts';
import { KeyFile, type PrivateUse } from './key-files.ts';

/** A new P-256 key, named by its thumbprint (RFC 7638). */
export async function makeKey(use: PrivateUse, since: UnixMs): Promise<KeyFile> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  return z.parse(KeyFile, { kid: await calculateJwkThumbprint(jwk), use, since, jwk });
}

/** The members that everybody may see. */
export const publicPart = ({ kty, crv, x, y }: PublicJwk): PublicJwk => ({ kty, crv, x, y });
