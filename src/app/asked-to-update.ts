import type { Newer } from './program.ts';
import { recall, remember } from './remembered.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** From then on it is said louder. */
const WARNED_AFTER_DAYS = 7;
/** From then on it is asked for before a new registration, never before sending [S7]. */
const ASKED_AFTER_DAYS = 14;
/** Once a working day. */
const ASKED_EVERY_MS = 12 * HOUR_MS;
const PUT_OFF = 'dd.update-put-off';

/** How long a newer version is here, and what that asks of whoever works. A clock that was set back asks nothing. */
export function howLong({ since }: Newer, now: number) {
  const days = Math.floor((now - since) / DAY_MS);
  return {
    days,
    isLong: days >= WARNED_AFTER_DAYS,
    isAsked: days >= ASKED_AFTER_DAYS,
    asksIn: ASKED_AFTER_DAYS - days,
  };
}

/** Whether a new registration begins with the question. */
export const mustAsk = (newer: Newer, now: number): boolean =>
  howLong(newer, now).isAsked && Math.abs(now - Number(recall(PUT_OFF) ?? 0)) >= ASKED_EVERY_MS;

export const putOffAsking = (now: number): void => remember(PUT_OFF, String(now));
