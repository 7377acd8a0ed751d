import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { readDate } from '#thai/dates.ts';

/** What the log is asked for; null: all. Times in ms, both ends included. */
export interface AuditFilter {
  action: string | null;
  /** Who acted or was acted upon: a code, or a part of a name. */
  person: string | null;
  /** What was used or acted upon: a part of its label. */
  device: string | null;
  from: UnixMs | null;
  to: UnixMs | null;
}

export interface TypedFilter {
  action: string;
  person: string;
  device: string;
  from: string;
  to: string;
}

export type FilterReading =
  | { is: 'filter'; filter: AuditFilter }
  | { is: 'not-read'; from: boolean; to: boolean };

const DAY_MS = 24 * 60 * 60_000;
/** Days begin at midnight in Thailand. */
const startOf = (day: IsoDate): UnixMs => Date.parse(`${day}T00:00:00+07:00`);

/** Reads what was typed; days in the Buddhist era, as anywhere else in the app. */
export function readFilter(typed: TypedFilter, today: IsoDate): FilterReading {
  const from = dayIn(typed.from, today);
  const to = dayIn(typed.to, today);
  if (from === undefined || to === undefined) {
    return { is: 'not-read', from: from === undefined, to: to === undefined };
  }
  return {
    is: 'filter',
    filter: {
      action: typed.action || null,
      person: typed.person.trim() || null,
      device: typed.device.trim() || null,
      from: from === null ? null : startOf(from),
      to: to === null ? null : startOf(to) + DAY_MS - 1,
    },
  };
}

/** Null: nothing typed. Undefined: no whole day. */
function dayIn(typed: string, today: IsoDate): IsoDate | null | undefined {
  const read = readDate(typed, today);
  if (read.is === 'empty') return null;
  return read.is === 'date' && read.date.length === 10 ? read.date : undefined;
}
