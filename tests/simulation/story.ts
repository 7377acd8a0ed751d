import type { Storage } from '../../server/storage/port.ts';
import type { Outbox, WakeCause } from '../../src/sync/ports.ts';
import { between, pick, seeded } from '../support/people.ts';
import type { Disk } from '../sync/memory-outbox.ts';
import { startVirtualClock } from '../sync/virtual-clock.ts';
import { makeBustle } from './bustle.ts';
import { type Desk, openDesk, type Spoilt } from './desk.ts';
import type { Home } from './home.ts';
import { Broken, openInspector } from './invariants.ts';
import { html, problem, truncated } from './mischief.ts';
import { makeNet, type Parcel } from './net.ts';
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
const MOST_ACTS = 8;
const HEALING_STEPS = 4000;
const YEAR_MS = 365 * 86_400_000;
const TEN_YEARS_MS = 10 * YEAR_MS;
const START = Date.UTC(2026, 11, 1, 2);

const spoilings: Spoilt[] = ['foreign', 'rotten-head', 'rotten-body'];
const causes: WakeCause[] = ['kept', 'visible', 'online', 'service-worker', 'pressed'];

/** Plays one seed: 3 to 6 devices, one server, and whatever can go wrong between them. */
export async function play(seed: number, home: Home, options: StoryOptions = {}): Promise<Ending> {
  const random = seeded(seed);
  const log: string[] = [];
  const data = home.newData();
  const bustle = makeBustle();
  const clock = startVirtualClock(START, random);
  const net = makeNet(bustle, clock);
  const reported: unknown[] = [];
  let serverOffsetMs = 0;
  const serverClock = { now: () => clock.now() + serverOffsetMs, random };
  const spoilStorage = options.spoilStorage ? { spoilStorage: options.spoilStorage } : {};
  const start = () => startServer({ home, file: data.file, clock: serverClock, ...spoilStorage });
  let server: SimulatedServer = await start();
  const desks = home.people.slice(0, between(random, 3, home.people.length)).map((person) =>
    openDesk(person, {
      ...{ home, bustle, net, clock },
      ...(options.spoilOutbox ? { spoilOutbox: options.spoilOutbox } : {}),
      report: (error) => reported.push(error),
    }),
  );
  const inspector = openInspector(data.file, desks);

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
  const passTime = async () => {
    const next = clock.timers().reduce((least, { dueMs }) => Math.min(least, dueMs), Infinity);
    if (next < Infinity) await clock.pass(next - clock.elapsed(), bustle.settle);
  };

  /** Everything that can happen, with its weight; null when it cannot happen now. */
  const chances = (desk: Desk): [number, string, (() => unknown) | null][] => {
    const going = net.parcels.filter(({ answer }) => answer === null);
    const coming = net.parcels.filter(({ answer }) => answer !== null);
    const asked = going.length > 0 ? pick(random, going) : null;
    const answered = coming.length > 0 ? pick(random, coming) : null;
    const window = desk.windows.length > 0 ? pick(random, desk.windows) : null;
    const on = <T>(it: T | null, act: (it: T) => unknown) => (it ? () => act(it) : null);
    const answer = (status: () => Response) => on(asked, (parcel) => net.bring(parcel, status()));
    const whole = answered?.answer;
    const { name } = desk.person;
    return [
      [14, `${asked?.from}: ${asked?.path} arrives`, on(asked, deliver)],
      [
        14,
        `${answered?.from}: ${answered?.path} is answered`,
        on(whole ?? null, (it) => answered && net.bring(answered, it)),
      ],
      [4, `${asked?.from}: request lost`, on(asked, net.lose)],
      [4, `${answered?.from}: answer lost`, on(answered, net.lose)],
      [
        3,
        `${asked?.from}: request doubled`,
        on(asked, async (parcel) => {
          await server.ask(parcel.request());
          if (!server.isAlive()) await restart();
        }),
      ],
      [
        1,
        `${answered?.from}: answer cut off`,
        on(
          whole ?? null,
          async (it) => answered && net.bring(answered, await truncated(it, random)),
        ),
      ],
      [1, `${asked?.from}: 413`, answer(() => problem(413, 'body-too-large'))],
      [1, `${asked?.from}: 429`, answer(() => problem(429, 'busy', between(random, 0, 90)))],
      [1, `${asked?.from}: 503`, answer(() => problem(503, 'busy', between(random, 0, 90)))],
      [1, `${asked?.from}: 500`, answer(() => problem(500, 'internal'))],
      [1, `${asked?.from}: 403`, answer(() => problem(403, 'revoked'))],
      [1, `${asked?.from}: a page`, answer(html)],
      [8, 'time passes', passTime],
      [
        8,
        `${name} keeps`,
        desk.saved.length < MOST_ACTS
          ? () => desk.keep(random() < 0.06 ? pick(random, spoilings) : null)
          : null,
      ],
      [2, `${name} crashes`, on(window, (it) => desk.crash(it.name))],
      [
        2,
        `${name} is doomed`,
        on(window, () =>
          desk.doom({ calls: between(random, 0, 6), when: pick(random, ['before', 'after']) }),
        ),
      ],
      [3, `${name} opens a window`, desk.windows.length < 2 ? desk.openWindow : null],
      [2, `${name} is woken`, on(window, (it) => it.sync.wake(pick(random, causes)))],
      [1, `${name} sweeps`, desk.sweep],
      [1, `${name} begins a new epoch`, desk.beginEpoch],
      [
        1,
        `${name}'s clock jumps`,
        () => desk.clock.jump(between(random, -TEN_YEARS_MS, TEN_YEARS_MS)),
      ],
      [
        0.3,
        'the server’s clock jumps',
        () => {
          serverOffsetMs += between(random, -YEAR_MS, YEAR_MS);
        },
      ],
      [1, 'the server restarts', restart],
      [1.5, 'the server will die', () => server.dieBeforeCommit(between(random, 0, 3))],
    ];
  };
  const step = async () => {
    const possible = chances(pick(random, desks)).filter(([, , act]) => act !== null);
    let left = random() * possible.reduce((sum, [weight]) => sum + weight, 0);
    const chosen = possible.find(([weight]) => {
      left -= weight;
      return left < 0;
    });
    log.push(chosen?.[1] ?? 'nothing');
    await chosen?.[2]?.();
    await bustle.settle();
    inspector.look();
    if (server.mishaps.length > 0) throw new Broken(`the server stumbled: ${server.mishaps}`);
  };
  const heal = async () => {
    await restart();
    for (const desk of desks) {
      desk.doom(null);
      if (desk.windows.length === 0) desk.openWindow();
    }
    for (let n = 0; n < HEALING_STEPS; n += 1) {
      await bustle.settle();
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
