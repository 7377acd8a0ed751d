import { join } from 'node:path';
import { addCrowd } from '../support/crowd.ts';
import { inventor } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { openInside } from './centre-inside.ts';
import { makeLoad } from './load.ts';
import { type Bench, median, round, SEED } from './row.ts';

const PER_PUSH = 100;
const ROUNDS = 3;
/** Registrations of each device that was here before. */
const EACH = 100;
const FLAT = 1.5;

/**
 * What taking and judging one more registration costs a centre that holds a hundredth, a tenth and all
 * of so many: whatever is not flat is a scan.
 */
export const growth: Bench = {
  id: 'growth',
  of: 'registrations at the centre in the end',
  amount: { full: 1_000_000, small: 20_000 },
  async run(total) {
    const scene = makeScene();
    try {
      const { home, device, intake, accepting, close } = await openInside(scene);
      const file = join(home.folder, 'data', 'debt-desk.sqlite');
      const invent = inventor(SEED, device);
      const envelopes = Math.min(1000, total / 100);
      const costs: { at: number; ms: number }[] = [];
      try {
        let crowds = 0;
        for (const at of [total / 100, total / 10, total]) {
          addCrowd(file, Date.now(), { from: crowds, to: at / EACH - 1, each: EACH });
          crowds = at / EACH;
          const times: number[] = [];
          for (let n = 0; n < ROUNDS; n += 1) {
            const load = await makeLoad(device, invent, { envelopes, perPush: PER_PUSH });
            const from = performance.now();
            for (const body of load.bodies) await intake.take(body);
            accepting.wake();
            await accepting.idle();
            times.push((performance.now() - from) / envelopes);
          }
          costs.push({ at, ms: median(times) });
        }
      } finally {
        await close();
      }
      const [first, last] = [costs[0]?.ms ?? Number.NaN, costs.at(-1)?.ms ?? Number.NaN];
      return [
        {
          id: 'growth-centre',
          unit: 'ms',
          ours: round(last),
          peer: round(first),
          goal: { atMost: round(first * FLAT) },
          note: `of taking and judging one registration, median of ${ROUNDS} × ${envelopes}: ${costs.map(({ at, ms }) => `${round(ms)} at ${at}`).join(', ')}`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};
