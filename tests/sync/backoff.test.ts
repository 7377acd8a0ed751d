import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, beyondToldMs, toldMs } from '../../src/sync/backoff.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.nat(5000);

describe('backoff', () => {
  it('[S5] stays from 0 to min(5 min, 1 s · 2^n), whatever n', () => {
    fc.assert(
      fc.property(failures, chance, (n, at) => {
        const ms = backoffMs(n, at);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThan(Math.min(300_000, 1000 * 2 ** n));
        expect(Number.isSafeInteger(ms)).toBe(true);
      }),
    );
  });

  it('[S5] uses the whole range: full jitter', () => {
    expect([0, 0.25, 0.999].map((at) => backoffMs(3, at))).toEqual([0, 2000, 7992]);
    expect(backoffMs(60, 0.5)).toBe(150_000);
  });

  it('[S5] never undercuts a Retry-After of up to an hour, and spreads what lies beyond', () => {
    fc.assert(
      fc.property(fc.nat(3_600_000), failures, chance, (retryAfterMs, n, at) => {
        const told = toldMs(retryAfterMs);
        const beyond = beyondToldMs(told, n, at);
        expect(told).toBe(retryAfterMs);
        expect(beyond).toBeGreaterThanOrEqual(Math.floor((at * told) / 2));
        expect(told + beyond).toBeGreaterThanOrEqual(backoffMs(n, at));
      }),
    );
  });

  it('[S5] lets no single answer silence a device for more than an hour', () => {
    expect(toldMs(365 * 86_400_000)).toBe(3_600_000);
    expect(toldMs(Number.POSITIVE_INFINITY)).toBe(3_600_000);
    expect(toldMs(-5)).toBe(0);
  });
});
