import { describe, expect, it } from 'vitest';
import type { BoardDevice } from '#contract/board.ts';
import { cutOffOf, lastCutOff } from '#thai/cut-off.ts';
import { daysOf, firstDay } from '../../../server/supervision/days.ts';
import { countedBy, figuresOf, nothingCounted } from '../../../server/supervision/figures.ts';
import { byWorst, leftOn, levelOf } from '../../../server/supervision/level.ts';

/** A moment in Bangkok in December 2026; the 1st is a Tuesday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 11, day, hour - 7, minute);
/** Friday, 15.30. */
const now = at(4, 15, 30);

const row = (lastContact: number | null, unsent = 0, arrived = 0) => ({
  lastContact,
  reported:
    lastContact === null
      ? null
      : { at: lastContact, arrived, status: { ...status, unsent, oldestUnsent: null } },
});
const status = {
  ...{ highestSeq: 9, unsentBytes: 0, toMend: 0, picturesLeft: 0, app: '0.1.0' },
  ...{ storage: null, persisted: true, clockOffset: null },
};

describe('[BD4] how worried a supervisor should be', () => {
  it.each([
    ['just heard of', row(now), now, 'ok'],
    ['heard of four open hours ago', row(at(4, 11, 30)), now, 'ok'],
    ['heard of a minute longer ago', row(at(4, 11, 29)), now, 'late'],
    ['since Friday evening, on Monday morning', row(at(4, 16)), at(7, 9), 'ok'],
    ['away for two days with nothing owed', row(at(2, 15)), now, 'late'],
    ['away for two days with records on it', row(at(2, 15), 1), now, 'silent'],
    ['away for two days, its records came with its word', row(at(2, 15), 2, 2), now, 'late'],
    ['away for more than three days', row(at(1, 15)), now, 'silent'],
    ['never heard of', row(null), now, 'never'],
  ])('%s', (_, seen, then, level) => {
    expect(levelOf(seen, then)).toBe(level);
  });

  it('the worst stand first, a profile in two places before all, and who is not waited for last', () => {
    const one = (label: string, level: string, more: Partial<BoardDevice> = {}) =>
      ({ label, level, lastContact: 5, repeats: 0, retired: false, ...more }) as BoardDevice;
    const list = [
      one('ok', 'ok'),
      one('old', 'silent', { retired: true }),
      one('late', 'late'),
      one('gone', 'silent', { lastContact: 4 }),
      one('far', 'silent', { lastContact: 3 }),
      one('copied', 'ok', { repeats: 2 }),
    ];
    expect(list.sort(byWorst).map(({ label }) => label)).toEqual([
      ...['copied', 'far', 'gone', 'late', 'ok', 'old'],
    ]);
  });
});

it('[BD2] what is left is the last word, less what came with it; without a word it is not 0', () => {
  expect(leftOn(row(now, 3, 3))).toBe(0);
  expect(leftOn(row(now, 250, 200))).toBe(50);
  expect(leftOn(row(now, 0, 2))).toBe(0);
  expect(leftOn(row(null))).toBeNull();
});

it('[BD9] a pair across two districts is one of their province and of neither district', () => {
  const counted = {
    ...nothingCounted(),
    twins: [{ units: ['8001', '8002-m1'] as [string, string], count: 2 }],
  };
  const pairsBy = (length: number) => {
    const areas = countedBy(counted, (unit) => unit.slice(0, length));
    return [...areas].map(([area, all]) => [area, figuresOf(all).duplicates]);
  };
  expect(pairsBy(2)).toEqual([['80', 2]]);
  expect(pairsBy(4)).toEqual([]);
});

describe('the cut-off', () => {
  it.each([
    ['a minute before', at(4, 15, 29), at(3, 15, 30)],
    ['at it', at(4, 15, 30), at(4, 15, 30)],
    ['just after midnight', at(5, 0, 5), at(4, 15, 30)],
  ])('is the last one that has passed: %s', (_, then, cut) => {
    expect(lastCutOff(then)).toBe(cut);
  });

  it('of a day that does not exist is none', () => {
    expect(cutOffOf('2026-13-01')).toBeNaN();
  });
});

it('[BD6] each registration counts on both of its days, and beside them when it says another', () => {
  expect(firstDay(now)).toBe('2026-11-05');
  const { days, otherDays } = daysOf(
    [
      { received: '2026-12-04', registered: '2026-12-01', count: 3 },
      { received: '2026-12-04', registered: '2026-09-01', count: 2 },
      { received: '2026-11-05', registered: '2026-11-05', count: 1 },
    ],
    now,
  );
  expect(days).toHaveLength(30);
  expect(otherDays).toBe(2);
  expect(days.filter((day) => day.registered + day.received > 0)).toEqual([
    { day: '2026-11-05', registered: 1, received: 1 },
    { day: '2026-12-01', registered: 3, received: 0 },
    { day: '2026-12-04', registered: 0, received: 5 },
  ]);
});
