import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { ENVELOPE_DOMAIN, OP_DOMAIN, signedPart } from '#contract/envelope.ts';
import type { PublicJwk } from '#contract/primitives.ts';

const MOST_KEYS = 10_000;
const imported = new Map<string, KeyObject>();

function keyOf(jwk: PublicJwk): KeyObject {
  const name = `${jwk.x}.${jwk.y}`;
  const known = imported.get(name);
  if (known) return known;
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  if (imported.size >= MOST_KEYS) imported.clear();
  imported.set(name, key);
  return key;
}

function signedInDomain(domain: string, message: Uint8Array, sig: Uint8Array, jwk: PublicJwk) {
  const bytes = Buffer.concat([Buffer.from(`${domain}\0`), message]);
  return verify('sha256', bytes, { key: keyOf(jwk), dsaEncoding: 'ieee-p1363' }, sig);
}

/** Whether the device signed these whole bytes of an envelope. */
export const deviceSigned = (envelope: Uint8Array, sig: Uint8Array, device: PublicJwk): boolean =>
  signedInDomain(ENVELOPE_DOMAIN, hash('sha256', signedPart(envelope), 'buffer'), sig, device);

/** Whether the officer signed these bytes of an op. */
export const officerSigned = (op: Uint8Array, sig: Uint8Array, officer: PublicJwk): boolean =>
  signedInDomain(OP_DOMAIN, op, sig, officer);
