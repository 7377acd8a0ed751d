import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_PACE, grow, shrink } from '../../src/sync/limits.ts';
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

  it('[S15] recovers by doubling, up to what the server advises', () => {
    const pace = { envelopes: 50, bytes: 100_000, reconnectSpreadMs: 0 };
    let limit = { envelopes: 1, bytes: 1024 };
    for (let i = 0; i < 8; i += 1) limit = grow(limit, pace);
    expect(limit).toEqual({ envelopes: 50, bytes: 100_000 });
    const greedy = { envelopes: 9999, bytes: 1 << 30, reconnectSpreadMs: 0 };
    for (let i = 0; i < 8; i += 1) limit = grow(limit, greedy);
    expect(limit).toEqual({ envelopes: 200, bytes: 1 << 20 });
  });
});
