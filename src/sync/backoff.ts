const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** No single answer may silence a device for longer than this, whoever gave it. */
const LONGEST_TOLD_MS = 60 * 60_000;

/**
 * How long to wait after one more failure: full jitter over a limit that doubles.
 * @param failures how many there were before this one, from 0
 * @param chance from 0 to below 1
 */
export function backoffMs(failures: number, chance: number): number {
  return Math.floor(chance * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
}

/** What a `Retry-After` is worth: never negative, at most an hour. */
export function toldMs(retryAfterMs: number): number {
  return Math.min(LONGEST_TOLD_MS, Math.max(0, retryAfterMs));
}

/**
 * What to wait beyond a `Retry-After`, so that all who were told the same do not come at once: up
 * to half of it again, and no less than the backoff would have been.
 */
export function beyondToldMs(told: number, failures: number, chance: number): number {
  return Math.max(Math.floor((chance * told) / 2), backoffMs(failures, chance) - told);
}
