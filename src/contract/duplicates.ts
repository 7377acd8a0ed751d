import * as z from 'zod/mini';
import { Count, growing, IsoDate, ReferenceNumber, text, UnixMs, Uuid } from './primitives.ts';
import { RecordReading } from './record.ts';
import { NationalIdDigits } from './registration/debtor.ts';

/** Why two records may be of one person, the stronger reason first. */
export const twinReasons = ['national-id', 'name-birth-district'] as const;
export type TwinReason = (typeof twinReasons)[number];

/** `POST /duplicates/lookups`: at the 13th digit. In a body, because addresses stand in logs. */
export const IdLookup = z.object({ nationalId: NationalIdDigits });
export type IdLookup = z.infer<typeof IdLookup>;

/** What a desk may know: a record of its own unit by number and day; of others only that there is one. */
export const IdKnown = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('here'), ref: ReferenceNumber, appliedOn: IsoDate }),
  z.object({ is: z.literal('elsewhere') }),
]);
export type IdKnown = z.infer<typeof IdKnown>;

/** One record of a pair, without anything personal. */
export const Twin = z.object({
  record: Uuid,
  ref: ReferenceNumber,
  unit: text(16),
  rev: Count,
  /** When the centre took it first. */
  since: UnixMs,
});
export type Twin = z.infer<typeof Twin>;

/** Two records on which nobody has decided yet; the one that the centre took first stands first. */
export const TwinPair = z.object({
  records: z.tuple([Twin, Twin]),
  reason: growing(twinReasons),
  foundAt: UnixMs,
});
export type TwinPair = z.infer<typeof TwinPair>;

/** `GET /duplicates`: pairs of which both lie in the reader's area, the stronger reasons first. */
export const TwinList = z.object({ at: UnixMs, pairs: z.array(TwinPair), more: z.boolean() });
export type TwinList = z.infer<typeof TwinList>;

const both = z.tuple([Uuid, Uuid]);

/** `POST /duplicates/readings`: both in full, for the purpose `duplicate`, written to the audit log. */
export const TwinReadingRequest = z.object({ records: both, note: z.optional(text(200)) });
export type TwinReadingRequest = z.infer<typeof TwinReadingRequest>;

export const TwinReading = z.object({
  records: z.tuple([RecordReading, RecordReading]),
  reason: growing(twinReasons),
  /** What joining would add to the first; null: it has no room for that. */
  adds: z.nullable(z.object({ creditors: Count, debts: Count })),
});
export type TwinReading = z.infer<typeof TwinReading>;

/**
 * Other people or other matters; one matter, whose creditors join the first; or one of the two ends,
 * and its number leads to the other.
 */
export const twinActs = ['apart', 'join', 'drop'] as const;
export type TwinAct = (typeof twinActs)[number];

/** `POST /duplicates/decisions`, on both as they were read: `revs` in the order of `records`. */
export const TwinDecision = z.object({
  records: both,
  revs: z.tuple([Count, Count]),
  act: z.enum(twinActs),
  /** Which one ends; only of `drop`. */
  drop: z.optional(Uuid),
  reason: z.optional(text(200)),
});
export type TwinDecision = z.infer<typeof TwinDecision>;
