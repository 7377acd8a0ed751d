import { keepAll, unlock } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { compare, setUpAway } from './away.ts';
import type { Fault } from './fault.ts';

const SEED = 2575;

/** The battery of the clock is dead, or somebody set it wrong. */
export const clockJumps: Fault = {
  id: 'clock-jumps',
  proves: ['F12', 'F13'],
  injected: 'the desk’s clock says 2001, then 2036, then the truth, while registrations are kept',
  expected: 'capture goes on, and all of it arrives and is accepted, once',
  async run(size) {
    const each = size === 'full' ? 10 : 1;
    const people = inventMany(SEED, 3 * each);
    const scene = makeScene();
    try {
      const away = await setUpAway(scene);
      const kept = [];
      let { browser } = away;
      for (const [i, time] of ['2001-01-01', '2036-06-15', null].entries()) {
        await browser.close();
        browser = await scene.open(away.profile);
        if (time !== null) await browser.context.clock.install({ time: new Date(time) });
        await browser.page.goto(away.url);
        await unlock(browser.page);
        kept.push(...(await keepAll(browser.page, people.slice(i * each, (i + 1) * each))));
      }
      await away.serve();
      await away.untilArrived(browser.page, kept.length);
      const { isWhole, said } = compare(away.centre, kept);
      return { survived: isWhole, observed: `${said} (seed ${SEED})` };
    } finally {
      await scene.end();
    }
  },
};
