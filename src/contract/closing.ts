import * as z from 'zod/mini';
import { Count, IsoDate, Sha256, UnitCode, UnixMs, Uuid } from './primitives.ts';

/** Most device epochs whose numbers one day names; each loss of a database begins another. */
export const MAX_CLOSING_EPOCHS = 8;

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
    numbers: z
      .array(z.object({ epoch: Uuid, from: Count, to: Count }))
      .check(z.maxLength(MAX_CLOSING_EPOCHS)),
    /** The newest envelope that this device has made on any day; null before the first of its epoch. */
    head: z.nullable(z.object({ epoch: Uuid, seq: Count, hash: Sha256 })),
  })
  .check(
    z.refine(({ made, received, waiting, toMend }) => made === received + waiting + toMend, {
      error: 'the parts do not add up',
    }),
  );
export type DayClosing = z.infer<typeof DayClosing>;
