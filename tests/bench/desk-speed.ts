import { openKeyboard } from '../browser/kedmanee.ts';
import { writeStandardCase } from '../browser/standard-case.ts';
import { makeScene } from '../support/scene.ts';
import { openAway, slowDown, THROTTLE } from './away.ts';
import { type Bench, median, round, spread } from './row.ts';

/**
 * A debtor with one lender, keyed in from F2 to the kept record as fast as the app takes keys, with the
 * server stopped and the processor slowed down: what the app adds to the officer's own time.
 */
export const deskSpeed: Bench = {
  id: 'standard-case',
  of: 'registrations keyed in',
  amount: { full: 9, small: 1 },
  async run(registrations) {
    const scene = makeScene();
    try {
      const page = await openAway(scene);
      const keyboard = await openKeyboard(page);
      await slowDown(page);
      const times: number[] = [];
      for (let i = 0; i < registrations; i += 1) {
        const began = performance.now();
        await keyboard.press('F2');
        await page.locator('#q-1-1:focus').waitFor();
        await keyboard.type('9000012345672');
        await keyboard.press('Enter');
        await writeStandardCase(page, keyboard);
        times.push(performance.now() - began);
      }
      const keys = Math.round(keyboard.count() / registrations);
      const person = Math.round(keyboard.predicted() / registrations);
      return [
        {
          id: 'standard-case',
          unit: 'ms',
          ours: round(median(times)),
          goal: { atMost: 8000 },
          note: `${spread(times)}; median of ${registrations}, ${keys} keys each, for which a person needs ${person} s by the keystroke-level model; processor slowed down ${THROTTLE} times`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};
