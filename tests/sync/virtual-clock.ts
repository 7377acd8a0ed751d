import type { Clock } from '../../src/sync/ports.ts';

/** Time that stands still until a test moves it. Timers follow elapsed time, not the wall clock. */
export interface VirtualClock extends Clock {
  elapsed(): number;
  /** Sets the wall clock forward or back by `ms`; no timer notices. */
  jump(ms: number): void;
  timers(): readonly { dueMs: number; ring(): void }[];
  /** Moves time on, ringing what falls due, oldest first; `settle` lets the work end in between. */
  pass(ms: number, settle: () => Promise<void>): Promise<void>;
}

interface Timer {
  dueMs: number;
  ring(): void;
}

export function startVirtualClock(at: number, random: () => number): VirtualClock {
  let elapsed = 0;
  let wall = at;
  const timers = new Set<Timer>();
  const next = () => [...timers].sort((a, b) => a.dueMs - b.dueMs)[0];
  const moveTo = (ms: number) => {
    wall += ms - elapsed;
    elapsed = ms;
  };
  return {
    now: () => wall,
    random,
    elapsed: () => elapsed,
    jump: (ms) => {
      wall += ms;
    },
    timers: () => [...timers],
    wait(ms) {
      let resolve = () => {};
      const done = new Promise<void>((end) => {
        resolve = end;
      });
      const timer: Timer = {
        dueMs: elapsed + ms,
        ring: () => {
          timers.delete(timer);
          resolve();
        },
      };
      timers.add(timer);
      return { done, cancel: timer.ring };
    },
    async pass(ms, settle) {
      const end = elapsed + ms;
      await settle();
      for (let timer = next(); timer && timer.dueMs <= end; timer = next()) {
        moveTo(timer.dueMs);
        timer.ring();
        await settle();
      }
      moveTo(end);
    },
  };
}
