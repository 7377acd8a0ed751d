import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReference, readReference, showReference } from '#thai/reference-number.ts';

const parts = fc.record({
  area: fc.nat(9999).map((area) => String(area).padStart(4, '0')),
  dd: fc.nat(99).map((dd) => String(dd).padStart(2, '0')),
  number: fc.integer({ min: 1, max: 99_999 }),
});

describe('[T13] reference numbers', () => {
  it('has the check digit of the published example, 572 → 4', () => {
    // Leading zeros leave Damm's interim digit at 0, so 000000000572 has the check digit of 572.
    expect(makeReference({ area: '0000', dd: '00', number: 572 })).toBe('000000005724');
  });

  it('reads what it makes and shows, whatever stands between the digits', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const ref = makeReference(made);
        expect(ref.startsWith(made.area + made.dd)).toBe(true);
        expect(readReference(ref)).toEqual({ is: 'reference', ref });
        expect(readReference(` ${showReference(ref)} `)).toEqual({ is: 'reference', ref });
      }),
    );
  });

  it('notices every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(parts, fc.nat(11), fc.integer({ min: 1, max: 9 }), (made, at, by) => {
        const ref = makeReference(made);
        const wrong = ref.slice(0, at) + ((Number(ref[at]) + by) % 10) + ref.slice(at + 1);
        expect(readReference(wrong).is).toBe('check-fails');
        const swapped = `${ref.slice(0, at)}${ref[at + 1] ?? ''}${ref[at]}${ref.slice(at + 2)}`;
        if (swapped !== ref) expect(readReference(swapped).is).toBe('check-fails');
      }),
      { numRuns: 2000 },
    );
  });

  it('groups 4-2-5-1, as it is read aloud', () => {
    const ref = makeReference({ area: '8001', dd: '07', number: 123 });
    expect(showReference(ref)).toMatch(/^8001-07-00123-\d$/);
  });

  it('says what is wrong', () => {
    expect(readReference('')).toEqual({ is: 'empty' });
    expect(readReference('8001-07')).toEqual({ is: 'short', count: 6 });
    expect(readReference('8001070012345')).toEqual({ is: 'long', count: 13 });
  });

  it('makes no number out of parts that do not fit', () => {
    const make = (area: string, dd: string, number: number) => () =>
      makeReference({ area, dd, number });
    expect(make('801', '07', 1)).toThrow(RangeError);
    expect(make('8001', '7', 1)).toThrow(RangeError);
    expect(make('8001', '07', 0)).toThrow(RangeError);
    expect(make('8001', '07', 100_000)).toThrow(RangeError);
    expect(make('8001', '07', 1.5)).toThrow(RangeError);
  });
});
