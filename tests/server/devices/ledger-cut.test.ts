import { describe, expect, it } from 'vitest';
import { madeBefore, type Place } from '../../../server/devices/ledger-cut.ts';
import type { LedgerCut } from '../../../server/storage/device-tables.ts';

const [head, other] = ['h'.repeat(43), 'o'.repeat(43)];
const epoch = '00000000-0000-7000-8000-000000000001';
const cut: LedgerCut = { at: 1000, heads: [{ epoch, hash: head, came: [[1, 4]] }] };

describe('[DV4] what lies before a cut', () => {
  it.each([
    ['had come by then, whatever it is', { at: 1000, vouchedBy: [] }, true],
    ['came later, and its head leads to it', { at: 2000, vouchedBy: [other, head] }, true],
    [
      'came later, and only a head of another cut leads to it',
      { at: 2000, vouchedBy: [other] },
      false,
    ],
    ['came later, and no head leads to it', { at: 2000, vouchedBy: [] }, false],
  ] satisfies [string, Place, boolean][])('%s', (_, place, before) => {
    expect(madeBefore(place, cut)).toBe(before);
  });

  it('nothing that came later, when the device was never heard or had made nothing', () => {
    const late = { at: 2000, vouchedBy: [head] };
    expect(madeBefore(late, { at: 1000, heads: [] })).toBe(false);
    expect(madeBefore(late, { at: 1000, heads: [{ epoch, hash: null, came: [] }] })).toBe(false);
  });
});
