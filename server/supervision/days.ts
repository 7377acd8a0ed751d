import { BOARD_DAYS, type BoardDay, type BoardDayList } from '#contract/board.ts';
import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { DAY_MS, thaiDay } from '../acceptance/thai-day.ts';
import type { UnitDay } from '../storage/tables.ts';

/** The first of the days that a board shows, today being the last. */
export const firstDay = (at: UnixMs): IsoDate => thaiDay(at - (BOARD_DAYS - 1) * DAY_MS);

/** [BD6] Both counts of each day, and how many came in these days but were taken on none of them. */
export function daysOf(
  rows: readonly Omit<UnitDay, 'unit'>[],
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

/** [BD9] Behind both counts of `day`; `partOf` tells the part of the area in which a unit is. */
export function dayListOf(
  day: IsoDate,
  rows: readonly UnitDay[],
  partOf: (unit: string) => { code: string; name: string },
): BoardDayList {
  const parts = new Map<string, BoardDayList['parts'][number]>();
  const takenOn = new Map<IsoDate, number>();
  const cameOn = new Map<IsoDate, number>();
  for (const { unit, received, registered, count } of rows) {
    const { code, name } = partOf(unit);
    const part = parts.get(code) ?? { code, name, registered: 0, received: 0 };
    parts.set(code, part);
    if (received === day) {
      part.received += count;
      takenOn.set(registered, (takenOn.get(registered) ?? 0) + count);
    }
    if (registered === day) {
      part.registered += count;
      cameOn.set(received, (cameOn.get(received) ?? 0) + count);
    }
  }
  const newestFirst = (days: ReadonlyMap<IsoDate, number>) =>
    [...days].map(([at, count]) => ({ day: at, count })).sort((a, b) => (a.day < b.day ? 1 : -1));
  return {
    day,
    parts: [...parts.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    ...{ takenOn: newestFirst(takenOn), cameOn: newestFirst(cameOn) },
  };
}
