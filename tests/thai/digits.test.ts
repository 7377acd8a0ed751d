import { describe, expect, it } from 'vitest';
import { digitOf, digitsIn, digitsOfScan, toArabicDigits } from '#thai/digits.ts';

const row = [...'ๅ/-ภถุึคตจ'];
const meant = [...'1234567890'];

describe('[T2] digits on every layout', () => {
  it('reads the Kedmanee number row by the key that was pressed', () => {
    const read = row.map((key, i) => digitOf({ code: `Digit${meant[i]}`, key }));
    expect(read).toEqual(meant);
  });

  it('reads the shifted Thai digits by what they show, one key beside their number', () => {
    const shifted = [...'๑๒๓๔'].map((key, i) =>
      digitOf({ code: `Digit${i + 2}`, key, shiftKey: true }),
    );
    expect(shifted).toEqual(['1', '2', '3', '4']);
    expect(digitOf({ code: 'KeyQ', key: '๐', shiftKey: true })).toBe('0');
    expect(digitOf({ code: 'Minus', key: '๘', shiftKey: true })).toBe('8');
  });

  it.each([
    ['a number row on an English layout', { code: 'Digit7', key: '7' }, '7'],
    ['a numeric keypad', { code: 'Numpad7', key: '7' }, '7'],
    ['a keypad while Num Lock is off', { code: 'Numpad7', key: 'Home' }, null],
    ['a screen keyboard without codes', { code: '', key: '7' }, '7'],
    ['a screen keyboard with Thai digits', { code: '', key: '๗' }, '7'],
    ['a Kedmanee letter without a code', { code: '', key: 'ภ' }, '4'],
    ['a slash without a code, which may be meant', { code: '', key: '/' }, null],
    ['a hyphen key', { code: 'Minus', key: '-' }, null],
    ['a letter', { code: 'KeyA', key: 'ฟ' }, null],
    [
      'Shift with a number on an English layout',
      { code: 'Digit1', key: '!', shiftKey: true },
      null,
    ],
    ['a browser command', { code: 'Digit1', key: '1', ctrlKey: true }, null],
    ['Tab', { code: 'Tab', key: 'Tab' }, null],
  ] as const)('reads %s', (_, press, digit) => {
    expect(digitOf(press)).toBe(digit);
  });

  it('reads a scanner that types on a Kedmanee layout', () => {
    expect(digitsOfScan('ต/--จจๅภถุึค')).toBe('923300145678');
    expect(digitsOfScan('800107001235')).toBe('800107001235');
    expect(digitsOfScan('๘๐๐๑')).toBe('8001');
    expect(digitsOfScan('สมชาย')).toBeNull();
    expect(digitsOfScan('')).toBeNull();
  });

  it('turns Thai digits and leaves the rest', () => {
    expect(toArabicDigits('๕ มี.ค. ๒๕๑๐')).toBe('5 มี.ค. 2510');
    expect(digitsIn('๑-๒๓๔๕ ก 6')).toBe('123456');
  });
});
