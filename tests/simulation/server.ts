import { createAcceptance } from '../../server/acceptance/acceptance.ts';
import { examine } from '../../server/acceptance/examine.ts';
import type { Pool } from '../../server/acceptance/pool.ts';
import { createUnsealer } from '../../server/acceptance/unseal.ts';
import { createApp, usualLimits } from '../../server/app.ts';
import type { Clock } from '../../server/clock.ts';
import type { Log } from '../../server/http/log.ts';
import { createGate } from '../../server/intake/admission.ts';
import { openKeyring } from '../../server/keys/keyring.ts';
import type { Scope } from '../../server/people/authorize.ts';
import { unitOf } from '../../server/people/units.ts';
import { pictureFolder } from '../../server/pictures/folder.ts';
import { type Storage, StorageFull } from '../../server/storage/port.ts';
import type { Right } from '../../server/storage/safekeeping-tables.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import type { Uuid } from '../../src/contract/primitives.ts';
import type { Data, Home } from './home.ts';

/** The real server engine in this process, without a port and without worker threads. */
export interface SimulatedServer {
  /** Null when it crashed while the request was in its hands. */
  ask(request: Request): Promise<Response | null>;
  /** Dies just before the commit after this many others; 0 is the next. */
  dieBeforeCommit(after: number): void;
  isAlive(): boolean;
  /** From now on nothing can be written, until it is started anew or this is called again. */
  fill(isFull: boolean): void;
  /** A supervisor suspends a device; what it made before counts, the rest waits. */
  suspend(device: Uuid): Promise<Right | null>;
  /** Supervisors trust every device again, and acceptance looks once more at what waits. */
  trustAll(devices: readonly Uuid[]): Promise<void>;
  /** The newest row of the audit log, and the epoch of this server. */
  moment(): Promise<{ epoch: number; n: number }>;
  /** A backup lies apart, and watermarks say so. */
  noteBackup(): Promise<void>;
  /** Drops all that is not on disk. */
  kill(): Promise<void>;
  mishaps: readonly unknown[];
}

export interface ServerParts {
  home: Home;
  data: Pick<Data, 'file' | 'pictures'>;
  clock: Clock;
  /** Puts a fault into the storage on purpose, to see that the simulation finds it. */
  spoilStorage?: (storage: Storage) => Storage;
}

const everywhere = { prefix: '' } as Scope;
const SQLITE_FULL = 13;

/** Thrown where a power cut would end everything. */
export class PowerCut extends Error {
  override name = 'PowerCut';
}

/** Starts it on the database that the one before left behind. */
export async function startServer(parts: ServerParts): Promise<SimulatedServer> {
  const { home, data, clock } = parts;
  let alive = true;
  let full = false;
  let commitsLeft = Number.POSITIVE_INFINITY;
  const mishaps: unknown[] = [];
  const sound = await openSqlite(data.file, {
    beforeCommit() {
      if (full && alive) throw Object.assign(new Error('disk full'), { errcode: SQLITE_FULL });
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
      if (alive && !(error instanceof StorageFull)) mishaps.push(where, error);
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
    pictures: pictureFolder(data.pictures),
    keepsBackups: true,
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
    fill: (isFull) => {
      full = isFull;
    },
    suspend: (device) =>
      storage.transact(async (tables) => {
        const state = await tables.deviceState(everywhere, device);
        if (!state || state.suspended) return null;
        const heads = await tables.ledgerHeads(device);
        const suspended = { at: clock.now(), heads };
        await tables.saveDeviceState(everywhere, { ...state, suspended });
        return tables.rightOf(device);
      }),
    async trustAll(devices) {
      await storage.transact(async (tables) => {
        for (const device of devices) {
          const state = await tables.deviceState(everywhere, device);
          if (state) await tables.saveDeviceState(everywhere, { ...state, suspended: null });
        }
      });
      acceptance.retryHeld();
      await acceptance.idle();
    },
    moment: () =>
      storage.transact(async (tables) => ({
        epoch: (await tables.serverEpoch()).n,
        n: await tables.auditHead(),
      })),
    noteBackup: () =>
      storage.transact(async (tables) =>
        tables.noteBackup({
          ...{ at: clock.now(), serverEpoch, units: await tables.unitNumbers() },
        }),
      ),
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
