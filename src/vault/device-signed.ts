import { ENVELOPE_DOMAIN, signedPart, takeApart } from '#contract/envelope.ts';
import type { PublicJwk } from '#contract/primitives.ts';
import { sha256 } from './bytes.ts';
import { verifyInDomain } from './signing.ts';

/**
 * Whether this device signed these whole bytes of an envelope.
 * @throws FrameError when they are not an envelope
 */
export async function deviceSigned(envelope: Uint8Array, device: PublicJwk): Promise<boolean> {
  const { sig } = takeApart(envelope);
  return verifyInDomain(ENVELOPE_DOMAIN, await sha256(signedPart(envelope)), sig, device);
}
