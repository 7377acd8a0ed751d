import { randomBytes } from './bytes.ts';

const NONCE_BYTES = 12;

/** `nonce ‖ AES-256-GCM`; what `vouchesFor` says is authenticated. */
export async function sealWith(
  key: CryptoKey,
  vouchesFor: Uint8Array<ArrayBuffer>,
  plain: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = randomBytes(NONCE_BYTES);
  const algorithm = { name: 'AES-GCM', iv, additionalData: vouchesFor };
  const ct = await crypto.subtle.encrypt(algorithm, key, new Uint8Array(plain));
  const sealed = new Uint8Array(iv.length + ct.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(ct), iv.length);
  return sealed;
}

/** Null under another key, for something else, or when a byte is bent. */
export async function openWith(
  key: CryptoKey,
  vouchesFor: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(sealed);
  const iv = bytes.slice(0, NONCE_BYTES);
  const algorithm = { name: 'AES-GCM', iv, additionalData: vouchesFor };
  try {
    const plain = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(NONCE_BYTES));
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}
