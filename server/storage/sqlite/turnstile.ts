import type { StorageLane } from '../port.ts';

/** One at a time. */
export interface Turnstile {
  /**
   * Resolves when it is one's turn, to the function that lets the next one through. Whoever comes in
   * `custody` waits for one of the others at most, however many stand there; the others get every second
   * turn, so that a storm of pushes stops nobody for good.
   */
  enter(lane: StorageLane): Promise<() => void>;
}

export function createTurnstile(): Turnstile {
  const waiting: Record<StorageLane, (() => void)[]> = { custody: [], others: [] };
  let isTaken = false;
  let before: StorageLane = 'others';

  const next = () => {
    const first: StorageLane = before === 'custody' ? 'others' : 'custody';
    const lane = waiting[first].length > 0 ? first : other(first);
    const go = waiting[lane].shift();
    isTaken = go !== undefined;
    before = lane;
    go?.();
  };
  const leaving = () => {
    let isGone = false;
    return () => {
      if (!isGone) next();
      isGone = true;
    };
  };

  return {
    async enter(lane) {
      if (isTaken) {
        await new Promise<void>((resolve) => waiting[lane].push(resolve));
      } else {
        isTaken = true;
        before = lane;
      }
      return leaving();
    },
  };
}

const other = (lane: StorageLane): StorageLane => (lane === 'custody' ? 'others' : 'custody');
