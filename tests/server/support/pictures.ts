import { randomBytes } from 'node:crypto';
import { PICTURE_DOMAIN } from '#contract/op.ts';
import {
  CHUNK_TYPE,
  PICTURE_CLAIM_HEADER,
  PICTURE_RECEIPT_HEADER,
  type PictureClaim,
  PictureReceipt,
  TUS_VERSION,
} from '#contract/pictures.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { sealWith } from '../../../src/vault/aes-gcm.ts';
import { hashOf, toBase64url, utf8 } from '../../../src/vault/bytes.ts';
import { verifyListed } from '../../../src/vault/key-list.ts';
import { importAesKey } from '../../../src/vault/slots.ts';
import { signStatement } from '../../../src/vault/statements.ts';
import type { OpToSeal } from '../../../src/vault/types.ts';
import { type Desk, push, type Sealed, seal } from './desk.ts';
import type { House } from './house.ts';

/** A ciphertext and the envelope that names it. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: Sha256;
  envelope: Sha256;
}

export const ciphertext = async (length = 5000) => {
  const bytes = new Uint8Array(randomBytes(length));
  return { bytes, sha256: await hashOf(bytes) };
};

/** An act that names one picture, not sent yet. */
export async function sealWithPicture(
  desk: Desk,
  length?: number,
): Promise<{ sealed: Sealed; picture: Picture }> {
  const { bytes, sha256 } = await ciphertext(length);
  const sealed = await seal(desk, { header: { blobs: [{ sha256, bytes: bytes.length }] } });
  return { sealed, picture: { bytes, sha256, envelope: sealed.hash } };
}

/** One whose envelope is in custody. */
export async function announced(desk: Desk, length?: number): Promise<Picture> {
  const { sealed, picture } = await sealWithPicture(desk, length);
  await push(desk, [sealed]);
  return picture;
}

/** A real one: sealed as a device seals it, and named with its key by the act that carries it. */
export async function sealPictured(
  desk: Desk,
  plain: Uint8Array,
): Promise<{ sealed: Sealed; picture: Picture }> {
  const raw = new Uint8Array(randomBytes(32));
  const bytes = await sealWith(await importAesKey(raw), utf8(PICTURE_DOMAIN), plain);
  const sha256 = await hashOf(bytes);
  const blob = { sha256, role: 'evidence', mime: 'image/jpeg', key: toBase64url(raw) } as const;
  const sealed = await seal(desk, {
    header: { blobs: [{ sha256, bytes: bytes.length }] },
    op: (op) => ({ ...op, blobs: [blob] }) as OpToSeal,
  });
  return { sealed, picture: { bytes, sha256, envelope: sealed.hash } };
}

export interface PictureChanges {
  claim?: Partial<PictureClaim>;
  key?: CryptoKey;
  headers?: Record<string, string>;
  /** In place of the bytes that the claim speaks of. */
  body?: Uint8Array<ArrayBuffer>;
}

async function ask(
  desk: Desk,
  picture: Picture,
  method: 'POST' | 'HEAD' | 'PATCH',
  chunk: { offset: number; bytes: Uint8Array<ArrayBuffer> } | null,
  changes: PictureChanges,
): Promise<Response> {
  const claim: PictureClaim = {
    v: 1,
    aud: desk.server.keyring.server,
    device: desk.id,
    envelope: picture.envelope,
    sha256: picture.sha256,
    bytes: picture.bytes.length,
    chunk: chunk && { offset: chunk.offset, sha256: await hashOf(chunk.bytes) },
    ...changes.claim,
  };
  const key = changes.key ?? desk.pair.privateKey;
  const headers: Record<string, string> = {
    'tus-resumable': TUS_VERSION,
    [PICTURE_CLAIM_HEADER]: await signStatement(statementTypes.picture, claim, key),
    ...(method === 'POST' && { 'upload-length': String(claim.bytes) }),
    ...(chunk && { 'content-type': CHUNK_TYPE, 'upload-offset': String(chunk.offset) }),
    ...changes.headers,
  };
  const sent = changes.body ?? chunk?.bytes;
  if (sent) headers['content-length'] ??= String(sent.length);
  const path = method === 'POST' ? '' : `/${picture.sha256}`;
  const body = sent ? { body: sent } : {};
  return desk.server.ask(`/api/v1/pictures${path}`, { method, headers, ...body });
}

export const begin = (desk: Desk, picture: Picture, changes: PictureChanges = {}) =>
  ask(desk, picture, 'POST', null, changes);
export const look = (desk: Desk, picture: Picture, changes: PictureChanges = {}) =>
  ask(desk, picture, 'HEAD', null, changes);

/** Sends the bytes from `offset` up to `end`. */
export const add = (
  desk: Desk,
  picture: Picture,
  [offset, end]: [number, number],
  changes: PictureChanges = {},
) => ask(desk, picture, 'PATCH', { offset, bytes: picture.bytes.slice(offset, end) }, changes);

export const offsetIn = (answer: Response) => Number(answer.headers.get('upload-offset'));

/** The verified receipt of an answer; null when it brings none. */
export async function receiptIn(server: House, answer: Response): Promise<PictureReceipt | null> {
  const jws = answer.headers.get(PICTURE_RECEIPT_HEADER);
  if (jws === null) return null;
  const { list } = server.keyring;
  const type = statementTypes.pictureReceipt;
  const read = await verifyListed(list, 'receipt', type, jws, PictureReceipt);
  if (!read) throw new Error('the receipt does not verify');
  return read;
}
