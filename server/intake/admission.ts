import type { Clock } from '../clock.ts';

export interface AdmissionLimits {
  /** Most bytes of bodies in memory at once. */
  queuedBytes: number;
  /** Most time that a newcomer would wait for those before them. */
  drainMs: number;
}

/** Whether a push is let in now. */
export type Admission =
  | {
      is: 'in';
      /** Its body is here: from now on it waits for us, not we for its line. */
      begin(): void;
      leave(): void;
    }
  | { is: 'busy'; retryAfterSeconds: number };

export interface Gate {
  enter(bytes: number): Admission;
  /** How long those at work will still take, in ms. */
  drainMs(): number;
  /** Resolves when nobody is at work, or after a while all the same: custody comes first. */
  whenCalm(): Promise<void>;
}

const FIRST_GUESS_BYTES_PER_MS = 10_000;
/** Work that gives way to custody gets its turn at least so often. */
const MOST_PATIENCE_MS = 500;
/** How much of the newest measurement goes into the estimate. */
const WEIGHT = 0.1;

/**
 * Sheds load by how long the queue would take to drain and by its bytes, not by counting requests:
 * refusing too early costs three times the throughput. Slow lines fill memory, never the queue.
 */
export function createGate(limits: AdmissionLimits, clock: Clock): Gate {
  let inside = 0;
  let atWork = 0;
  let done = 0;
  let busySince = 0;
  let bytesPerMs = FIRST_GUESS_BYTES_PER_MS;
  const waiting = new Set<() => void>();
  const drainMs = () => atWork / bytesPerMs;

  const begin = (bytes: number) => {
    if (atWork === 0) {
      busySince = clock.now();
      done = 0;
    }
    atWork += bytes;
  };
  const end = (bytes: number) => {
    atWork -= bytes;
    done += bytes;
    const elapsed = clock.now() - busySince;
    if (elapsed > 0) bytesPerMs = Math.max(1, bytesPerMs + (done / elapsed - bytesPerMs) * WEIGHT);
    if (atWork === 0) for (const go of waiting) go();
  };

  return {
    drainMs,
    whenCalm() {
      if (atWork === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const go = () => {
          clearTimeout(patience);
          waiting.delete(go);
          resolve();
        };
        const patience = setTimeout(go, MOST_PATIENCE_MS);
        waiting.add(go);
      });
    },
    enter(bytes) {
      const drain = drainMs();
      if (drain > limits.drainMs || inside + bytes > limits.queuedBytes) {
        const seconds = Math.max(1, drain / 1000);
        return { is: 'busy', retryAfterSeconds: Math.ceil(seconds + clock.random() * seconds) };
      }
      inside += bytes;
      let begun = false;
      return {
        is: 'in',
        begin() {
          begun = true;
          begin(bytes);
        },
        leave() {
          inside -= bytes;
          if (begun) end(bytes);
        },
      };
    },
  };
}
