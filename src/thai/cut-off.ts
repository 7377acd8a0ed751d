import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { beginOfDay } from './dates.ts';
import { dayInThailand } from './show-date.ts';

const DAY_MS = 24 * 3_600_000;
/** The ministry's figures are those of 15.30 in Thailand. */
const CUT_OFF_MS = 15.5 * 3_600_000;

/** 15.30 of a day; NaN when there is no such day. */
export const cutOffOf = (day: IsoDate): UnixMs => beginOfDay(day) + CUT_OFF_MS;

export const isAfterCutOff = (at: UnixMs): boolean => at >= cutOffOf(dayInThailand(at));

/** The last one that has passed. */
export const lastCutOff = (now: UnixMs): UnixMs =>
  cutOffOf(dayInThailand(isAfterCutOff(now) ? now : now - DAY_MS));
