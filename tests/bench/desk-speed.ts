import { openKeyboard } from '../browser/kedmanee.ts';
import { writeStandardCase } from '../browser/standard-case.ts';
import { makeProfile } from '../support/browser.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import { proofDist } from '../support/proof-build.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { type Bench, median, round, spread } from './row.ts';

/** What a cheap tablet is slower than the machine that measures. */
const THROTTLE = 4;

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
      const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
      const { page, context } = await scene.open(makeProfile());
      await enrol(page, server.url, server.link());
      await untilReadyOffline(page);
      await server.stop();
      const keyboard = await openKeyboard(page);
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
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
          note: `${spread(times)}; median of ${registrations}, ${keys} keys each, for which a person needs ${person} s by the keystroke-level model; processor slowed down ${THROTTLE} times; goal 8000`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};
