import type { IsoDate } from '#contract/primitives.ts';
import { beginOfDay, readDate } from '#thai/dates.ts';
import type { AuditFilter } from '../../administration-door.ts';

export interface TypedFilter {
  action: string;
  person: string;
  device: string;
  from: string;
  to: string;
}

export type FilterReading =
  | { is: 'filter'; filter: AuditFilter }
  | { is: 'not-read'; from: boolean; to: boolean }
  /** It would end before it begins. */
  | { is: 'backwards' };

const DAY_MS = 24 * 60 * 60_000;

/** Reads what was typed; days in the Buddhist era, as anywhere else in the app. */
export function readFilter(typed: TypedFilter, today: IsoDate): FilterReading {
  const from = dayIn(typed.from, today);
  const to = dayIn(typed.to, today);
  if (from === undefined || to === undefined) {
    return { is: 'not-read', from: from === undefined, to: to === undefined };
  }
  if (from !== null && to !== null && to < from) return { is: 'backwards' };
  const person = typed.person.trim();
  const device = typed.device.trim();
  return {
    is: 'filter',
    filter: {
      ...(typed.action && { action: typed.action }),
      ...(person && { person }),
      ...(device && { device }),
      ...(from !== null && { from: beginOfDay(from) }),
      ...(to !== null && { to: beginOfDay(to) + DAY_MS }),
    },
  };
}

/** Null: nothing typed. Undefined: no whole day. */
function dayIn(typed: string, today: IsoDate): IsoDate | null | undefined {
  const read = readDate(typed, today);
  if (read.is === 'empty') return null;
  // A year like 2026 can only be of the other era: no log is half a millennium old.
  const isRead = read.is === 'date' || read.is === 'ask-era';
  return isRead && read.date.length === 10 ? read.date : undefined;
}
