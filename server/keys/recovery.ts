import { readFileSync } from 'node:fs';
import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';
import { PublicJwk } from '#contract/primitives.ts';
import { StartRefused } from '../start-refused.ts';
import type { OfflineKey } from './key-list.ts';

/**
 * An offline recovery recipient from a file that holds a public P-256 JWK; `setting` is what named
 * the file.
 * @throws StartRefused when the file is not that, or holds a private key.
 */
export async function readRecoveryKey(
  file: string,
  setting: 'RECOVERY_KEY' | 'DRAFTS_RECOVERY_KEY' = 'RECOVERY_KEY',
): Promise<OfflineKey> {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartRefused(`${setting}: ${file} cannot be read as JSON.`);
  }
  const jwk = z.safeParse(PublicJwk, found);
  if (!jwk.success) throw new StartRefused(`${setting}: ${file} is not a public P-256 JWK.`);
  if (typeof found === 'object' && found !== null && 'd' in found) {
    throw new StartRefused(
      `${setting}: ${file} holds the private key. Keep that offline; give the public half only.`,
    );
  }
  return { kid: await calculateJwkThumbprint(jwk.data), jwk: jwk.data };
}
