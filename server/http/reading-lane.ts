import type { Clock } from '../clock.ts';
import { createLane } from '../lanes.ts';
import { Refusal } from './problem.ts';

export interface ReadingLimits {
  /** So many are answered at one time: each takes threads and turns that custody needs, too. */
  atOnce: number;
  /** Most time that a newcomer would wait for those before them. */
  drainMs: number;
}

/** [I6] What is read takes its turns here, so that however many read, what is sent finds its way. */
export interface ReadingLane {
  /** @throws Refusal `busy`, with a time that is spread by chance, where too many stand here. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** How long one takes, until it was measured. */
const FIRST_GUESS_MS = 5;
/** How much of the newest measurement goes into the estimate. */
const WEIGHT = 0.05;

export function createReadingLane(limits: ReadingLimits, clock: Clock): ReadingLane {
  let oneMs = FIRST_GUESS_MS;
  const mostWaiting = () => Math.floor((limits.drainMs * limits.atOnce) / oneMs);
  const lane = createLane(limits.atOnce, mostWaiting);
  return {
    async take(work) {
      const done = await lane.take(async () => {
        const from = clock.now();
        try {
          return { value: await work() };
        } finally {
          oneMs += (Math.max(0, clock.now() - from) - oneMs) * WEIGHT;
        }
      });
      if (done) return done.value;
      const seconds = ((mostWaiting() + 1) * oneMs) / limits.atOnce / 1000;
      throw new Refusal('busy', Math.ceil(seconds + clock.random() * seconds));
    },
  };
}
