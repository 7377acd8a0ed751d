import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapt, FIRST_LIMIT, FIRST_PACE, shrink } from '../../src/sync/limits.ts';
import type { PushTrouble } from '../../src/sync/ports.ts';

const tooLarge: PushTrouble = { is: 'too-large' };
const noNetwork: PushTrouble = { is: 'unknown', why: 'no-network' };
const size = fc.record({
  envelopes: fc.integer({ min: 1, max: 200 }),
  bytes: fc.integer({ min: 1024, max: 1 << 20 }),
});

describe('limits', () => {
  it('[S15] halves envelopes and bytes of what really went', () => {
    const went = { envelopes: 40, bytes: 90_000 };
    expect(shrink(FIRST_PACE, went, tooLarge)).toEqual({ envelopes: 20, bytes: 45_000 });
  });

  it('[S15] comes down to one envelope in at most eight steps', () => {
    fc.assert(
      fc.property(size, (start) => {
        let limit = start;
        for (let i = 0; i < 8; i += 1) limit = shrink(limit, limit, tooLarge);
        expect(limit.envelopes).toBe(1);
      }),
    );
  });

  it('[S15] never grows by a trouble, never falls below one, and a lost network takes it to 8', () => {
    const trouble = fc.constantFrom<PushTrouble>(
      tooLarge,
      noNetwork,
      { is: 'unreadable' },
      { is: 'busy', retryAfterMs: 1 },
      { is: 'refused', code: 'revoked' },
      { is: 'unknown', why: 'timed-out' },
      { is: 'unknown', why: 'receipt-wrong' },
    );
    fc.assert(
      fc.property(size, size, trouble, (limit, went, what) => {
        const next = shrink(limit, went, what);
        expect(next.envelopes).toBeGreaterThanOrEqual(1);
        expect(next.envelopes).toBeLessThanOrEqual(limit.envelopes);
        expect(next.bytes).toBeLessThanOrEqual(limit.bytes);
        if (what === noNetwork)
          expect(next.envelopes).toBeGreaterThanOrEqual(Math.min(8, limit.envelopes));
      }),
    );
  });

  it('[S15] a heartbeat that fails says nothing about size', () => {
    expect(shrink(FIRST_PACE, { envelopes: 0, bytes: 0 }, tooLarge)).toBe(FIRST_PACE);
  });

  it('[S15] grows on a quick line, up to what the server advises', () => {
    const pace = { envelopes: 50, bytes: 100_000, reconnectSpreadMs: 0 };
    let limit = { envelopes: 1, bytes: 1024 };
    for (let i = 0; i < 4; i += 1) limit = adapt(limit, limit, 200, pace);
    expect(limit).toEqual({ envelopes: 50, bytes: 100_000 });
    const greedy = { envelopes: 9999, bytes: 1 << 30, reconnectSpreadMs: 0 };
    for (let i = 0; i < 4; i += 1) limit = adapt(limit, limit, 200, greedy);
    expect(limit).toEqual({ envelopes: 200, bytes: 1 << 20 });
  });

  it.each([
    [900, 128],
    [1900, 64],
    [3900, 32],
    [5000, 25],
    [60_000, 8],
  ])('[S15] a push of 32 that took %i ms makes the next one of %i', (ms, envelopes) => {
    const full = { envelopes: 32, bytes: 64 * 1024 };
    expect(adapt(full, full, ms, FIRST_PACE).envelopes).toBe(envelopes);
  });

  it('[S15] at any speed a push settles at about four seconds, or at the least', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1_000_000 }), (bytesASecond) => {
        const delay = 600;
        let limit = FIRST_LIMIT;
        const took = ({ bytes }: typeof limit) => delay + (bytes * 1000) / bytesASecond;
        for (let i = 0; i < 12; i += 1) limit = adapt(limit, limit, took(limit), FIRST_PACE);
        if (limit.bytes > 20 * 1024) expect(took(limit)).toBeLessThanOrEqual(4000 + delay);
        expect(limit.envelopes).toBeGreaterThanOrEqual(8);
      }),
    );
  });

  it('[S15] what carried nothing says nothing of the line', () => {
    expect(adapt(FIRST_LIMIT, { envelopes: 0, bytes: 0 }, 9000, FIRST_PACE)).toEqual(FIRST_LIMIT);
  });
});
