import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupNationalId, nationalIdCheckDigit, readNationalId } from '#thai/national-id.ts';
import { fakeNationalId, seeded } from '../support/people.ts';

const seed = 2566;
const random = seeded(seed);
const thousand = Array.from({ length: 1000 }, () => fakeNationalId(random));

const changeDigit = (id: string, at: number, by: number) =>
  id.slice(0, at) + ((Number(id[at]) + by) % 10) + id.slice(at + 1);

describe('[T1] the national ID', () => {
  it(`reads 1,000 invented numbers (seed ${seed}) as complete, however they are grouped`, () => {
    expect(new Set(thousand).size).toBeGreaterThan(990);
    for (const id of thousand) {
      expect(id).toMatch(/^90000\d{8}$/);
      expect(readNationalId(id)).toEqual({ is: 'complete', digits: id });
      expect(readNationalId(groupNationalId(id))).toEqual({ is: 'complete', digits: id });
    }
  });

  it('has the check digits that were worked out by hand', () => {
    // 1·13 + 2·12 + 3·11 + 4·10 + 5·9 + 6·8 + 7·7 + 8·6 + 9·5 + 0 + 1·3 + 2·2 = 352, 352 mod 11 = 0
    expect(nationalIdCheckDigit('123456789012')).toBe('1');
    // 9·13 + 1·2 = 119, mod 11 = 9, 11 − 9 = 2
    expect(nationalIdCheckDigit('900000000001')).toBe('2');
    // 9·13 = 117, mod 11 = 7, 11 − 7 = 4
    expect(nationalIdCheckDigit('900000000000')).toBe('4');
    expect(() => nationalIdCheckDigit('12345')).toThrow(RangeError);
  });

  it('never notices a wrong third digit, so no word may promise that a number is right', () => {
    for (const id of thousand) {
      for (let by = 1; by <= 9; by++)
        expect(readNationalId(changeDigit(id, 2, by)).is).toBe('complete');
    }
  });

  it('notices about nine of ten single wrong digits and keeps the digits it doubts', () => {
    let tried = 0;
    let noticed = 0;
    for (const id of thousand)
      for (let at = 0; at < 13; at++)
        for (let by = 1; by <= 9; by++) {
          const wrong = changeDigit(id, at, by);
          const reading = readNationalId(wrong);
          tried++;
          if (reading.is === 'check-fails') {
            noticed++;
            expect(reading.digits).toBe(wrong);
          }
        }
    expect(noticed / tried).toBeGreaterThan(0.88);
    expect(noticed / tried).toBeLessThan(0.93);
  });

  it.each([
    ['', { is: 'short', count: 0 }],
    ['9', { is: 'short', count: 1 }],
    ['9-0000-00000-01', { is: 'short', count: 12 }],
    ['90000000000122', { is: 'long', count: 14 }],
    ['9 0000 00000 01 2', { is: 'complete', digits: '9000000000012' }],
    ['๙-๐๐๐๐-๐๐๐๐๐-๐๑-๒', { is: 'complete', digits: '9000000000012' }],
    ['9000000000013', { is: 'check-fails', digits: '9000000000013' }],
  ] as const)('reads "%s"', (typed, reading) => {
    expect(readNationalId(typed)).toEqual(reading);
  });

  it('groups as on the card while the number is still being typed', () => {
    const steps = ['', '9', '9-0', '9-0000', '9-0000-0', '9-0000-00000-0', '9-0000-00000-01-2'];
    const digits = '9000000000012';
    expect([0, 1, 2, 5, 6, 11, 13].map((n) => groupNationalId(digits.slice(0, n)))).toEqual(steps);
  });

  it('says nothing of any number but how many digits it has and whether they agree', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789๐๑๕๙ -') }), (typed) => {
        expect(['short', 'long', 'check-fails', 'complete']).toContain(readNationalId(typed).is);
      }),
    );
  });
});
