import type { UnixMs } from '#contract/primitives.ts';
import { BANGKOK_OFFSET_MS, DAY_MS } from '../acceptance/thai-day.ts';

const HOUR_MS = 3_600_000;

/** When desks are open: 8.30–16.30 in Bangkok, Monday to Friday. Public holidays are not known here. */
const OPENS_MS = 8.5 * HOUR_MS;
const CLOSES_MS = 16.5 * HOUR_MS;

/** Milliseconds between two moments in which desks were open; 0 when `to` is not after `from`. */
export function openBetween(from: UnixMs, to: UnixMs): number {
  const begin = from + BANGKOK_OFFSET_MS;
  const end = to + BANGKOK_OFFSET_MS;
  let open = 0;
  for (let day = begin - (begin % DAY_MS); day < end; day += DAY_MS) {
    if (isWeekend(day)) continue;
    open += Math.max(Math.min(end, day + CLOSES_MS) - Math.max(begin, day + OPENS_MS), 0);
  }
  return open;
}

/** Whole hours a device was silent while its desk was open. */
export const silentHours = (lastContact: UnixMs, now: UnixMs): number =>
  Math.floor(openBetween(lastContact, now) / HOUR_MS);

function isWeekend(bangkokDay: number): boolean {
  const weekday = new Date(bangkokDay).getUTCDay();
  return weekday === 0 || weekday === 6;
}
