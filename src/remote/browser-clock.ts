import type { Clock } from '../sync/ports.ts';

/** The browser's own time and chance. */
export const browserClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  wait(ms) {
    let cancel = () => {};
    const done = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      cancel = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return { done, cancel };
  },
};
