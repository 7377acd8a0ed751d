import { calculateJwkThumbprint } from 'jose';
import { fingerprintOf, fingerprintText } from '#contract/activation.ts';
import type { PublicJwk, ServerId } from '#contract/primitives.ts';
import { utf8 } from './bytes.ts';

/** The eight characters that a supervisor compares before an officer's key may act. */
export async function fingerprintOfKeys(
  officerKey: PublicJwk,
  deviceKey: PublicJwk,
  server: ServerId,
): Promise<string> {
  const [officer, device] = await Promise.all(
    [officerKey, deviceKey].map((jwk) => calculateJwkThumbprint(jwk)),
  );
  if (officer === undefined || device === undefined) throw new TypeError('no thumbprint');
  const hash = await crypto.subtle.digest(
    'SHA-256',
    utf8(fingerprintText(officer, device, server)),
  );
  return fingerprintOf(new Uint8Array(hash));
}
