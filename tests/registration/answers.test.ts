import { describe, expect, it } from 'vitest';
import { dateKeyOf } from '#thai/date-keys.ts';
import { readCount } from '../../src/features/registration/form/count.ts';
import {
  partsAsText,
  partsOf,
  partsOfRate,
  rateFrom,
  tidyAmount,
} from '../../src/features/registration/form/rate-parts.ts';
import { readText } from '../../src/features/registration/questions/read-text.ts';
import { toggled } from '../../src/features/registration/questions/toggled.ts';
import { nthOf } from '../../src/ui/fields/number-keys.ts';

const press = (code: string, key: string, more: Partial<KeyboardEvent> = {}) =>
  ({
    code,
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  }) as KeyboardEvent;

describe('[F6] digits on any layout', () => {
  it.each([
    ['Digit1', 'ๅ', '', '1'],
    ['Digit3', '-', '05', '3'],
    ['Digit0', 'จ', '0503251', '0'],
    ['Digit8', 'ค', '5 มี.', null],
    ['Digit9', 'ต', '5 ', null],
    ['Digit9', 'ต', '5', '9'],
    ['Digit2', '/', '5 มี.ค. ', '2'],
    ['Slash', 'ฝ', '5', '/'],
    ['Slash', 'ฝ', '', null],
    ['Slash', 'ฝ', '5 ', null],
    ['Period', 'ใ', '5', '.'],
    ['Period', 'ใ', '5.3', '.'],
    ['Period', 'ใ', '5 ม', null],
    ['Digit2', '/', '5.', '2'],
    ['KeyD', 'ก', '', null],
  ])('%s that types %s after "%s" is %s in a date', (code, key, before, digit) => {
    expect(dateKeyOf(press(code, key), before)).toBe(digit);
  });

  it.each([
    ['Digit1', 'ๅ', 1],
    ['Digit0', 'จ', 10],
    ['Numpad4', '4', 4],
    ['Numpad4', 'ArrowLeft', null],
    ['KeyA', '1', null],
  ])('%s that types %s picks option %s', (code, key, nth) => {
    expect(nthOf(press(code, key))).toBe(nth);
  });

  it('leaves shortcuts alone', () => {
    expect(nthOf(press('Digit1', '1', { altKey: true }))).toBeNull();
    expect(nthOf(press('Digit1', '1', { ctrlKey: true }))).toBeNull();
  });

  it.each([
    ['12', 12],
    ['๑๒', 12],
    ['1,200', 1200],
    ['12.5', null],
    ['สอง', null],
    ['', null],
  ])('%s is the count %s', (typed, count) => {
    expect(readCount(typed)).toBe(count);
  });
});

describe('[F2] texts as they are stored', () => {
  it('has one spelling, and no empty text', () => {
    expect(readText(' น\u0e4d\u0e49า   ใจ ', 80)).toEqual({
      is: 'answer',
      value: 'น\u0e49\u0e33 ใจ',
    });
    expect(readText('  \u200b ', 80)).toEqual({ is: 'empty' });
  });

  it('keeps the lines of a note', () => {
    expect(readText('หนึ่ง \n สอง', 80, 'lines')).toEqual({ is: 'answer', value: 'หนึ่ง\nสอง' });
  });

  it('is no answer when it is longer than the contract takes', () => {
    expect(readText('ก'.repeat(81), 80)).toEqual({ is: 'not-read' });
  });

  it('keeps a name that cannot be one, so that the check can speak of it', () => {
    expect(readText('สมชาย2', 80, 'name')).toEqual({ is: 'answer', value: 'สมชาย2' });
  });
});

describe('[F2] an interest rate in three parts', () => {
  it('is an answer once all three are there', () => {
    expect(rateFrom({ amount: '20', in: 'percent', per: 'day' })).toEqual({
      in: 'percent',
      amount: 20_00,
      per: 'day',
    });
    expect(rateFrom({ amount: '1.25 %', in: 'percent', per: 'month' })?.amount).toBe(125);
    expect(rateFrom({ amount: '20', in: 'percent', per: undefined })).toBeNull();
    expect(rateFrom({ amount: 'มาก', in: 'baht', per: 'day' })).toBeNull();
  });

  it('keeps its parts until then, whatever is typed', () => {
    for (const amount of ['', '20', 'ร้อย|ละ 20']) {
      const parts = { amount, in: 'baht' as const, per: 'week' as const };
      expect(partsOf(partsAsText(parts))).toEqual({ ...parts, amount: amount.replace('|', ' ') });
    }
  });

  it.each([
    ['๒๐', '20'],
    ['20%', '20'],
    ['๑.๕ %', '1.50'],
    ['1,200', '1,200'],
    ['ร้อยละ', 'ร้อยละ'],
    ['', ''],
  ])('shows the amount %s as %s once it was left', (typed, shown) => {
    expect(tidyAmount(typed)).toBe(shown);
  });

  it('comes back as it was given', () => {
    const rate = { in: 'baht' as const, amount: 20_50, per: '10-days' as const };
    expect(rateFrom(partsOfRate(rate))).toEqual(rate);
  });
});

describe('[F1] several of a list', () => {
  const threats = { options: ['words', 'property', 'other'], none: '' };
  const collateral = { options: ['none', 'gold', 'vehicle'], none: 'none' };

  it('tells "none" from "nobody asked"', () => {
    expect(toggled(threats, [], 'none', true)).toEqual([]);
    expect(toggled(threats, [], 'none', false)).toBeUndefined();
    expect(toggled(threats, ['words'], 'words', false)).toBeUndefined();
  });

  it('lets "none" and the others exclude each other', () => {
    expect(toggled(collateral, ['gold'], 'none', true)).toEqual(['none']);
    expect(toggled(collateral, ['none'], 'gold', true)).toEqual(['gold']);
    expect(toggled(threats, ['words', 'other'], 'none', true)).toEqual([]);
  });

  it('keeps the order of the form, in whatever order they were chosen', () => {
    expect(toggled(threats, ['other'], 'words', true)).toEqual(['words', 'other']);
  });
});
