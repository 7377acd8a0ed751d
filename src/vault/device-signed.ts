import { ENVELOPE_DOMAIN, signedPart, takeApart } from '#contract/envelope.ts';
import type { PublicJwk } from '#contract/primitives.ts';
import { sha256 } from './bytes.ts';
import { ES256, ES256_KEY, inDomain } from './signing.ts';

/**
 * Whether this device signed these whole bytes of an envelope; false also when its key is none.
 * @throws FrameError when they are not an envelope
 */
export async function deviceSigned(envelope: Uint8Array, device: PublicJwk): Promise<boolean> {
  const { sig } = takeApart(envelope);
  const signed = inDomain(ENVELOPE_DOMAIN, await sha256(signedPart(envelope)));
  const { kty, crv, x, y } = device;
  try {
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ES256_KEY, false, [
      'verify',
    ]);
    return await crypto.subtle.verify(ES256, key, new Uint8Array(sig), signed);
  } catch {
    return false;
  }
}
