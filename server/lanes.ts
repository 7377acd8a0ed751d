/** Work of one kind that waits for its turn. */
export interface Lane {
  /** Null when too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T | null>;
}

/** @param atOnce how much is done at one time; `mostWaiting` says how many may stand behind it by now */
export function createLane(atOnce: number, mostWaiting: () => number): Lane {
  const waiting: (() => void)[] = [];
  let working = 0;

  const enter = async (): Promise<boolean> => {
    if (working < atOnce) {
      working += 1;
      return true;
    }
    if (waiting.length >= mostWaiting()) return false;
    await new Promise<void>((resolve) => waiting.push(resolve));
    return true;
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  };

  return {
    async take(work) {
      if (!(await enter())) return null;
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
