import * as z from 'zod/mini';
import { readPurposes } from './audit.ts';
import { MAX_PICTURE_BYTES } from './pictures.ts';
import { Count, growing, ReferenceNumber, Sha256, text, UnixMs, Uuid } from './primitives.ts';
import { Registration } from './registration/registration.ts';

/**
 * `POST /records/:id/readings`: a full reading, with its reason, written to the audit log. The note may
 * name somebody, and addresses stand in the logs of every proxy on the way.
 */
export const ReadingRequest = z.object({
  purpose: z.enum(readPurposes),
  note: z.optional(text(200)),
});
export type ReadingRequest = z.infer<typeof ReadingRequest>;

/** `GET /records?ref=`: whose numbers these are, as far as the reader may know. */
export const RecordMatches = z.object({
  records: z.array(z.object({ id: Uuid, unit: text(16) })),
});
export type RecordMatches = z.infer<typeof RecordMatches>;

/**
 * - `missing`: an act names it, and the centre has not all of it
 * - `here`: the reader may open it
 * - `hidden`: it is there, and the reader's role does not reach what it may show
 */
export const pictureStates = ['missing', 'here', 'hidden'] as const;
export const RecordPicture = z.object({
  /** Of the ciphertext. */
  sha256: Sha256,
  /** One of `blobRoles`; a newer app may say another. */
  role: text(40),
  state: growing(pictureStates),
});
export type RecordPicture = z.infer<typeof RecordPicture>;

export const RecordReading = z.object({
  record: Uuid,
  ref: ReferenceNumber,
  unit: text(16),
  rev: Count,
  state: text(20),
  changedAt: UnixMs,
  registration: Registration,
  /** Paths that were left out because the reader's role does not reach them. */
  hidden: z.array(text(200)),
  /** Those that its acts name, in the order of the acts; not said where two records are compared. */
  pictures: z.optional(z.array(RecordPicture)),
});
export type RecordReading = z.infer<typeof RecordReading>;

/**
 * Answer to `POST /records/:id/pictures/:sha256/readings`: one picture, opened. It takes a purpose like
 * a full reading, and is a row of the log of its own.
 */
export const PictureReading = z.object({
  /** What kind of file its author called it. */
  mime: text(80),
  /** Of the plain picture, in base64url without padding. */
  bytes: z
    .string()
    .check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(Math.ceil((MAX_PICTURE_BYTES * 4) / 3))),
});
export type PictureReading = z.infer<typeof PictureReading>;
