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
}

const FIRST_GUESS_BYTES_PER_MS = 10_000;
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

  return {
    drainMs,
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
