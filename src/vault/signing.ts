import type { PublicJwk } from '#contract/primitives.ts';
import { utf8 } from './bytes.ts';

export const ES256_KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A key pair that can be taken out again: only ever kept wrapped, or (device key) with tiny rights. */
export const makeSigningPair = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(ES256_KEY, true, ['sign', 'verify']);

export const importPrivateJwk = (jwk: JsonWebKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', jwk, ES256_KEY, false, ['sign']);

export const importPrivatePkcs8 = (pkcs8: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, ES256_KEY, false, ['sign']);

/** Public members only, whatever else the key could tell. */
export async function publicJwkOf(key: CryptoKey): Promise<PublicJwk> {
  const { x, y } = await crypto.subtle.exportKey('jwk', key);
  if (!x || !y) throw new TypeError('not an elliptic key');
  return { kty: 'EC', crv: 'P-256', x, y };
}

/** What is signed in a domain: `domain ‖ 0x00 ‖ message`. */
export function inDomain(domain: string, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = utf8(`${domain}\0`);
  const bytes = new Uint8Array(prefix.length + message.length);
  bytes.set(prefix);
  bytes.set(message, prefix.length);
  return bytes;
}

/** ES256 over what `inDomain` lays; 64 bytes, r ‖ s. */
export async function signInDomain(domain: string, message: Uint8Array, key: CryptoKey) {
  return new Uint8Array(await crypto.subtle.sign(ES256, key, inDomain(domain, message)));
}
