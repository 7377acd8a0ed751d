import type { ServerKey } from '#contract/keys.ts';
import { publicJwkOf } from '../../src/vault/signing.ts';

/** The offline drafts-recovery key, with the half that lies in a safe. */
export async function makeDraftsRecoveryKey(kid = 'drafts-1') {
  const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const jwk = await publicJwkOf(pair.publicKey);
  const key: ServerKey = { kid, use: 'drafts-recovery', jwk, since: 0 };
  return { key, privateJwk: await crypto.subtle.exportKey('jwk', pair.privateKey) };
}
