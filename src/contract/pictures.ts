import * as z from 'zod/mini';
import { Count, ServerEpoch, ServerId, Sha256, UnixMs, Uuid } from './primitives.ts';

/** Of one picture's ciphertext. */
export const MAX_PICTURE_BYTES = 8 * 1024 * 1024;
/** Of one `PATCH`; a weak line takes less. */
export const MAX_PICTURE_CHUNK_BYTES = 1024 * 1024;

/** The version of tus that is spoken, in `Tus-Resumable`. */
export const TUS_VERSION = '1.0.0';
/** `Content-Type` of a chunk. */
export const CHUNK_TYPE = 'application/offset+octet-stream';
/** Header of every request about a picture: its `PictureClaim`, a JWS by the device key. */
export const PICTURE_CLAIM_HEADER = 'dd-picture';
/** Header of every answer about a picture that is whole: its `PictureReceipt`, a JWS by a receipt key. */
export const PICTURE_RECEIPT_HEADER = 'dd-picture-receipt';

/**
 * What a device says of a picture that it sends. This signature alone lets a picture in, as that of a
 * manifest lets envelopes in: no token, no officer. Said twice, it does nothing twice.
 */
export const PictureClaim = z.object({
  v: z.literal(1),
  aud: ServerId,
  device: Uuid,
  /** Hash of an envelope in custody whose header names the picture. */
  envelope: Sha256,
  /** Of the ciphertext. */
  sha256: Sha256,
  bytes: z.int().check(z.gte(1), z.lte(MAX_PICTURE_BYTES)),
  /** What follows in this very request; null where nothing does. */
  chunk: z.nullable(z.object({ offset: Count, sha256: Sha256 })),
});
export type PictureClaim = z.infer<typeof PictureClaim>;

/** The server's word that it holds the whole ciphertext of a picture, on disk. */
export const PictureReceipt = z.object({
  v: z.literal(1),
  server: ServerId,
  serverEpoch: ServerEpoch,
  sha256: Sha256,
  bytes: Count,
  /** When it became whole. */
  at: UnixMs,
});
export type PictureReceipt = z.infer<typeof PictureReceipt>;
