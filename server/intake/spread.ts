import type { Clock } from '../clock.ts';

/** After an outage every device first waits a part of this. */
const LEAST_MS = 2000;
/** As many first pushes a second as are answered with ease beside everything else. */
const PUSHES_A_SECOND = 400;
const LOOK_AGAIN_MS = 60_000;

/**
 * [I6] Over how long devices are to spread their first try after an outage: so that all there are would
 * come no faster than can be answered, and longer while there is a queue.
 */
export function createSpread(
  countDevices: () => Promise<number>,
  clock: Clock,
  drainMs: () => number,
): () => Promise<number> {
  let forAllMs = LEAST_MS;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (Math.abs(now - lookedAt) >= LOOK_AGAIN_MS) {
      lookedAt = now;
      const ms = ((await countDevices()) * 1000) / PUSHES_A_SECOND;
      forAllMs = Math.max(LEAST_MS, Math.ceil(ms));
    }
    return Math.max(forAllMs, Math.ceil(2 * drainMs()));
  };
}
