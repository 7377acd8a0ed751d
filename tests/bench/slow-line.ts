import { setUpAway } from '../faults/away.ts';
import { centreOf } from '../support/centre-database.ts';
import { keepAll } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { village } from '../support/weak-line.ts';
import { untilDrained } from './drain.ts';
import { type Bench, round, SEED } from './row.ts';

const CUT_EVERY_MS = 20_000;
/** In the middle of what waits. */
const FIRST_CUT_MS = 8000;
/** A connection, a word to the centre, what waits, and one more. */
const ROUND_TRIPS = 4;
const SLOWER_BY = 1.5;

/**
 * A village on 2G: what was written without a network, from the first request to the last receipt
 * stored, against the time that its envelopes alone take on that line.
 */
export const slowLine: Bench = {
  id: 'slow-line',
  of: 'registrations waiting',
  amount: { full: 20, small: 3 },
  async run(registrations) {
    const scene = makeScene();
    try {
      const away = await setUpAway(scene, {
        env: { LOG_LEVEL: 'error' },
        through: (port) => scene.weaken(port, Number.POSITIVE_INFINITY),
      });
      const { page, line } = away;
      await keepAll(page, inventMany(SEED, registrations));
      const app = page.url();
      await page.goto('about:blank');
      await away.serve();
      line.become(village);
      line.cutEvery(CUT_EVERY_MS, FIRST_CUT_MS);
      const before = line.bytes();
      await page.goto(app);
      const seconds = (await untilDrained(page, '/api/v1/')) / 1000;
      const onTheLine = line.bytes() - before;
      const sealed = centreOf(away.home).bytesInCustody();
      const least = sealed / village.up + (ROUND_TRIPS * village.roundTripMs) / 1000;
      return [
        {
          id: 'slow-line',
          unit: 's',
          ours: round(seconds),
          limit: round(least),
          goal: { atMost: round(SLOWER_BY * least) },
          note: `${registrations} registrations over 50 kbit/s with a round trip of 1.2 s, cut every 20 s (${line.cuts()} cuts): ${onTheLine} bytes on the line for ${sealed} of envelopes; limit: these ÷ rate + ${ROUND_TRIPS} round trips`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};
