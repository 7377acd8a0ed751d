import type { Sha256 } from '#contract/primitives.ts';

export const CHECKSUM_BYTES = 32;

/** SHA-256: tells a torn or bent piece of a file from a whole one. Keeps no secret. */
export async function checksum(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

/** How the contract names bytes: their SHA-256 as base64url without padding. */
export async function nameOf(bytes: Uint8Array): Promise<Sha256> {
  const hash = await checksum(bytes);
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
