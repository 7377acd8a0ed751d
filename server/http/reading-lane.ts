import type { Clock } from '../clock.ts';
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
  const waiting: (() => void)[] = [];
  let atWork = 0;
  let oneMs = FIRST_GUESS_MS;

  const enter = async () => {
    if (atWork < limits.atOnce) {
      atWork += 1;
      return;
    }
    const drainMs = ((waiting.length + 1) * oneMs) / limits.atOnce;
    if (drainMs > limits.drainMs) {
      const seconds = drainMs / 1000;
      throw new Refusal('busy', Math.ceil(seconds + clock.random() * seconds));
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const go = waiting.shift();
    if (go) go();
    else atWork -= 1;
  };

  return {
    async take(work) {
      await enter();
      const from = clock.now();
      try {
        return await work();
      } finally {
        oneMs += (Math.max(0, clock.now() - from) - oneMs) * WEIGHT;
        leave();
      }
    },
  };
}
