import type { Clock } from '../clock.ts';

export interface AdmissionLimits {
  /** Most bytes of bodies in memory at once. */
  queuedBytes: number;
  /** Most time that a newcomer would wait for those before them. */
  drainMs: number;
}

/** Whether a push is let in now. */
export type Admission = { is: 'in'; leave(): void } | { is: 'busy'; retryAfterSeconds: number };

export interface Gate {
  enter(bytes: number): Admission;
  /** How long those inside will still take, in ms. */
  drainMs(): number;
  /** Resolves when nobody is inside, or after a while all the same: custody comes first. */
  whenCalm(): Promise<void>;
}

const FIRST_GUESS_BYTES_PER_MS = 10_000;
/** Work that gives way to custody gets its turn at least so often. */
const MOST_PATIENCE_MS = 500;
/** How much of the newest measurement goes into the estimate. */
const WEIGHT = 0.1;

/**
 * Sheds load by how long the queue would take to drain and by its bytes, not by counting requests:
 * refusing too early costs three times the throughput.
 */
export function createGate(limits: AdmissionLimits, clock: Clock): Gate {
  let queued = 0;
  let doneSinceBusy = 0;
  let busySince = 0;
  let bytesPerMs = FIRST_GUESS_BYTES_PER_MS;
  const drainMs = () => queued / bytesPerMs;
  const waiting = new Set<() => void>();

  return {
    drainMs,
    whenCalm() {
      if (queued === 0) return Promise.resolve();
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
      if (drain > limits.drainMs || queued + bytes > limits.queuedBytes) {
        const seconds = Math.max(1, drain / 1000);
        return { is: 'busy', retryAfterSeconds: Math.ceil(seconds + clock.random() * seconds) };
      }
      if (queued === 0) {
        busySince = clock.now();
        doneSinceBusy = 0;
      }
      queued += bytes;
      let inside = true;
      return {
        is: 'in',
        leave() {
          if (!inside) return;
          inside = false;
          queued -= bytes;
          doneSinceBusy += bytes;
          if (queued === 0) for (const go of waiting) go();
          const elapsed = clock.now() - busySince;
          if (elapsed > 0) {
            bytesPerMs = Math.max(
              1,
              bytesPerMs * (1 - WEIGHT) + (doneSinceBusy / elapsed) * WEIGHT,
            );
          }
        },
      };
    },
  };
}
