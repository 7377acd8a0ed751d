import { base64url } from 'jose';
import type { Sha256 } from '#contract/primitives.ts';

/** Base64url without padding. */
export const toBase64url = (bytes: Uint8Array): string => base64url.encode(bytes);

/** @throws TypeError when the text is not base64url. */
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(base64url.decode(text));

export const utf8 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(text));

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length));

export async function sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

/** How the contract names bytes: their SHA-256 as base64url. */
export const hashOf = async (bytes: Uint8Array): Promise<Sha256> =>
  toBase64url(await sha256(bytes));
