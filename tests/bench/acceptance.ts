import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createAcceptance } from '../../server/acceptance/acceptance.ts';
import { createPool } from '../../server/acceptance/pool.ts';
import { usualLimits } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { createIntake } from '../../server/intake/intake.ts';
import { openDataAndKeys } from '../../server/open-server.ts';
import { centreOf } from '../support/centre-database.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
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
    const home = await makeHome();
    try {
      const server = await scene.serve(home, { env: { LOG_LEVEL: 'error' } });
      const device = await enrolNodeDevice(server.url, server.link());
      await server.stop();
      const config = readConfig({
        DATA_DIR: join(home.folder, 'data'),
        KEYS_DIR: join(home.folder, 'keys'),
      });
      const opened = await openDataAndKeys(config, systemClock);
      const { storage, keyring } = opened;
      const workers = Math.max(1, availableParallelism() - 1);
      const pool = createPool({
        workers,
        keys: { server: keyring.server, sealing: keyring.sealing },
        whenCrashed: () => {
          throw new Error('a worker ended');
        },
      });
      const parts = { storage, pool, clock: systemClock };
      const log = createLog('error', (line) => process.stderr.write(line));
      const accepting = createAcceptance({ ...parts, log, whenCalm: async () => undefined });
      const intake = createIntake({
        ...{ storage, keyring, clock: systemClock },
        serverEpoch: await storage.transact((tables) => tables.serverEpoch()),
        quarantine: usualLimits.quarantine,
        deviceBytes: usualLimits.deviceBytes,
        whenKept: () => undefined,
        whenPeopleChange: () => undefined,
        whenForked: async () => undefined,
      });
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
        await accepting.stop();
        await pool.close();
        await storage.close();
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
