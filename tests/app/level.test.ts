import { describe, expect, it } from 'vitest';
import type { DeviceOverview } from '#contract/overview.ts';
import {
  atLeast,
  countGaps,
  levelOf,
  listGaps,
  stillThere,
  worstFirst,
} from '../../src/features/supervision/level.ts';

const now = Date.UTC(2026, 11, 1, 8, 30);
const hour = 3_600_000;
const epoch = '019b7663-2400-7000-8000-000000000009';

const device = (
  label: string,
  hoursAway: number | null,
  unsent = 0,
  arrived = 0,
): DeviceOverview => ({
  device: '019b7663-2400-7000-8000-000000000001',
  label,
  unit: '8001',
  dd: '01',
  lastContact: hoursAway === null ? null : now - hoursAway * hour,
  received: 3,
  accepted: 3,
  held: 0,
  reported:
    hoursAway === null
      ? null
      : { at: now - hoursAway * hour, unsent, oldestUnsent: null, arrived, app: '0.1.0' },
  gaps: [],
  repeats: 0,
});

describe('how worried a supervisor should be', () => {
  it.each([
    ['just heard of', device('มาลี', 0), 'ok'],
    ['heard of four hours ago', device('มาลี', 4), 'ok'],
    ['heard of five hours ago', device('มาลี', 5), 'late'],
    ['away for two days with nothing owed', device('มาลี', 48), 'late'],
    ['away for two days with records on it', device('มาลี', 48, 1), 'silent'],
    ['[I8] away for two days, its records came with its report', device('มาลี', 48, 2, 2), 'late'],
    ['away for four days', device('มาลี', 96), 'silent'],
    ['never heard of', device('มาลี', null), 'never'],
  ])('%s', (_, seen, level) => {
    expect(levelOf(seen, now)).toBe(level);
  });

  it('puts the worst first, and the one away longest before its equals', () => {
    const list = [device('ok', 1), device('late', 5), device('gone', 200), device('far', 300)];
    expect(worstFirst(list, now).map(({ label }) => label)).toEqual(['far', 'gone', 'late', 'ok']);
  });

  it('[I8] puts a profile that may be in two places before all', () => {
    const copied = { ...device('copied', 1), repeats: 2 };
    const list = [device('gone', 200), device('ok', 1), copied];
    expect(worstFirst(list, now).map(({ label }) => label)).toEqual(['copied', 'gone', 'ok']);
  });

  it('says "at least" of a number that is not fresh', () => {
    expect(atLeast(12, now - 3 * hour, now)).toBe('12+');
    expect(atLeast(0, now - 3 * hour, now)).toBe('0+');
    expect(atLeast(12, now - 60_000, now)).toBe('12');
  });

  it('[I8] counts as still there what was reported, less what came with that report', () => {
    expect(stillThere(device('มาลี', 0, 3, 3))).toBe(0);
    expect(stillThere(device('มาลี', 0, 250, 200))).toBe(50);
    expect(stillThere(device('มาลี', 0, 0, 2))).toBe(0);
    expect(stillThere(device('มาลี', null))).toBe(0);
  });

  it('names the numbers that never came', () => {
    const missing: [number, number][] = [
      [219, 219],
      [230, 232],
    ];
    const seen = { ...device('มาลี', 1), gaps: [{ epoch, missing }] };
    expect(listGaps(seen)).toBe('#219, #230–232');
    expect(countGaps(seen)).toBe(4);
  });
});
