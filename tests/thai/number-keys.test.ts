import { describe, expect, it } from 'vitest';
import { moneyKeyOf, numberKeyOf } from '../../src/thai/number-keys.ts';

/** Types keys of a Thai layout, as a field does: what means nothing special is typed as it is. */
function typed(...keys: [code: string, key: string][]): string {
  return keys.reduce((text, [code, key]) => text + (numberKeyOf({ code, key }, text) ?? key), '');
}

describe('[T2] a house number on a Thai layout', () => {
  it('has digits, and the slash on its own key', () => {
    expect(
      typed(['Digit9', 'ต'], ['Digit9', 'ต'], ['Slash', 'ฝ'], ['Digit1', 'ๅ'], ['Digit4', 'ภ']),
    ).toBe('99/14');
  });

  it('has letters behind a space or another letter', () => {
    expect(typed(['Digit7', 'ึ'], ['Space', ' '], ['Digit8', 'ค'])).toBe('7 ค');
    expect(typed(['KeyN', 'ื'], ['Digit8', 'ค'])).toBe('ืค');
  });

  it('leaves an English layout alone', () => {
    expect(numberKeyOf({ code: 'Slash', key: '/' }, '12')).toBeNull();
    expect(numberKeyOf({ code: 'KeyA', key: 'a' }, '12')).toBeNull();
    expect(numberKeyOf({ code: 'Digit3', key: '3' }, '12')).toBe('3');
  });
});

describe('[T2] an amount on a Thai layout', () => {
  it.each([
    ['Period', 'ใ', '50000', '.'],
    ['Period', 'ใ', '50,000', '.'],
    ['Period', 'ใ', '50000.5', null],
    ['Period', 'ใ', '5หมื่น', null],
    ['Period', 'ใ', '', null],
    ['Digit5', 'ถ', '50000.', '5'],
    ['KeyS', 'ห', '5', null],
  ])('%s that types %s behind "%s" is %s', (code, key, before, meant) => {
    expect(moneyKeyOf({ code, key }, before)).toBe(meant);
  });
});
