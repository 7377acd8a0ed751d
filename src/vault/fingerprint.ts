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
  const officer = await calculateJwkThumbprint(officerKey);
  const device = await calculateJwkThumbprint(deviceKey);
  const text = utf8(fingerprintText(officer, device, server));
  return fingerprintOf(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}
