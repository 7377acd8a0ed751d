import type { IsoDate, UnixMs } from '#contract/primitives.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;
export const BANGKOK_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The calendar day in Thailand, which keeps one time zone and no summer time. */
export const thaiDay = (at: UnixMs): IsoDate =>
  new Date(at + BANGKOK_OFFSET_MS).toISOString().slice(0, 10);
