import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Acceptance, createAcceptance } from '../../server/acceptance/acceptance.ts';
import { createPool } from '../../server/acceptance/pool.ts';
import { usualLimits } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { createIntake, type Intake } from '../../server/intake/intake.ts';
import { openDataAndKeys } from '../../server/open-server.ts';
import { enrolNodeDevice, type NodeDevice } from '../support/node-device.ts';
import type { Scene } from '../support/scene.ts';
import { makeHome, type ServerHome } from '../support/server.ts';

/** As many as the server has: one core is the writer's. */
export const workers = Math.max(1, availableParallelism() - 1);

/** The parts of a server that take and judge, without HTTP, on its real database, and a device that it knows. */
export interface CentreInside {
  home: ServerHome;
  device: NodeDevice;
  intake: Intake;
  accepting: Acceptance;
  close(): Promise<void>;
}

export async function openInside(scene: Scene): Promise<CentreInside> {
  const home = await makeHome();
  const server = await scene.serve(home, { env: { LOG_LEVEL: 'error' } });
  const device = await enrolNodeDevice(server.url, server.link());
  await server.stop();
  const config = readConfig({
    DATA_DIR: join(home.folder, 'data'),
    KEYS_DIR: join(home.folder, 'keys'),
  });
  const { storage, keyring } = await openDataAndKeys(config, systemClock);
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
  return {
    ...{ home, device, intake, accepting },
    async close() {
      await accepting.stop();
      await pool.close();
      await storage.close();
    },
  };
}
