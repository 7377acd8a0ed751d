import { type NamedBlob, PICTURE_DOMAIN } from '#contract/op.ts';
import { fromBase64url, utf8 } from '../../src/vault/bytes.ts';

/** Opens a picture as the centre would, by what the act says of it; written from the layout alone. */
export async function openPictureOf(
  blob: Pick<NamedBlob, 'key'>,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = fromBase64url(blob.key ?? '');
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const bytes = new Uint8Array(sealed);
  const algorithm = {
    name: 'AES-GCM',
    iv: bytes.slice(0, 12),
    additionalData: utf8(PICTURE_DOMAIN),
  };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.slice(12)));
}
