import { describe, expect, it } from 'vitest';
import { openBetween, silentHours } from '../../../server/supervision/opening.ts';

/** A moment in Bangkok in December 2026; the 1st is a Tuesday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 11, day, hour - 7, minute);

describe('how long a desk was open', () => {
  it.each([
    ['within a morning', at(1, 9), at(1, 11), 2],
    ['before it opens', at(1, 6), at(1, 8, 30), 0],
    ['from before it opens', at(1, 1), at(1, 9, 30), 1],
    ['after it closes', at(1, 16, 30), at(1, 23), 0],
    ['a whole day', at(1, 0), at(2, 0), 8],
    ['across midnight', at(1, 15, 30), at(2, 9, 30), 2],
    ['from Friday afternoon to Monday morning', at(4, 15, 30), at(7, 9, 30), 2],
    ['a weekend', at(5, 0), at(7, 0), 0],
    ['a week', at(1, 12), at(8, 12), 40],
    ['to a moment before', at(2, 12), at(1, 12), 0],
  ])('%s', (_, from, to, hours) => {
    expect(openBetween(from, to)).toBe(hours * 3_600_000);
  });

  it('claims no hour that has not passed whole', () => {
    expect(silentHours(at(1, 9), at(1, 10, 59))).toBe(1);
    expect(silentHours(at(1, 9), at(2, 10))).toBe(9);
  });
});
