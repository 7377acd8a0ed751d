import { centreOf } from '../support/centre-database.ts';
import { inventor } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { openInside, workers } from './centre-inside.ts';
import { makeLoad } from './load.ts';
import { type Bench, median, round, SEED, spread } from './row.ts';

const PER_PUSH = 100;
const ROUNDS = 3;

/**
 * Registrations a second that are unsealed, verified, validated, compared with others and written, from a
 * full custody and with nobody sending: as many workers as the server has, the real database.
 */
export const acceptance: Bench = {
  id: 'acceptance',
  of: 'envelopes in each of three rounds',
  amount: { full: 10_000, small: 200 },
  async run(envelopes) {
    const scene = makeScene();
    try {
      const { home, device, intake, accepting, close } = await openInside(scene);
      const invent = inventor(SEED, device);
      const rates: number[] = [];
      const work: number[] = [];
      try {
        for (let round = 1; round <= ROUNDS; round += 1) {
          const load = await makeLoad(device, invent, { envelopes, perPush: PER_PUSH });
          for (const body of load.bodies) await intake.take(body);
          const from = performance.now();
          const before = process.cpuUsage();
          accepting.wake();
          await accepting.idle();
          rates.push((envelopes * 1000) / (performance.now() - from));
          const { user, system } = process.cpuUsage(before);
          work.push((user + system) / 1000 / envelopes);
          const accepted = centreOf(home).count('records');
          if (accepted !== round * envelopes) throw new Error(`only ${accepted} were accepted`);
        }
      } finally {
        await close();
      }
      return [
        {
          id: 'acceptance',
          unit: 'envelopes/s',
          ours: round(median(rates)),
          note: `${spread(rates)}; ${ROUNDS} rounds × ${envelopes} registrations from a full custody, nobody sending, ${workers} worker threads beside the one that writes; ${median(work).toFixed(2)} ms of processor each`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};
