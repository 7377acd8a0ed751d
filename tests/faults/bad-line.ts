import { keepAll, unlock, unsentOn } from '../support/desk.ts';
import type { Mishap } from '../support/fault-proxy.ts';
import { inventMany } from '../support/inventor.ts';
import { pick, seeded } from '../support/people.ts';
import { makeScene } from '../support/scene.ts';
import { compare, setUpAway } from './away.ts';
import type { Fault } from './fault.ts';

const SEED = 2573;
const mishaps: Mishap[] = [
  ...(['lost-answer', 'cut-answer', 'duplicated', 'captive-portal', 'garbage'] as const),
  ...(['reset', 'bad-gateway'] as const),
];

/** First a hotspot that says 200 to everything, then a line on which every kind of thing goes wrong. */
export const badLine: Fault = {
  id: 'bad-line',
  proves: ['F20', 'F21', 'F26', 'F27', 'F30'],
  injected:
    'a captive portal answers everything with 200, the program too; then answers are lost, cut, doubled, made up',
  expected: 'the program stays, nothing counts as sent before its receipt, all arrives once',
  async run(size) {
    const total = size === 'full' ? 40 : 4;
    const times = size === 'full' ? 30 : mishaps.length;
    const scene = makeScene();
    try {
      const away = await setUpAway(scene, {
        through: (port) => scene.harm(port),
      });
      const { page, serve, centre, line } = away;
      const kept = await keepAll(page, inventMany(SEED, total));
      await serve();
      line.plan(
        () => true,
        Array.from({ length: 40 }, () => 'captive-portal'),
      );
      // A browser that was opened in the hotspot gets the program from the device.
      await page.reload();
      await unlock(page);
      const sawPortal = line.happened.length;
      const unsent = await unsentOn(page);
      const random = seeded(SEED);
      const plan = Array.from({ length: times }, (_, i) => mishaps[i] ?? pick(random, mishaps));
      line.plan((path) => path === '/api/v1/envelopes', plan);
      await away.untilArrived(page, total);
      const { isWhole, said } = compare(centre, kept);
      const happened = line.happened.length - sawPortal;
      return {
        survived: isWhole && unsent === total && happened > 0 && centre.count('ops') === total,
        observed: `${said}; ${unsent} unsent behind the portal, which answered ${sawPortal} times; then ${happened} mishaps (seed ${SEED})`,
      };
    } finally {
      await scene.end();
    }
  },
};
