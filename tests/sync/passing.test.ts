import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step } from '../../src/sync/machine.ts';
import type { PushOutcome } from '../../src/sync/ports.ts';
import { asleep, type Happening } from '../../src/sync/state.ts';
import { at, pushed, received } from './happenings.ts';
import { hash } from './toy-centre.ts';

/** The machine against a server that is a set of rules; counts orders until it rests. */
function drain(
  unsent: string[],
  answerTo: (hashes: readonly string[], way: 'push' | 'rescue') => PushOutcome,
  most: number,
) {
  const left = [...unsent];
  const log: string[] = [];
  let [state, ...orders] = step(asleep, at({ is: 'woken', cause: 'started' }));
  for (let n = 0; n < most; n += 1) {
    const [order] = orders;
    if (!order) throw new Error('nothing is under way');
    let next: Happening = { is: 'time-was-up' };
    if (order.do === 'wait' && state.doing.is === 'resting') return { left, log, state };
    if (order.do === 'refresh-keys')
      next = { is: 'keys-refreshed', outcome: { is: 'read', value: 1 } };
    if (order.do === 'push' || order.do === 'rescue') {
      const many = order.do === 'push' ? order.limit.envelopes : 1;
      const batch = left.filter((it) => !order.aside.includes(it)).slice(0, many);
      const what = answerTo(batch, order.do);
      log.push(`${order.do} ${batch.length} ${what.is}`);
      if (what.is === 'received')
        for (const { hash: got } of what.list.receipts) left.splice(left.indexOf(got), 1);
      next = order.do === 'rescue' ? { is: 'rescued', outcome: what } : pushed([...batch], what);
      if (order.do === 'push' && batch.length === 0 && !order.heartbeat)
        next = { is: 'found-nothing' };
    }
    [state, ...orders] = step(state, at(next));
  }
  throw new Error(`still at it after ${most} orders: ${log.slice(-9).join(', ')}`);
}

const some = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 60 });

describe('what a server cannot take', () => {
  it('[S15] [S16] [H15] 400: the unreadable go to rescue, each once, and all others pass', () => {
    fc.assert(
      fc.property(some, fc.func(fc.boolean()), (numbers, isBad) => {
        const all = numbers.map((n) => hash(`e${n}`));
        const bad = all.filter((it) => isBad(it));
        const rescued: string[] = [];
        const { left } = drain(
          all,
          (hashes, way) => {
            if (way === 'rescue') rescued.push(...hashes);
            const cannot = way === 'push' && hashes.some((it) => bad.includes(it));
            return cannot ? { is: 'unreadable' } : received([...hashes]);
          },
          2000,
        );
        expect(left).toEqual([]);
        expect(rescued.sort()).toEqual([...bad].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('[S15] 413: halves until it passes, whatever the server’s secret limit is', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 80 }), (numbers, most) => {
        const { left, log } = drain(
          numbers.map((n) => hash(`e${n}`)),
          (hashes) => (hashes.length > most ? { is: 'too-large' } : received([...hashes])),
          500,
        );
        expect(left).toEqual([]);
        expect(log.every((line) => !line.startsWith('rescue'))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('[S16] [H15] one that neither push nor rescue takes is stepped over, stays unsent, and holds up nobody', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map(hash);
    const { left, state } = drain(
      all,
      (hashes) => (hashes.includes(hash('b')) ? { is: 'too-large' } : received([...hashes])),
      100,
    );
    expect(left).toEqual([hash('b')]);
    expect(state.memory.aside).toEqual([hash('b')]);
    const [, again] = step(state, at({ is: 'time-was-up' }, 16 * 60_000));
    expect(again).toMatchObject({ do: 'push', aside: [] });
    const [, pressed] = step(state, at({ is: 'woken', cause: 'pressed' }));
    expect(pressed).toMatchObject({ do: 'push', aside: [] });
  });

  it('[S16] [H15] several that nobody takes are stepped over together', () => {
    const bad = ['b', 'd', 'e'].map(hash);
    const { left, state } = drain(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(hash),
      (hashes) =>
        hashes.some((it) => bad.includes(it)) ? { is: 'unreadable' } : received([...hashes]),
      200,
    );
    expect(left).toEqual(bad);
    expect([...state.memory.aside].sort()).toEqual(bad);
    const [, again] = step(state, at({ is: 'time-was-up' }, 16 * 60_000));
    expect(again).toMatchObject({ do: 'push', aside: state.memory.aside.slice(1) });
  });

  it('[S16] rescue that brings no receipt for the very bytes is no rescue', () => {
    const { left, log } = drain(
      ['a', 'b', 'c'].map(hash),
      (hashes, way) => {
        if (!hashes.includes(hash('b'))) return received([...hashes]);
        return way === 'rescue' ? received([]) : { is: 'unreadable' };
      },
      100,
    );
    expect(left).toEqual([hash('b')]);
    expect(log.filter((line) => line.startsWith('rescue'))).toEqual(['rescue 1 received']);
  });

  it('[S16] one that breaks the server three times is stepped over without rescue', () => {
    const { left, log } = drain(
      ['a', 'b', 'c'].map(hash),
      (hashes) =>
        hashes.includes(hash('a')) ? { is: 'unknown', why: 'server-error' } : received([...hashes]),
      100,
    );
    expect(left).toEqual([hash('a')]);
    expect(log.filter((line) => line.startsWith('rescue'))).toEqual([]);
  });

  it('[S16] one whose bytes no longer are what the store says never holds up the others', () => {
    const rotten = hash('b');
    const { left } = drain(
      ['a', 'b', 'c'].map(hash),
      (hashes) => received(hashes.filter((it) => it !== rotten)),
      100,
    );
    expect(left).toEqual([rotten]);
  });

  it('[S4] a verified list without our hashes is no success: the same is sent again, after a wait', () => {
    let answers = 0;
    const { left, log } = drain(
      ['a', 'b'].map(hash),
      (hashes) => {
        answers += 1;
        return answers <= 3 ? received([]) : received([...hashes]);
      },
      100,
    );
    expect(left).toEqual([]);
    expect(log.slice(0, 4)).toEqual([
      'push 2 received',
      'push 1 received',
      'push 1 received',
      'push 1 received',
    ]);
  });

  it('[S11] 401 and 403 wait and go on for ever', () => {
    let state = asleep;
    let refusals = 0;
    let [, order] = step(state, at({ is: 'woken', cause: 'started' }));
    [state] = step(state, at({ is: 'woken', cause: 'started' }));
    while (refusals < 50) {
      if (order?.do === 'push') refusals += 1;
      const happened: Happening =
        order?.do === 'push'
          ? pushed([hash('a')], { is: 'refused', code: 'revoked' })
          : { is: 'time-was-up' };
      [state, order] = step(state, at(happened));
    }
    expect(state.doing.is).toBe('waiting');
    expect(state.memory).toMatchObject({ aside: [], limit: { envelopes: 8 } });
  });
});
