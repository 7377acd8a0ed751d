import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { beginOfDay } from '#thai/dates.ts';
import { DAY_MS, thaiDay } from '../acceptance/thai-day.ts';

/** The ministry's figures are those of 15.30 in Thailand. */
const CUT_MS = 15.5 * 3_600_000;

/** 15.30 of a day; NaN when there is no such day. */
export const cutOffOf = (day: IsoDate): UnixMs => beginOfDay(day) + CUT_MS;

/** The last one that has passed. */
export function lastCutOff(now: UnixMs): UnixMs {
  const today = cutOffOf(thaiDay(now));
  return today <= now ? today : cutOffOf(thaiDay(now - DAY_MS));
}
