import { type Storage, StorageFull } from '../../server/storage/port.ts';
import type { Outbox } from '../../src/sync/ports.ts';
import { between, pick, seeded } from '../support/people.ts';
import type { Disk } from '../sync/memory-outbox.ts';
import { startVirtualClock } from '../sync/virtual-clock.ts';
import { makeBustle } from './bustle.ts';
import { type Chance, chances, type World } from './chances.ts';
import { openDesk } from './desk.ts';
import type { Home } from './home.ts';
import { Broken, openInspector } from './invariants.ts';
import { makeNet, type Parcel } from './net.ts';
import { openSafe } from './safekeeping.ts';
import { type SimulatedServer, startServer } from './server.ts';

/** How one seed ended: `broken` is null when every promise held. */
export interface Ending {
  seed: number;
  steps: number;
  broken: string | null;
  /** What happened, step by step; for people who look for the reason. */
  log: readonly string[];
}

export interface StoryOptions {
  steps?: number;
  spoilStorage?: (storage: Storage) => Storage;
  spoilOutbox?: (outbox: Outbox, disk: Disk) => Outbox;
}

/** Steps with faults in one story, before everything heals. */
export const STEPS = 120;
const HEALING_STEPS = 8000;
const START = Date.UTC(2026, 11, 1, 2);

/** Plays one seed: 3 to 12 devices, one server, and whatever can go wrong between them. */
export async function play(seed: number, home: Home, options: StoryOptions = {}): Promise<Ending> {
  const random = seeded(seed);
  const log: string[] = [];
  const data = home.newData();
  const bustle = makeBustle();
  const clock = startVirtualClock(START, random);
  const net = makeNet(bustle, clock);
  const reported: unknown[] = [];
  const suspended = new Set<string>();
  const safe = openSafe(data);
  let serverOffsetMs = 0;
  const serverClock = { now: () => clock.now() + serverOffsetMs, random };
  const spoilStorage = options.spoilStorage ? { spoilStorage: options.spoilStorage } : {};
  const start = () => startServer({ home, data, clock: serverClock, ...spoilStorage });
  let server: SimulatedServer = await start();
  const desks = home.people.slice(0, between(random, 3, home.people.length)).map((person) =>
    openDesk(person, {
      ...{ home, bustle, net, clock },
      ...(options.spoilOutbox ? { spoilOutbox: options.spoilOutbox } : {}),
      report: (error) => reported.push(error),
    }),
  );
  const inspector = openInspector(data, desks, suspended);

  const restart = async () => {
    await server.kill();
    server = await start();
  };
  const deliver = async (parcel: Parcel) => {
    const answer = await server.ask(parcel.request());
    if (!server.isAlive()) await restart();
    if (answer) parcel.answer = answer;
    else net.lose(parcel);
  };
  /** Whoever works past the routes finds the disk full or the power gone as they do. */
  const atServer = async (work: (server: SimulatedServer) => Promise<unknown>) => {
    try {
      await work(server);
    } catch (error) {
      if (server.isAlive() && !(error instanceof StorageFull)) throw error;
    }
    if (!server.isAlive()) await restart();
  };
  const passTime = async () => {
    const next = clock.timers().reduce((least, { dueMs }) => Math.min(least, dueMs), Infinity);
    if (next < Infinity) await clock.pass(next - clock.elapsed(), bustle.settle);
  };
  const world: World = {
    ...{ random, desks, net, deliver, restart, passTime },
    serverDies: (after) => server.dieBeforeCommit(after),
    fillServer: (isFull) => server.fill(isFull),
    hear: async (request) => {
      const answer = await server.ask(request);
      if (!server.isAlive()) await restart();
      return answer;
    },
    serverClockJumps(ms) {
      serverOffsetMs += ms;
    },
    suspend: (desk) =>
      atServer(async (it) => {
        suspended.add(desk.person.device);
        await safe.suspend(it, desk.person.device);
      }),
    backUp: () => atServer((it) => safe.backUp(it)),
    get restore() {
      const { restore } = safe;
      if (!restore) return null;
      return async () => {
        await server.kill();
        await restore(serverClock);
        server = await start();
        inspector.reopen();
      };
    },
  };

  const askWhatBroke = () => {
    const broken = reported.find((error) => error instanceof Broken);
    if (broken) throw broken;
  };
  const step = async () => {
    const possible = chances(world, pick(random, desks)).filter(
      (chance): chance is Chance & { act: () => unknown } => chance.act !== null,
    );
    let left = random() * possible.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = possible.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    log.push(chosen?.what ?? 'nothing');
    await chosen?.act();
    await bustle.settle();
    inspector.look();
    askWhatBroke();
    if (server.mishaps.length > 0) throw new Broken(`the server stumbled: ${server.mishaps}`);
  };
  const heal = async () => {
    await restart();
    await server.trustAll([...suspended]);
    for (const desk of desks) {
      desk.doom(null);
      desk.fill(0);
      if (desk.windows.length === 0) desk.openWindow();
    }
    for (let n = 0; n < HEALING_STEPS; n += 1) {
      await bustle.settle();
      askWhatBroke();
      const [parcel] = net.parcels;
      if (!parcel) {
        if (inspector.missing() === null) return;
        await passTime();
      } else if (parcel.answer) net.bring(parcel, parcel.answer);
      else await deliver(parcel);
    }
    inspector.look();
    throw new Broken(inspector.missing() ?? 'it never came to rest');
  };

  let steps = 0;
  try {
    for (const { openWindow } of desks) openWindow();
    await bustle.settle();
    for (; steps < (options.steps ?? STEPS); steps += 1) await step();
    await heal();
    inspector.look();
    if (reported.length > 0) throw new Broken(`a port threw: ${reported[0]}`);
    return { seed, steps, broken: null, log };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { seed, steps, broken: error.message, log };
  } finally {
    for (const desk of desks) for (const { name } of [...desk.windows]) desk.crash(name);
    await bustle.settle();
    await server.kill();
    inspector.close();
    data.leave();
  }
}
