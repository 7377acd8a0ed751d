import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOK_MS, step } from '../../src/sync/machine.ts';
import type { PushTrouble, WakeCause } from '../../src/sync/ports.ts';
import {
  asleep,
  type Doing,
  type Event,
  type Happening,
  type Order,
  type State,
} from '../../src/sync/state.ts';
import { at, pace, pushed, received } from './happenings.ts';
import { hash } from './toy-centre.ts';

const doings: Record<Doing['is'], Doing> = {
  resting: { is: 'resting' },
  waiting: { is: 'waiting', until: 4000, ms: 4000 },
  'told-to-wait': { is: 'told-to-wait', until: 60_000, thenMs: 5000 },
  pushing: { is: 'pushing' },
  rescuing: { is: 'rescuing', hash: hash('a') },
  'reading-mailbox': { is: 'reading-mailbox' },
  'refreshing-keys': { is: 'refreshing-keys', after: 'success' },
};

const happenings: Record<string, Happening> = {
  kept: { is: 'woken', cause: 'kept' },
  pressed: { is: 'woken', cause: 'pressed' },
  'time was up': { is: 'time-was-up' },
  'found nothing': { is: 'found-nothing' },
  'pushed: received': pushed(['a'].map(hash), received(['a'].map(hash))),
  'pushed: heartbeat, news': pushed([], received([], { mailbox: 4 })),
  'pushed: heartbeat, keys': pushed([], received([], { keys: 2, mailbox: 4 })),
  'pushed: no receipt': pushed(['a'].map(hash), received([])),
  'pushed: no network': pushed(['a'].map(hash), { is: 'unknown', why: 'no-network' }),
  'pushed: busy': pushed(['a'].map(hash), { is: 'busy', retryAfterMs: 7000 }),
  'pushed: refused': pushed(['a'].map(hash), { is: 'refused', code: 'revoked' }),
  'pushed: 2 unreadable': pushed(['a', 'b'].map(hash), { is: 'unreadable' }),
  'pushed: 1 unreadable': pushed(['a'].map(hash), { is: 'unreadable' }),
  'rescued: received': { is: 'rescued', outcome: received(['a'].map(hash)) },
  'rescued: unreadable': { is: 'rescued', outcome: { is: 'unreadable' } },
  'rescued: no network': { is: 'rescued', outcome: { is: 'unknown', why: 'no-network' } },
  'mailbox: all': { is: 'mailbox-read', outcome: { is: 'read', value: { onward: false } } },
  'mailbox: more': { is: 'mailbox-read', outcome: { is: 'read', value: { onward: true } } },
  'mailbox: refused': { is: 'mailbox-read', outcome: { is: 'refused', code: 'revoked' } },
  'keys: read': { is: 'keys-refreshed', outcome: { is: 'read', value: 2 } },
  'keys: busy': { is: 'keys-refreshed', outcome: { is: 'busy', retryAfterMs: 7000 } },
  stumbled: { is: 'stumbled' },
};

const short: Record<string, string> = {
  R: 'resting',
  W: 'waiting',
  T: 'told-to-wait',
  P: 'pushing',
  S: 'rescuing',
  M: 'reading-mailbox',
  K: 'refreshing-keys',
};

/** Where each happening leads from R W T P S M K; `.` means that nothing changes and nothing is ordered. */
const table: Record<string, string> = {
  //                          R W T P S M K
  kept: /*                 */ 'P W . . . . .',
  pressed: /*              */ 'P P . . . . .',
  'time was up': /*        */ 'P P W . . . .',
  'found nothing': /*      */ '. . . R P . .',
  'pushed: received': /*   */ '. . . P . . .',
  'pushed: heartbeat, news': '. . . M . . .',
  'pushed: heartbeat, keys': '. . . K . . .',
  'pushed: no receipt': /* */ '. . . K . . .',
  'pushed: no network': /* */ '. . . W . . .',
  'pushed: busy': /*       */ '. . . T . . .',
  'pushed: refused': /*    */ '. . . W . . .',
  'pushed: 2 unreadable': /**/ '. . . P . . .',
  'pushed: 1 unreadable': /**/ '. . . W . . .',
  'rescued: received': /*  */ '. . . . P . .',
  'rescued: unreadable': /**/ '. . . . W . .',
  'rescued: no network': /**/ '. . . . W . .',
  'mailbox: all': /*       */ '. . . . . R .',
  'mailbox: more': /*      */ '. . . . . M .',
  'mailbox: refused': /*   */ '. . . . . R .',
  'keys: read': /*         */ '. . . . . . R',
  'keys: busy': /*         */ '. . . . . . T',
  stumbled: /*             */ '. . . W W R W',
};

/** What a state has under way, as the order that began it. */
const underWay: Record<Doing['is'], Order['do']> = {
  resting: 'wait',
  waiting: 'wait',
  'told-to-wait': 'wait',
  pushing: 'push',
  rescuing: 'rescue',
  'reading-mailbox': 'read-mailbox',
  'refreshing-keys': 'refresh-keys',
};

describe('the table of truth', () => {
  it('[S1] names every happening', () => {
    expect(Object.keys(table)).toEqual(Object.keys(happenings));
  });

  const cells = Object.entries(table).flatMap(([name, row]) =>
    row.split(' ').map((to, i) => ({ name, from: Object.values(short)[i] ?? '', to })),
  );
  it.each(cells)('[S1] $from, $name → $to', ({ name, from, to }) => {
    const state: State = { ...asleep, doing: doings[from as Doing['is']] };
    const happening = happenings[name];
    if (!happening) throw new Error(name);
    const [next, ...orders] = step(state, at(happening));
    if (to === '.') {
      expect(next.doing.is).toBe(from);
      expect(orders).toEqual([]);
    } else {
      expect(next.doing.is).toBe(short[to]);
      expect(orders.map((order) => order.do)).toEqual([underWay[next.doing.is]]);
    }
  });
});

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const cause = fc.constantFrom<WakeCause>(
  ...(['started', 'kept', 'visible', 'online', 'service-worker', 'pressed'] as const),
);
const trouble = fc.oneof(
  fc.constantFrom<PushTrouble>(
    ...(['no-network', 'no-answer', 'timed-out', 'not-ours', 'receipt-wrong'] as const).map(
      (why) => ({ is: 'unknown' as const, why }),
    ),
    { is: 'unknown', why: 'server-error' },
    { is: 'too-large' },
    { is: 'unreadable' },
    { is: 'refused', code: 'revoked' },
  ),
  fc.integer({ min: -1, max: 1e12 }).map((ms): PushTrouble => ({ is: 'busy', retryAfterMs: ms })),
);
const names = fc.subarray(['a', 'b', 'c', 'd'].map(hash));
const answer = fc.record({ keys: fc.nat(2), mailbox: fc.nat(2) });
const outcome = fc.oneof(
  trouble,
  fc.tuple(names, answer).map(([them, more]) => received(them, more)),
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  cause.map((it): Happening => ({ is: 'woken', cause: it })),
  fc.constant<Happening>({ is: 'time-was-up' }),
  fc.constant<Happening>({ is: 'found-nothing' }),
  fc.constant<Happening>({ is: 'stumbled' }),
  fc.tuple(names, outcome).map(([them, what]) => pushed(them, what)),
  outcome.map((what): Happening => ({ is: 'rescued', outcome: what })),
  fc
    .oneof(
      trouble,
      fc.boolean().map((onward) => ({ is: 'read' as const, value: { onward } })),
    )
    .map((what): Happening => ({ is: 'mailbox-read', outcome: what })),
  fc
    .oneof(trouble, fc.constant({ is: 'read' as const, value: 2 }))
    .map((what): Happening => ({ is: 'keys-refreshed', outcome: what })),
);
const clockValue = fc.integer({ min: -1e15, max: 1e15 });
const event: fc.Arbitrary<Event> = fc
  .tuple(happening, clockValue, chance)
  .map(([it, now, by]) => at(it, now, by));

/** Runs a life of the machine from its first start; calls back after every event. */
function live(
  events: Event[],
  look: (before: State, happened: Event, after: State, orders: Order[]) => void,
) {
  let [state] = step(asleep, at({ is: 'woken', cause: 'started' }));
  for (const happened of events) {
    const [next, ...orders] = step(state, happened);
    look(state, happened, next, orders);
    state = next;
  }
}

describe('whatever happens, in whatever order, with whatever clock', () => {
  it('[S1] [H10] exactly one order is under way: no state waits for an event that nobody will send', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let current: Order['do'] = 'push';
        live(events, (_before, _happened, after, orders) => {
          expect(orders.length).toBeLessThanOrEqual(1);
          current = orders[0]?.do ?? current;
          expect(current).toBe(underWay[after.doing.is]);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('[S1] [S5] [S13] [H11] no wait is longer than an hour and a half, and a resting sender looks within 30 s', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        live(events, (_before, _happened, after, orders) => {
          for (const order of orders) {
            if (order.do !== 'wait') continue;
            expect(order.ms).toBeGreaterThanOrEqual(0);
            expect(order.ms).toBeLessThanOrEqual(
              after.doing.is === 'resting' ? LOOK_MS : 3_600_000,
            );
          }
          if (after.doing.is === 'told-to-wait')
            expect(after.doing.thenMs).toBeLessThanOrEqual(1_800_000);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('[S5] only the time itself ends a Retry-After: no wake-up and no press', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        live(events, (before, happened, after) => {
          if (before.doing.is === 'told-to-wait' && happened.is !== 'time-was-up')
            expect(after.doing.is).toBe('told-to-wait');
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('[S3] the limit stays from 1 to what the contract allows', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        live(events, (_before, _happened, { memory }) => {
          expect(memory.limit.envelopes).toBeGreaterThanOrEqual(1);
          expect(memory.limit.envelopes).toBeLessThanOrEqual(200);
          expect(memory.limit.bytes).toBeGreaterThanOrEqual(1024);
          expect(memory.limit.bytes).toBeLessThanOrEqual(1 << 20);
        });
      }),
    );
  });
});

describe('[S1] a wake-up while work is under way', () => {
  it.each([
    ['a heartbeat', { is: 'pushing' }, pushed([], received([]))],
    ['a push that finds nothing', { is: 'pushing' }, { is: 'found-nothing' }],
    [
      'a reading',
      { is: 'reading-mailbox' },
      { is: 'mailbox-read', outcome: { is: 'read', value: { onward: false } } },
    ],
    [
      'a refreshing of keys',
      { is: 'refreshing-keys', after: 'success' },
      { is: 'keys-refreshed', outcome: { is: 'read', value: 2 } },
    ],
  ] as const)('is looked after once %s has ended, and once only', (_what, doing, ends) => {
    const busy: State = { ...asleep, doing };
    const [woken, ...none] = step(busy, at({ is: 'woken', cause: 'kept' }));
    expect(none).toEqual([]);
    const [looking, ...orders] = step(woken, at(ends));
    expect([looking.doing.is, orders[0]?.do]).toEqual(['pushing', 'push']);
    const [next] = step(looking, at({ is: 'found-nothing' }));
    expect(next.doing.is).toBe('resting');
    // Without it, it rests.
    expect(step(busy, at(ends))[0].doing.is).toBe('resting');
  });
});

describe('wake-ups', () => {
  const waiting: State = {
    doing: { is: 'waiting', until: 200_000, ms: 200_000 },
    memory: { ...asleep.memory, failures: 9, pace },
  };

  it('[S5] only shorten a wait', () => {
    const now = fc.oneof(
      fc.integer({ min: 0, max: 200_000 }),
      fc.integer({ min: 199_000, max: 200_000 }),
    );
    const notPressed = cause.filter((it) => it !== 'pressed');
    fc.assert(
      fc.property(notPressed, now, chance, (it, when, by) => {
        const [next] = step(waiting, at({ is: 'woken', cause: it }, when, by));
        if (next.doing.is !== 'waiting') throw new Error('left its wait');
        expect(next.doing.until).toBeLessThanOrEqual(200_000);
        expect(next.doing.ms).toBeLessThanOrEqual(it === 'online' ? 30_000 : 1000);
        expect(next.memory.failures).toBe(9);
      }),
    );
  });

  it('[S5] many of them are one: a wait that is short already is not drawn anew', () => {
    const [once] = step(waiting, at({ is: 'woken', cause: 'kept' }, 0, 0.9));
    expect(once.doing).toMatchObject({ until: 900 });
    const again = [100, 200, 300].reduce<State>(
      (state, when) => step(state, at({ is: 'woken', cause: 'kept' }, when, 0))[0],
      once,
    );
    expect(again.doing).toMatchObject({ until: 900, ms: 600 });
  });

  it('[S5] [S13] with a clock that was set back ten years they still only shorten it', () => {
    const [next] = step(waiting, at({ is: 'woken', cause: 'online' }, -3.2e11, 0.5));
    expect(next.doing).toMatchObject({ ms: 15_000 });
  });

  it('[S5] after an outage a province comes back over the spread that was last advised', () => {
    const woken = [0, 0.5, 0.9].map((by) => {
      const [, order] = step(waiting, at({ is: 'woken', cause: 'online' }, 0, by));
      return order;
    });
    expect(woken).toEqual([0, 15_000, 27_000].map((ms) => ({ do: 'wait', ms })));
  });

  it('[S5] a key list that is refused for a time is waited for as long', () => {
    const state: State = { ...asleep, doing: { is: 'refreshing-keys', after: 'failure' } };
    const outcome = { is: 'busy' as const, retryAfterMs: 7000 };
    const [next, order] = step(state, at({ is: 'keys-refreshed', outcome }));
    expect(next.doing.is).toBe('told-to-wait');
    expect(order).toEqual({ do: 'wait', ms: 7000 });
  });

  it('[S5] the press tries at once and forgets the failures, but not a Retry-After', () => {
    const [pressed] = step(waiting, at({ is: 'woken', cause: 'pressed' }));
    expect(pressed.doing.is).toBe('pushing');
    expect(pressed.memory.failures).toBe(0);
    const told: State = { ...waiting, doing: doings['told-to-wait'] };
    const [still, ...orders] = step(told, at({ is: 'woken', cause: 'pressed' }));
    expect([still.doing, orders]).toEqual([{ is: 'told-to-wait', until: 60_000, thenMs: 0 }, []]);
  });

  it('[S8] the press says hello even when nothing is unsent', () => {
    const contacted = { ...asleep, memory: { ...asleep.memory, lastContactAt: 0 } };
    expect(step(contacted, at({ is: 'woken', cause: 'pressed' }))[1]).toMatchObject({
      heartbeat: true,
    });
    expect(step(contacted, at({ is: 'woken', cause: 'kept' }))[1]).toMatchObject({
      heartbeat: false,
    });
  });
});
