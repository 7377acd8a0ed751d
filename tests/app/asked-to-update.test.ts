import { beforeEach, describe, expect, it, vi } from 'vitest';
import { howLong, mustAsk, putOffAsking } from '../../src/app/asked-to-update.ts';
import type { Newer } from '../../src/app/program.ts';

const DAY_MS = 24 * 60 * 60_000;
const now = 1_796_112_000_000;
const waiting = (days: number): Newer => ({
  version: '99.0.0',
  since: now - days * DAY_MS,
  change: async () => undefined,
});

beforeEach(() => {
  const shelf = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => shelf.set(key, value),
  });
});

describe('[S7] a newer version that nobody took', () => {
  it.each([
    [0, { isLong: false, isAsked: false }],
    [6.9, { isLong: false, isAsked: false }],
    [7, { isLong: true, isAsked: false, asksIn: 7 }],
    [13, { isLong: true, isAsked: false, asksIn: 1 }],
    [14, { isLong: true, isAsked: true }],
  ])('after %s days: %o', (days, expected) => {
    expect(howLong(waiting(days), now)).toMatchObject(expected);
    expect(mustAsk(waiting(days), now)).toBe(expected.isAsked);
  });

  it('is asked for once a day', () => {
    putOffAsking(now);
    expect(mustAsk(waiting(20), now + 60_000)).toBe(false);
    expect(mustAsk(waiting(20), now + DAY_MS)).toBe(true);
  });

  it('asks nothing by a clock that was set back, and is not silenced by one that ran ahead', () => {
    expect(mustAsk(waiting(-400), now)).toBe(false);
    putOffAsking(now + 400 * DAY_MS);
    expect(mustAsk(waiting(20), now)).toBe(true);
  });
});
