import * as z from 'zod/mini';
import { readPurposes } from './audit.ts';
import { Count, ReferenceNumber, text, UnixMs, Uuid } from './primitives.ts';
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
});
export type RecordReading = z.infer<typeof RecordReading>;
