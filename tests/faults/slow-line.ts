import { keepAll } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { village } from '../support/weak-line.ts';
import { compare, setUpAway } from './away.ts';
import type { Fault } from './fault.ts';

const SEED = 2581;
const CUT_EVERY_MS = 20_000;
const MOST_SECONDS = 60;

/** A village: 50 kbit/s, answers late, and every connection breaks every twenty seconds. */
export const slowLine: Fault = {
  id: 'slow-line',
  proves: ['F31'],
  injected: `a line of 50 kbit/s with a round trip of 1.2 s that is cut every ${CUT_EVERY_MS / 1000} s`,
  expected: `20 registrations arrive within ${MOST_SECONDS} s`,
  async run(size) {
    const total = size === 'full' ? 20 : 5;
    const scene = makeScene();
    try {
      const away = await setUpAway(scene, {
        through: (port) => scene.weaken(port, Number.POSITIVE_INFINITY),
      });
      const { line } = away;
      const kept = await keepAll(away.page, inventMany(SEED, total));
      await away.serve();
      line.become(village);
      line.cutEvery(CUT_EVERY_MS);
      const from = performance.now();
      await away.untilArrived(away.page, total);
      const seconds = (performance.now() - from) / 1000;
      const { isWhole, said } = compare(away.centre, kept);
      return {
        survived: isWhole && seconds <= MOST_SECONDS,
        observed: `${said} after ${seconds.toFixed(1)} s, ${line.cuts()} cuts; its loss of packets is not part of this line`,
      };
    } finally {
      await scene.end();
    }
  },
};
