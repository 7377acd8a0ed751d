import { describe, expect, it } from 'vitest';
import { readPhone, showPhone } from '#thai/phone.ts';

describe('[T10] telephone numbers', () => {
  it.each([
    ['0812345678', 'mobile', '0812345678', '081-234-5678'],
    ['081-234-5678', 'mobile', '0812345678', '081-234-5678'],
    ['081 234 5678', 'mobile', '0812345678', '081-234-5678'],
    ['๐๘๑-๒๓๔-๕๖๗๘', 'mobile', '0812345678', '081-234-5678'],
    ['(081) 234.5678', 'mobile', '0812345678', '081-234-5678'],
    ['+66812345678', 'mobile', '0812345678', '081-234-5678'],
    ['+66 81 234 5678', 'mobile', '0812345678', '081-234-5678'],
    ['+66 (0)81-234-5678', 'mobile', '0812345678', '081-234-5678'],
    ['66812345678', 'mobile', '0812345678', '081-234-5678'],
    ['0066812345678', 'mobile', '0812345678', '081-234-5678'],
    ['0612345678', 'mobile', '0612345678', '061-234-5678'],
    ['0912345678', 'mobile', '0912345678', '091-234-5678'],
    ['0660123456', 'mobile', '0660123456', '066-012-3456'],
    ['023569660', 'fixed', '023569660', '0-2356-9660'],
    ['0 2356 9660', 'fixed', '023569660', '0-2356-9660'],
    ['+6623569660', 'fixed', '023569660', '0-2356-9660'],
    ['02-356-9660', 'fixed', '023569660', '0-2356-9660'],
    ['044123456', 'fixed', '044123456', '0-4412-3456'],
    ['0 7535 6000', 'fixed', '075356000', '0-7535-6000'],
    ['1567', 'short', '1567', '1567'],
    ['๑๕๖๗', 'short', '1567', '1567'],
  ])('reads "%s"', (typed, kind, digits, shown) => {
    expect(readPhone(typed)).toEqual({ is: 'phone', kind, digits });
    expect(showPhone(digits)).toBe(shown);
  });

  it.each([
    ['', { is: 'empty' }],
    [' - ', { is: 'empty' }],
    ['08123', { is: 'unfit', count: 5 }],
    ['081234567', { is: 'unfit', count: 9 }],
    ['08123456789', { is: 'unfit', count: 11 }],
    ['812345678', { is: 'unfit', count: 9 }],
    ['0112345678', { is: 'unfit', count: 10 }],
    ['062345678', { is: 'unfit', count: 9 }],
    ['191', { is: 'unfit', count: 3 }],
    ['2345', { is: 'unfit', count: 4 }],
    ['02-356-9660 ต่อ 12', { is: 'not-digits' }],
    ['ไม่มี', { is: 'not-digits' }],
  ] as const)('does not guess at "%s"', (typed, reading) => {
    expect(readPhone(typed)).toEqual(reading);
  });

  it('shows what is no Thai number as it is', () => {
    expect(showPhone('12345')).toBe('12345');
  });
});
