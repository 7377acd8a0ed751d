import type { WakeCause } from '../../src/sync/ports.ts';
import { between, pick, type Random } from '../support/people.ts';
import type { Desk, Spoilt } from './desk.ts';
import { fromNewerServer, html, problem, requestCut, truncated } from './mischief.ts';
import type { Net, Parcel } from './net.ts';

/** Something that can happen, with its weight; `act` is null when it cannot happen now. */
export interface Chance {
  weight: number;
  what: string;
  act: (() => unknown) | null;
}

/** What a story lets happen to. */
export interface World {
  random: Random;
  desks: readonly Desk[];
  net: Net;
  deliver(parcel: Parcel): Promise<void>;
  /** The server gets this, and its answer reaches nobody unless somebody brings it. */
  hear(request: Request): Promise<Response | null>;
  restart(): Promise<void>;
  serverDies(commitsBefore: number): void;
  fillServer(isFull: boolean): void;
  serverClockJumps(ms: number): void;
  suspend(desk: Desk): Promise<void>;
  backUp(): Promise<void>;
  /** The server's disk is lost, and the newest backup takes its place. */
  restore: (() => Promise<void>) | null;
  passTime(): Promise<void>;
}

const MOST_ACTS = 8;
const WEEK_MS = 8 * 86_400_000;
const YEAR_MS = 365 * 86_400_000;
const TEN_YEARS_MS = 10 * YEAR_MS;

const spoilings: Spoilt[] = ['foreign', 'rotten-head', 'rotten-body', 'newer-form', 'poisoned'];
const causes: WakeCause[] = ['kept', 'visible', 'online', 'service-worker', 'pressed'];
const refusals = ['token-not-valid', 'revoked'] as const;

/** Everything that can happen, as far as it touches this desk or whatever is under way. */
export function chances(world: World, desk: Desk): Chance[] {
  return [...onTheWay(world), ...atDesk(world, desk), ...atServer(world, desk)].map(
    ([weight, what, act]) => ({ weight, what, act }),
  );
}

type Line = [weight: number, what: string, act: (() => unknown) | null];

const on = <T>(it: T | null | undefined, act: (it: T) => unknown) => (it ? () => act(it) : null);

function onTheWay({ random, net, deliver, hear, restart, passTime }: World): Line[] {
  const going = net.parcels.filter(({ answer }) => answer === null);
  const coming = net.parcels.filter(({ answer }) => answer !== null);
  const asked = going.length > 0 ? pick(random, going) : null;
  const answered = coming.length > 0 ? pick(random, coming) : null;
  const whole = answered?.answer;
  const answer = (status: () => Response) => on(asked, (parcel) => net.bring(parcel, status()));
  const bring = (change: (whole: Response) => Promise<Response>) =>
    on(whole, async (it) => answered && net.bring(answered, await change(it)));
  const to = `${asked?.from}:`;
  const back = `${answered?.from}:`;
  return [
    [14, `${to} ${asked?.path} arrives`, on(asked, deliver)],
    [14, `${back} ${answered?.path} is answered`, bring(async (it) => it)],
    [4, `${to} request lost`, on(asked, net.lose)],
    [4, `${back} answer lost`, on(answered, net.lose)],
    [3, `${to} request doubled`, on(asked, (parcel) => hear(parcel.request()))],
    [
      1,
      `${to} request cut off`,
      on(asked, async (parcel) => {
        const said = await hear(await requestCut(parcel.request(), random));
        if (said) net.bring(parcel, said);
        else net.lose(parcel);
      }),
    ],
    [
      1,
      `${to} the server dies after it kept what came`,
      on(asked, async (parcel) => {
        await hear(parcel.request());
        await restart();
        net.lose(parcel);
      }),
    ],
    [1, `${back} answer cut off`, bring((it) => truncated(it, random))],
    [1, `${back} answer of a newer server`, bring(fromNewerServer)],
    [1, `${to} 413`, answer(() => problem(413, 'body-too-large'))],
    [1, `${to} 429`, answer(() => problem(429, 'busy', between(random, 0, 90)))],
    [1, `${to} 503`, answer(() => problem(503, 'busy', between(random, 0, 90)))],
    [1, `${to} 500`, answer(() => problem(500, 'internal'))],
    [1, `${to} 401`, answer(() => problem(401, refusals[0]))],
    [1, `${to} 403`, answer(() => problem(403, refusals[1]))],
    [1, `${to} a page`, answer(html)],
    [8, 'time passes', passTime],
  ];
}

function atDesk({ random, desks, serverClockJumps }: World, desk: Desk): Line[] {
  const { name } = desk.person;
  const window = desk.windows.length > 0 ? pick(random, desk.windows) : null;
  const keep = () => desk.keep(random() < 0.08 ? pick(random, spoilings) : null);
  const doomed = () =>
    desk.doom({ calls: between(random, 0, 6), when: pick(random, ['before', 'after']) });
  return [
    [8, `${name} keeps`, desk.saved.length < MOST_ACTS ? keep : null],
    [2, `${name} crashes`, on(window, (it) => desk.crash(it.name))],
    [2, `${name} is doomed`, on(window, doomed)],
    [3, `${name} opens a window`, desk.windows.length < 2 ? desk.openWindow : null],
    [2, `${name} is woken`, on(window, (it) => it.sync.wake(pick(random, causes)))],
    [1, `${name} sweeps`, desk.sweep],
    [1, `${name}'s disk is full`, () => desk.fill(between(random, 1, 4))],
    [0.5, `${name} begins a new epoch`, desk.beginEpoch],
    [1, `${name}'s database is copied`, desk.copyDatabase],
    [1, `${name}'s database falls back`, desk.fallBack],
    [
      1,
      `${name}'s clock jumps`,
      () => desk.clock.jump(between(random, -TEN_YEARS_MS, TEN_YEARS_MS)),
    ],
    [
      0.5,
      'a week passes for everybody',
      () => {
        for (const one of desks) one.clock.jump(WEEK_MS);
        serverClockJumps(WEEK_MS);
        for (const one of desks) one.sweep();
      },
    ],
  ];
}

function atServer(world: World, desk: Desk): Line[] {
  const { random } = world;
  return [
    [
      0.3,
      'the server’s clock jumps',
      () => world.serverClockJumps(between(random, -YEAR_MS, YEAR_MS)),
    ],
    [1, 'the server restarts', world.restart],
    [1.5, 'the server will die', () => world.serverDies(between(random, 0, 3))],
    [0.5, 'the server’s disk is full', () => world.fillServer(true)],
    [1, 'the server’s disk has room', () => world.fillServer(false)],
    [0.5, 'the server is backed up', world.backUp],
    [0.4, 'the server is restored', world.restore],
    [0.3, `${desk.person.name} is suspended`, () => world.suspend(desk)],
  ];
}
