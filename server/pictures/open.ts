import { createDecipheriv } from 'node:crypto';
import { PICTURE_DOMAIN } from '#contract/op.ts';
import type { Base64url } from '#contract/primitives.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * [PX7] The plain picture, by the key that stands in its act; null when a byte is bent. Nothing of it is
 * known to be right before its last byte was looked at, so it is opened whole.
 */
export function openPicture(key: Base64url, sealed: Buffer): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const opening = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), nonce);
  opening.setAAD(Buffer.from(PICTURE_DOMAIN));
  opening.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = opening.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, opening.final()]);
  } catch {
    return null;
  }
}
