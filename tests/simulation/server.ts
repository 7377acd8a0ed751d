import { join } from 'node:path';
import { createAcceptance } from '../../server/acceptance/acceptance.ts';
import { examine } from '../../server/acceptance/examine.ts';
import type { Pool } from '../../server/acceptance/pool.ts';
import { createUnsealer } from '../../server/acceptance/unseal.ts';
import { createApp, usualLimits } from '../../server/app.ts';
import type { Clock } from '../../server/clock.ts';
import type { Log } from '../../server/http/log.ts';
import { createGate } from '../../server/intake/admission.ts';
import { openKeyring } from '../../server/keys/keyring.ts';
import { unitOf } from '../../server/people/units.ts';
import { pictureFolder } from '../../server/pictures/folder.ts';
import type { Storage } from '../../server/storage/port.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import type { Home } from './home.ts';

/** The real server engine in this process, without a port and without worker threads. */
export interface SimulatedServer {
  /** Null when it crashed while the request was in its hands. */
  ask(request: Request): Promise<Response | null>;
  /** Dies just before the commit after this many others; 0 is the next. */
  dieBeforeCommit(after: number): void;
  isAlive(): boolean;
  /** Drops all that is not on disk. */
  kill(): Promise<void>;
  mishaps: readonly unknown[];
}

export interface ServerParts {
  home: Home;
  file: string;
  clock: Clock;
  /** Puts a fault into the storage on purpose, to see that the simulation finds it. */
  spoilStorage?: (storage: Storage) => Storage;
}

/** Thrown where a power cut would end everything. */
export class PowerCut extends Error {
  override name = 'PowerCut';
}

/** Starts it on the database that the one before left behind. */
export async function startServer(parts: ServerParts): Promise<SimulatedServer> {
  const { home, file, clock } = parts;
  let alive = true;
  let commitsLeft = Number.POSITIVE_INFINITY;
  const mishaps: unknown[] = [];
  const sound = await openSqlite(file, {
    beforeCommit() {
      if (alive && commitsLeft > 0) commitsLeft -= 1;
      else alive = false;
      // Nothing that a dead process still does may reach the disk.
      if (!alive) throw new PowerCut('power cut');
    },
  });
  const storage = parts.spoilStorage?.(sound) ?? sound;
  const remembered = await storage.transact((tables) => tables.rememberedKeys());
  const keyring = await openKeyring(home.keysDir, clock, remembered, null);
  const serverEpoch = await storage.transact((tables) => tables.serverEpoch());
  const log: Log = {
    note() {},
    mishap: (where, error) => {
      if (alive) mishaps.push(where, error);
    },
  };
  const pool = poolInHere(home);
  const gate = createGate(usualLimits.admission, clock);
  const acceptance = createAcceptance({ storage, pool, clock, log, whenCalm: gate.whenCalm });
  const app = createApp({
    ...{ storage, keyring, serverEpoch, clock, log, acceptance, gate, pool, unitOf },
    limits: usualLimits,
    files: new Map(),
    rights: { follow: async () => {} },
    pictures: pictureFolder(join(home.keysDir, '..', 'pictures')),
    keepsBackups: false,
  });
  acceptance.retryHeld();
  await acceptance.idle();

  return {
    mishaps,
    isAlive: () => alive,
    async ask(request) {
      const answer = await app.fetch(request);
      await acceptance.idle();
      // Whoever answered well may have died since, over the work that comes after custody.
      return alive || answer.ok ? answer : null;
    },
    dieBeforeCommit: (after) => {
      commitsLeft = after;
    },
    async kill() {
      alive = false;
      await acceptance.stop();
      await storage.close();
    },
  };
}

/** Looks into envelopes with the workers' own code, one after the other. */
function poolInHere({ keyring }: Home): Pool {
  const unsealer = createUnsealer({
    server: keyring.server,
    sealing: keyring.sealing.map(({ kid, jwk }) => ({ kid, jwk })),
  });
  return {
    async examine(orders) {
      const open = await unsealer;
      const found = [];
      for (const order of orders) found.push(await examine(order, open));
      return found;
    },
    ping: async () => undefined,
    close: async () => undefined,
  };
}
