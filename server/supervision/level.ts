import type { BoardDevice, DeviceLevel } from '#contract/board.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { DeviceRow } from '../storage/tables.ts';
import { openBetween } from './opening.ts';

const HOUR_MS = 3_600_000;
const LATE_MS = 4 * HOUR_MS;
/** Desks are open for eight hours a day. */
const DAY_MS = 8 * HOUR_MS;

type Word = Pick<DeviceRow, 'lastContact' | 'reported'>;

/** [BD2] What a device had left by its own last word, less what came with it; null: it said nothing. */
export const leftOn = ({ reported }: Pick<Word, 'reported'>): number | null =>
  reported && Math.max(reported.status.unsent - reported.arrived, 0);

/** [BD4] Reckoned in hours in which desks are open: nobody is late on a Sunday. */
export function levelOf(row: Word, now: UnixMs): DeviceLevel {
  if (row.lastContact === null) return 'never';
  const away = openBetween(row.lastContact, now);
  const owes = (leftOn(row) ?? 0) > 0;
  if (away > 3 * DAY_MS || (away > DAY_MS && owes)) return 'silent';
  return away > LATE_MS ? 'late' : 'ok';
}

const order: readonly string[] = ['silent', 'late', 'never', 'ok'] satisfies DeviceLevel[];

/** A profile in two places first, then the worst; among equals, who was heard of longest ago. */
export function byWorst(a: BoardDevice, b: BoardDevice): number {
  return (
    Number(a.retired) - Number(b.retired) ||
    Number(a.repeats === 0) - Number(b.repeats === 0) ||
    order.indexOf(a.level) - order.indexOf(b.level) ||
    (a.lastContact ?? 0) - (b.lastContact ?? 0)
  );
}
