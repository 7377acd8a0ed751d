import type { UnixMs } from '#contract/primitives.ts';

/** The server's time and chance; a test owns both. */
export interface Clock {
  now(): UnixMs;
  /** From 0 to below 1; for spreading load, never for secrets. */
  random(): number;
}

export const systemClock: Clock = { now: () => Date.now(), random: () => Math.random() };
