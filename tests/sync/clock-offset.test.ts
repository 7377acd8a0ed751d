import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOffset } from '../../src/sync/clock-offset.ts';

describe('clock offset', () => {
  it('[S13] takes the middle of the round trip for the moment the server spoke of', () => {
    expect(clockOffset(1000, 61_050, 1100)).toBe(60_000);
    expect(clockOffset(1000, 950, 1100)).toBe(-100);
  });

  it('[S13] is wrong by no more than half the round trip', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3e11, max: 3e11 }),
        fc.nat(10_000),
        fc.nat(10_000),
        (truth, there, back) => {
          const measured = clockOffset(0, there + truth, there + back);
          expect(Math.abs((measured ?? Number.NaN) - truth)).toBeLessThanOrEqual(
            (there + back) / 2 + 1,
          );
        },
      ),
    );
  });

  it('[S13] says nothing when the exchange was slow or the clock was set back meanwhile', () => {
    expect(clockOffset(0, 5, 20_001)).toBe(null);
    expect(clockOffset(1000, 5, 900)).toBe(null);
  });
});
