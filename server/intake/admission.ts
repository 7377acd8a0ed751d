import type { Clock } from '../clock.ts';

export interface AdmissionLimits {
  /** Most bytes of bodies in memory at once; what was only announced takes none. */
  queuedBytes: number;
  /** Most time that a newcomer would wait for those before them. */
  drainMs: number;
}

/** Whether a push is let in now. */
export type Admission =
  | {
      is: 'in';
      /** So many bytes more have come; false when there is no room for them. */
      took(bytes: number): boolean;
      /** Its body is here: from now on it waits for us, not we for its line. */
      begin(): void;
      leave(): void;
    }
  | { is: 'busy'; retryAfterSeconds: number };

export interface Gate {
  /** Lets in whoever announces so many bytes, or says how long to wait. */
  enter(announced: number): Admission;
  /** How long somebody should stay away for whom there is no room; spread by chance. */
  retryAfterSeconds(): number;
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
 * refusing too early costs three times the throughput. A slow line takes the memory of what it has
 * sent, so that nobody keeps the others out by announcing much and sending nothing.
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

  const retryAfterSeconds = () => {
    const seconds = Math.max(1, drainMs() / 1000);
    return Math.ceil(seconds + clock.random() * seconds);
  };

  return {
    drainMs,
    retryAfterSeconds,
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
    enter(announced) {
      if (drainMs() > limits.drainMs || inside + announced > limits.queuedBytes) {
        return { is: 'busy', retryAfterSeconds: retryAfterSeconds() };
      }
      let bytes = 0;
      let begun = false;
      return {
        is: 'in',
        took(more) {
          if (inside + more > limits.queuedBytes) return false;
          inside += more;
          bytes += more;
          return true;
        },
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
