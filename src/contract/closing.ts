import * as z from 'zod/mini';
import { Count, IsoDate, Jws, Sha256, text, UnitCode, UnixMs, Uuid } from './primitives.ts';

/** Most device epochs whose numbers one day names; each loss of a database begins another. */
export const MAX_CLOSING_EPOCHS = 8;

/**
 * First and last of consecutive ledger numbers in one device epoch. What is checked here and below is
 * a plain function, because `z.refine` would come with the first load of every page.
 */
const LedgerNumbers = z
  .object({ epoch: Uuid, from: Count, to: Count })
  .check(({ value, issues }) => {
    const { from, to } = value;
    if (from > to)
      issues.push({ code: 'custom', input: value, message: 'the last is before the first' });
  });

/**
 * What a device says at the end of a day, a JWS by the device key (`dd-closing+1`) shown as a QR code,
 * so that it can be carried away where there is no network. Counts, numbers and codes only. An act is
 * in one place: `made` is `received` + `waiting` + `toMend`.
 */
export const DayClosing = z
  .object({
    v: z.literal(1),
    device: Uuid,
    unit: UnitCode,
    /** In Thailand, by the device's clock. */
    day: IsoDate,
    at: UnixMs,
    /** Last measured offset of that clock, ms. */
    clock: z.nullable(z.int()),
    made: Count,
    /** Signed for by the server's present epoch. */
    received: Count,
    waiting: Count,
    /** Received, sent back, and nobody has mended it. */
    toMend: Count,
    /** Of other days: what waits or is to be mended. */
    otherDays: Count,
    /** On this device alone. */
    picturesLeft: Count,
    /** First and last ledger number of the day, by device epoch, in the order of making. */
    numbers: z.array(LedgerNumbers).check(z.maxLength(MAX_CLOSING_EPOCHS)),
    /** The newest envelope that this device has made on any day; null before the first of its epoch. */
    head: z.nullable(z.object({ epoch: Uuid, seq: Count, hash: Sha256 })),
  })
  .check(({ value, issues }) => {
    const { made, received, waiting, toMend } = value;
    if (made !== received + waiting + toMend)
      issues.push({ code: 'custom', input: value, message: 'the parts do not add up' });
  });
export type DayClosing = z.infer<typeof DayClosing>;

/** Body of `POST /api/v1/closings/readings`: a code as it was scanned. */
export const ClosingRequest = z.object({ code: Jws });
export type ClosingRequest = z.infer<typeof ClosingRequest>;

/** What the centre makes of a code of a device of the reader's area. */
export const ClosingReading = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('genuine'),
    closing: DayClosing,
    /** What the device is called here. */
    label: text(80),
    /** When the centre looked. */
    at: UnixMs,
    /** Of the ledger numbers that the code names, how many are in custody. */
    arrived: Count,
    /** And which are not, by device epoch, inclusive ranges. */
    missing: z.array(LedgerNumbers),
  }),
  /** The device's key did not sign it. */
  z.object({ is: z.literal('not-genuine') }),
]);
export type ClosingReading = z.infer<typeof ClosingReading>;
