import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeBefore, type Place } from '../../../server/devices/ledger-cut.ts';
import type { LedgerCut } from '../../../server/storage/device-tables.ts';

const epoch = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const cut: LedgerCut = {
  at: 1000,
  heads: [
    {
      epoch,
      seq: 10,
      hash: 'h'.repeat(43),
      came: [
        [1, 4],
        [6, 6],
      ],
    },
  ],
};
const place = (changes: Partial<Place>): Place => ({
  epoch,
  seq: 5,
  hash: 'x'.repeat(43),
  at: 2000,
  ...changes,
});

describe('[DV4] what lies before a cut', () => {
  it.each([
    ['had come by then, whatever it is', { at: 1000, seq: 99, epoch: other }, true],
    ['a gap that a verified head had vouched for', { seq: 5 }, true],
    ['the head itself', { seq: 10, hash: 'h'.repeat(43) }, true],
    ['another envelope under the number of the head', { seq: 10 }, false],
    ['a second envelope under a number that had come', { seq: 4 }, false],
    ['later than the head', { seq: 11 }, false],
    ['of an epoch that nobody had seen', { epoch: other, seq: 1 }, false],
  ])('%s', (_, changes, before) => {
    expect(madeBefore(place(changes), cut)).toBe(before);
  });

  it('nothing lies before the cut of a device that was never heard', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1001 }), (seq, at) => {
        expect(madeBefore(place({ seq, at }), { at: 1000, heads: [] })).toBe(false);
      }),
    );
  });

  it('a device cannot lengthen its past: at most the gaps below the head come later', () => {
    const late = Array.from({ length: 30 }, (_, i) => place({ seq: i + 1 }));
    expect(late.filter((one) => madeBefore(one, cut)).map(({ seq }) => seq)).toEqual([5, 7, 8, 9]);
  });
});
