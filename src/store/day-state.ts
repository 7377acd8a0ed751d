import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { dayInThailand } from '#thai/show-date.ts';
import { byRecord, sentBack } from './acts.ts';
import type { DayNumbers, DayReckoning, Places } from './day-types.ts';
import type { OutboxRow } from './rows.ts';

/**
 * Where each act stands that was kept on one day, by whoever works here, and what of other days is
 * not done. It follows from the rows alone, so that nothing is counted as received but by its receipt
 * [D20].
 */
export function reckonDay(rows: readonly OutboxRow[], now: UnixMs): DayReckoning {
  const day = dayInThailand(now);
  const back = new Set([...byRecord(rows).values()].map((acts) => sentBack(acts)?.hash));
  const placeOf = (row: OutboxRow): keyof Places => {
    if (row.waiting === 1 || !row.receipt) return 'waiting';
    return back.has(row.hash) ? 'toMend' : 'received';
  };
  const count = (some: readonly OutboxRow[]): Places => {
    const places = { received: 0, waiting: 0, toMend: 0 };
    for (const row of some) places[placeOf(row)] += 1;
    return places;
  };
  const isOf = (row: OutboxRow, asked: IsoDate) => dayInThailand(row.keptAt) === asked;
  const own = rows.filter((row) => isOf(row, day));
  const others = count(rows.filter((row) => !isOf(row, day)));
  return {
    ...{ day, made: own.length, ...count(own) },
    otherDays: { waiting: others.waiting, toMend: others.toMend },
    numbers: numbersOf(own),
  };
}

function numbersOf(rows: readonly OutboxRow[]): DayNumbers[] {
  const found = new Map<string, DayNumbers>();
  for (const { epoch, seq } of rows) {
    const { from, to } = found.get(epoch) ?? { from: seq, to: seq };
    found.set(epoch, { epoch, from: Math.min(from, seq), to: Math.max(to, seq) });
  }
  return [...found.values()];
}
