import { PICTURE_DOMAIN } from '#contract/op.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { openWith, sealWith } from './aes-gcm.ts';
import { hashOf, randomBytes, toBase64url, utf8 } from './bytes.ts';
import { openLocally, sealLocally } from './local-seal.ts';
import { importAesKey } from './slots.ts';
import type { LocalKey, OpToSeal, PictureKey, SealedPicture } from './types.ts';

const domain = utf8(PICTURE_DOMAIN);

/** What a wrapped picture key also vouches for. */
export const aboutPictureKey = (sha256: Sha256) => `picture-key|${sha256}`;

/** Seals a picture under a key of its own, which is wrapped at once. */
export async function sealPicture(
  wrapping: CryptoKey,
  name: LocalKey,
  plain: Uint8Array,
): Promise<SealedPicture> {
  const raw = randomBytes(32);
  const bytes = await sealWith(await importAesKey(raw), domain, plain);
  const sha256 = await hashOf(bytes);
  const wrapped = await sealLocally(wrapping, name, aboutPictureKey(sha256), raw);
  raw.fill(0);
  return { sha256, bytes, key: wrapped };
}

/** Null when the key does not open for this officer, or a byte of the picture is bent. */
export async function openPicture(
  wrapping: CryptoKey,
  name: LocalKey,
  { sha256, key: wrapped }: PictureKey,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const raw = await openLocally(wrapping, name, aboutPictureKey(sha256), wrapped);
  if (!raw) return null;
  const key = await importAesKey(raw);
  raw.fill(0);
  return openWith(key, domain, sealed);
}

interface Wrapping {
  drafts: CryptoKey;
  register: CryptoKey;
}

/** The key of a picture that was in a draft, as it lies beside what is finished. */
export async function keepPictureKey(
  { drafts, register }: Wrapping,
  picture: PictureKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = await openDraftKey(drafts, picture);
  const kept = await sealLocally(register, 'register', aboutPictureKey(picture.sha256), raw);
  raw.fill(0);
  return kept;
}

/** The op with the key of every picture that it names, so that the centre can open them [V15]. */
export async function withPictureKeys(
  drafts: CryptoKey,
  op: OpToSeal,
  pictures: readonly PictureKey[],
): Promise<OpToSeal> {
  if (!('blobs' in op) || !op.blobs) return op;
  const wrapped = new Map(pictures.map((picture) => [picture.sha256, picture]));
  const blobs = await Promise.all(
    op.blobs.map(async (blob) => {
      const picture = wrapped.get(blob.sha256);
      if (!picture) return blob;
      const raw = await openDraftKey(drafts, picture);
      return { ...blob, key: toBase64url(raw) };
    }),
  );
  return { ...op, blobs };
}

async function openDraftKey(drafts: CryptoKey, { sha256, key }: PictureKey) {
  const raw = await openLocally(drafts, 'drafts', aboutPictureKey(sha256), key);
  if (!raw) throw new Error('a picture of another officer');
  return raw;
}
