import { keepAll, unsentOn } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { compare, setUpAway } from './away.ts';
import type { Fault } from './fault.ts';

const SEED = 2574;
/** Longer than a desk rests between two tries. */
const WHILE_MS = 35_000;

/** What a hijacked name or a certificate of a rogue authority leads to: a server that speaks as ours does. */
export const strangerCentre: Fault = {
  id: 'stranger-centre',
  proves: ['F22', 'F23'],
  injected: 'another Debt Desk with keys of its own answers under the address of the centre',
  expected: 'no receipt of it is believed, everything stays, and all reaches the real centre',
  async run(size) {
    const total = size === 'full' ? 20 : 2;
    const scene = makeScene();
    try {
      const away = await setUpAway(scene);
      const { page, home, centre } = away;
      const kept = await keepAll(page, inventMany(SEED, total));
      const stranger = await scene.serve({ ...(await makeHome()), port: home.port });
      await page.waitForTimeout(WHILE_MS);
      const unsent = await unsentOn(page);
      await stranger.kill();
      await away.serve();
      await away.untilArrived(page, total);
      const { isWhole, said } = compare(centre, kept);
      return {
        survived: unsent === total && isWhole,
        observed: `${said}; ${unsent} unsent after ${WHILE_MS / 1000} s beside the stranger`,
      };
    } finally {
      await scene.end();
    }
  },
};
