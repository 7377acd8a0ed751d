import { BOARD_DAYS, type BoardDay } from '#contract/board.ts';
import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { DAY_MS, thaiDay } from '../acceptance/thai-day.ts';

/** The first of the days that a board shows, today being the last. */
export const firstDay = (at: UnixMs): IsoDate => thaiDay(at - (BOARD_DAYS - 1) * DAY_MS);

/** [BD6] Both counts of each day, and how many came in these days but were taken on none of them. */
export function daysOf(
  rows: readonly { received: IsoDate; registered: IsoDate; count: number }[],
  at: UnixMs,
): { days: BoardDay[]; otherDays: number } {
  const days = new Map<IsoDate, BoardDay>();
  for (let back = BOARD_DAYS - 1; back >= 0; back -= 1) {
    const day = thaiDay(at - back * DAY_MS);
    days.set(day, { day, registered: 0, received: 0 });
  }
  let otherDays = 0;
  for (const { received, registered, count } of rows) {
    const came = days.get(received);
    if (came) came.received += count;
    const taken = days.get(registered);
    if (taken) taken.registered += count;
    else otherDays += count;
  }
  return { days: [...days.values()], otherDays };
}
