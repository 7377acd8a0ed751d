import { randomBytes, utf8 } from './bytes.ts';
import type { LocalKey } from './types.ts';

const NONCE_BYTES = 12;

/** `nonce ‖ AES-256-GCM`; key name and context are authenticated [V6]. */
export async function sealLocally(
  key: CryptoKey,
  name: LocalKey,
  context: string,
  plain: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = randomBytes(NONCE_BYTES);
  const algorithm = localAlgorithm(name, context, nonce);
  const ct = await crypto.subtle.encrypt(algorithm, key, new Uint8Array(plain));
  const sealed = new Uint8Array(nonce.length + ct.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(ct), nonce.length);
  return sealed;
}

/** Null under another key, name or context, or when a byte is bent. */
export async function openLocally(
  key: CryptoKey,
  name: LocalKey,
  context: string,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(sealed);
  const algorithm = localAlgorithm(name, context, bytes.slice(0, NONCE_BYTES));
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.slice(NONCE_BYTES)));
  } catch {
    return null;
  }
}

const localAlgorithm = (name: LocalKey, context: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(`dd/local/1|${name}|${context}`),
});
