import * as z from 'zod/mini';
import {
  Count,
  growing,
  Jws,
  ReferenceNumber,
  ServerEpoch,
  ServerId,
  Sha256,
  text,
  UnixMs,
  Uuid,
} from './primitives.ts';
import { FieldPath } from './proposals.ts';

/** Which envelope of this device an outcome speaks of. */
const about = { n: z.int().check(z.gte(1)), at: UnixMs, envelope: Sha256, id: Uuid, record: Uuid };

/** Why acceptance could not use an envelope yet. Codes only: the words are the app's. */
export const holdCodes = [
  'form-unknown',
  'kind-unknown',
  'not-readable',
  'signature-wrong',
  'device-unknown',
  'device-revoked',
  'officer-unknown',
  'officer-revoked',
  'unit-unknown',
  'unit-moved',
  'key-unknown',
  'id-reuse',
  'record-reuse',
  'waits-for',
  'record-unknown',
  'not-valid',
  'officer-waiting',
  /** Somebody decided not to take it; it is kept, and may be taken later. */
  'declined',
  'conflict',
] as const;
export type HoldCode = (typeof holdCodes)[number];

/** A field that must be mended: where, and what is wrong. No value. */
export const FieldFault = z.object({ path: text(200), code: text(40) });
export type FieldFault = z.infer<typeof FieldFault>;

/** Paths without values; `''` is the whole record. */
const Fields = z.array(FieldPath).check(z.maxLength(100));

/**
 * What acceptance made of an envelope, and what else the server has to say to a device. Codes and
 * reference numbers only, no personal data: the device key that fetches it is weak.
 */
export const MailboxItem = z.discriminatedUnion('kind', [
  z.object({
    ...about,
    kind: z.literal('accepted'),
    rev: z.int(),
    ref: ReferenceNumber,
    /** Fields of it on which a person has yet to decide; the centre's own value stays until then. */
    proposed: z.optional(Fields),
    /** Fields of it where another value stays: a person decided so, or somebody's word came later. */
    dropped: z.optional(Fields),
  }),
  z.object({
    ...about,
    kind: z.literal('needs-fix'),
    faults: z.array(FieldFault).check(z.maxLength(100)),
    /** A person's own words, when one sent it back. Shown as they are; no place for personal data. */
    note: z.optional(text(1000)),
  }),
  z.object({ ...about, kind: z.literal('possible-duplicate'), of: z.nullable(ReferenceNumber) }),
  /**
   * Somebody decided that the record is the same matter as another: it ended, and its number leads
   * there. Null when that one belongs to another unit.
   */
  z.object({ ...about, kind: z.literal('joined'), into: z.nullable(ReferenceNumber) }),
  z.object({ ...about, kind: z.literal('held'), code: growing(holdCodes) }),
  z.object({ n: z.int(), at: UnixMs, kind: z.literal('command'), command: Jws }),
  z.object({ n: z.int(), at: UnixMs, kind: z.literal('announcement'), text: text(1000) }),
]);
export type MailboxItem = z.infer<typeof MailboxItem>;

/**
 * An item of any kind. One that this version does not know is passed by and its number counted; a
 * version that knows it reads the mailbox again from 0, where everything still lies.
 */
export const MailboxEntry = z.looseObject({
  n: z.int().check(z.gte(1)),
  at: UnixMs,
  kind: text(32),
});
export type MailboxEntry = z.infer<typeof MailboxEntry>;

/** The item, when this version knows its kind. */
export function readEntry(entry: MailboxEntry): MailboxItem | null {
  const read = z.safeParse(MailboxItem, entry);
  return read.success ? read.data : null;
}

/**
 * Signed by a watermark key: everything of `unit` up to `n` is in a backup apart from the server.
 * Without a configured backup `backup` is false and `n` is 0, and devices keep their copies longer.
 */
export const Watermark = z.object({
  v: z.literal(1),
  server: ServerId,
  serverEpoch: ServerEpoch,
  unit: text(16),
  n: Count,
  backup: z.boolean(),
  at: UnixMs,
});
export type Watermark = z.infer<typeof Watermark>;

/** Signed by a receipt key; a device changes an outbox row by nothing less. */
export const MailboxPage = z.object({
  v: z.literal(1),
  server: ServerId,
  serverEpoch: ServerEpoch,
  device: Uuid,
  after: Count,
  at: UnixMs,
  items: z.array(MailboxEntry).check(z.maxLength(200)),
  more: z.boolean(),
  watermarks: z.array(Jws).check(z.maxLength(20)),
});
export type MailboxPage = z.infer<typeof MailboxPage>;

export const MailboxAnswer = z.object({ page: Jws });
export type MailboxAnswer = z.infer<typeof MailboxAnswer>;
