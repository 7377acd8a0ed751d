import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { slowDown, THROTTLE } from './away.ts';
import { type Bench, median, round, spread } from './row.ts';

interface CaretWindow {
  caretAt?: number;
}

/**
 * A new browser, the server stopped, the processor slowed down: from opening the address to the
 * caret in the field of the passphrase.
 */
export const coldStart: Bench = {
  id: 'cold-start',
  of: 'starts',
  amount: { full: 5, small: 1 },
  async run(starts) {
    const scene = makeScene();
    try {
      const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
      const profile = makeProfile();
      const first = await scene.open(profile);
      await enrol(first.page, server.url, server.link());
      await untilReadyOffline(first.page);
      await server.stop();
      await first.close();

      const times: number[] = [];
      for (let i = 0; i < starts; i += 1) {
        const { page, close } = await scene.open(profile);
        await slowDown(page);
        await page.addInitScript(noteCaret);
        await page.goto(server.url);
        const caret = await page.waitForFunction(() => (globalThis as CaretWindow).caretAt);
        times.push((await caret.jsonValue()) ?? Number.NaN);
        await close();
      }
      return [
        {
          id: 'cold-start',
          unit: 'ms',
          ours: round(median(times)),
          goal: { atMost: 1000 },
          note: `${spread(times)}; median of ${starts} starts of the browser, server stopped, processor slowed down ${THROTTLE} times`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};

/** Runs in the page before its own code; time counts from the navigation. */
function noteCaret(): void {
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'password') return;
    (globalThis as CaretWindow).caretAt ??= performance.now();
  });
}
