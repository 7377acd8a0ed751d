/**
 * Counts work that is really under way, so that the simulation can let everything come to rest
 * before it chooses the next step: then one seed is one story, whatever the machine's load.
 */
export interface Bustle {
  enter(): void;
  leave(): void;
  /** Counts as busy until the work ends. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nobody is busy, and nobody becomes so by what still waits for its turn. */
  settle(): Promise<void>;
}

/** Turns of the event loop in which nothing may begin before it counts as rest. */
const QUIET_TURNS = 3;

export function makeBustle(): Bustle {
  let busy = 0;
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    enter: () => {
      busy += 1;
    },
    leave: () => {
      busy -= 1;
    },
    async during(work) {
      busy += 1;
      try {
        return await work;
      } finally {
        busy -= 1;
      }
    },
    async settle() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
        await turn();
        if (busy > 0) quiet = -1;
      }
    },
  };
}
