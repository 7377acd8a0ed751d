import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoney, showMillionBaht, showMoney, sumSatang } from '#thai/money.ts';
import { moneyInWords, numberInWords } from '#thai/money-words.ts';

describe('[T7] money as people say it', () => {
  it.each([
    ['50000', 50_000],
    ['50,000', 50_000],
    ['50 000', 50_000],
    ['๕๐๐๐๐', 50_000],
    ['๕๐,๐๐๐ บาท', 50_000],
    ['฿50,000', 50_000],
    ['50,000.-', 50_000],
    ['50,000.- บาท', 50_000],
    ['5หมื่น', 50_000],
    ['5 หมื่น', 50_000],
    ['๕ หมื่นบาท', 50_000],
    ['1.2แสน', 120_000],
    ['9พัน', 9_000],
    ['5ร้อย', 500],
    ['1.5 ล้าน', 1_500_000],
    ['1ล้าน2แสน', 1_200_000],
    ['3หมื่น5พัน', 35_000],
    ['3 หมื่น 5 พัน 5 ร้อย', 35_500],
    ['5 พัน 500', 5_500],
    ['2พันล้าน', 2_000_000_000],
    ['1,234,567 บาทถ้วน', 1_234_567],
    ['0', 0],
    ['007', 7],
  ])('reads "%s"', (typed, amount) => {
    expect(readMoney(typed)).toEqual({ is: 'amount', satang: amount * 100 });
  });

  it.each([
    ['20.25', 2025],
    ['20.5', 2050],
    ['0.01', 1],
    ['1,000.75 บาท', 100_075],
    ['1.2345678แสน', 12_345_678],
  ])('keeps satang whole: "%s"', (typed, satang) => {
    expect(readMoney(typed)).toEqual({ is: 'amount', satang });
  });

  it.each([
    ...['5,00', '50,0000', '1,50,000', ',500', '5,', '5หมื่นก', 'ก', '-5', '5-6', '1.2.3', 'บาท'],
    // 50.000 is 50 baht to the letter, but whoever writes it means 50,000.
    ...['50.000', '20.255', '1.23456789แสน'],
    ...['5พัน3หมื่น', '5หมื่น3หมื่น', 'หมื่น', 'ล้าน', '1ล้าน2ล้าน', '5 5 หมื่น', '50 00', '5 0000', '.5', '5.'],
  ])('does not guess at "%s"', (typed) => {
    expect(readMoney(typed)).toEqual({ is: 'not-read' });
  });

  it('tells an empty field and an amount that no number holds exactly', () => {
    expect(readMoney(' ')).toEqual({ is: 'empty' });
    expect(readMoney('90071992547409.91')).toEqual({ is: 'amount', satang: 9007199254740991 });
    expect(readMoney('90071992547409.92')).toEqual({ is: 'too-large' });
    expect(readMoney('100000000ล้าน')).toEqual({ is: 'too-large' });
  });

  it('reads back whatever it shows', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (satang) => {
        expect(readMoney(showMoney(satang))).toEqual({ is: 'amount', satang });
      }),
    );
    expect([0, 5_000_000, 2_025, 100_000_000, 5].map(showMoney)).toEqual([
      ...['0', '50,000', '20.25', '1,000,000', '0.05'],
    ]);
  });
});

describe('[T8] amounts in words', () => {
  it.each([
    [0, 'ศูนย์'],
    [1, 'หนึ่ง'],
    [10, 'สิบ'],
    [11, 'สิบเอ็ด'],
    [12, 'สิบสอง'],
    [20, 'ยี่สิบ'],
    [21, 'ยี่สิบเอ็ด'],
    [22, 'ยี่สิบสอง'],
    [31, 'สามสิบเอ็ด'],
    [100, 'หนึ่งร้อย'],
    [101, 'หนึ่งร้อยเอ็ด'],
    [110, 'หนึ่งร้อยสิบ'],
    [111, 'หนึ่งร้อยสิบเอ็ด'],
    [121, 'หนึ่งร้อยยี่สิบเอ็ด'],
    [1_001, 'หนึ่งพันเอ็ด'],
    [2_500, 'สองพันห้าร้อย'],
    [10_000, 'หนึ่งหมื่น'],
    [50_000, 'ห้าหมื่น'],
    [120_000, 'หนึ่งแสนสองหมื่น'],
    [999_999, 'เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้า'],
    [1_000_000, 'หนึ่งล้าน'],
    [1_000_001, 'หนึ่งล้านเอ็ด'],
    [11_000_000, 'สิบเอ็ดล้าน'],
    [21_000_021, 'ยี่สิบเอ็ดล้านยี่สิบเอ็ด'],
    [101_000_000, 'หนึ่งร้อยเอ็ดล้าน'],
    [999_999_999, 'เก้าร้อยเก้าสิบเก้าล้านเก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้า'],
    [1_000_000_000, 'หนึ่งพันล้าน'],
    [1_000_000_000_000, 'หนึ่งล้านล้าน'],
    [2_000_001_000_000, 'สองล้านเอ็ดล้าน'],
  ])('writes %i', (number, words) => {
    expect(numberInWords(number)).toBe(words);
  });

  it.each([
    [5_000_000, 'ห้าหมื่นบาทถ้วน'],
    [0, 'ศูนย์บาทถ้วน'],
    [100, 'หนึ่งบาทถ้วน'],
    [2_025, 'ยี่สิบบาทยี่สิบห้าสตางค์'],
    [101, 'หนึ่งบาทหนึ่งสตางค์'],
    [111, 'หนึ่งบาทสิบเอ็ดสตางค์'],
    [75, 'เจ็ดสิบห้าสตางค์'],
    [11_999_440_000_00, 'หนึ่งหมื่นหนึ่งพันเก้าร้อยเก้าสิบเก้าล้านสี่แสนสี่หมื่นบาทถ้วน'],
  ])('writes %i satang', (satang, words) => {
    expect(moneyInWords(satang)).toBe(words);
  });

  it('names every number from 0 to 999,999,999 and more so that it can be read back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(999_999_999), fc.maxSafeNat()), (number) => {
        expect(worthOf(numberInWords(number))).toBe(BigInt(number));
      }),
      { numRuns: 2000 },
    );
    for (let number = 0; number < 20_000; number++)
      expect(worthOf(numberInWords(number))).toBe(BigInt(number));
  });

  it('gives different amounts different words', () => {
    const words = new Set(Array.from({ length: 20_000 }, (_, satang) => moneyInWords(satang)));
    expect(words.size).toBe(20_000);
  });
});

describe('[T9] millions of baht', () => {
  it.each([
    [6_763_901_000_00, '6,763.901'],
    [11_999_440_000_00, '11,999.440'],
    [0, '0.000'],
    [499_99, '0.000'],
    [500_00, '0.001'],
    [1_499_99, '0.001'],
    [1_500_00, '0.002'],
    [999_999_999_99, '1,000.000'],
    [89_503_500_00, '89.504'],
  ])('shows %i satang', (satang, shown) => {
    expect(showMillionBaht(satang)).toBe(shown);
  });

  it('sums before it rounds: three debts of 400 baht are 0.001, not 0.000', () => {
    const debts = [400_00, 400_00, 400_00];
    expect(showMillionBaht(sumSatang(debts))).toBe('0.001');
    expect(debts.map(showMillionBaht)).toEqual(['0.000', '0.000', '0.000']);
  });

  it('sums exactly or not at all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        expect(BigInt(sumSatang(amounts))).toBe(exact);
      }),
    );
    expect(() => sumSatang([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

/** Reads Thai number words by another way than they are written, as a check on the writer. */
function worthOf(words: string): bigint {
  const at = words.lastIndexOf('ล้าน');
  if (at >= 0) {
    return worthOf(words.slice(0, at)) * 1_000_000n + worthOf(words.slice(at + 'ล้าน'.length));
  }
  const digits = 'ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า'.split(' ');
  const places: Record<string, bigint> = {
    แสน: 100_000n,
    หมื่น: 10_000n,
    พัน: 1_000n,
    ร้อย: 100n,
    สิบ: 10n,
  };
  let value = 0n;
  let digit: bigint | null = null;
  for (const [word] of words.matchAll(
    /เอ็ด|ยี่|ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|แสน|หมื่น|พัน|ร้อย|สิบ/g,
  )) {
    const place = places[word];
    if (place !== undefined) {
      value += (digit ?? 1n) * place;
      digit = null;
    } else digit = word === 'เอ็ด' ? 1n : word === 'ยี่' ? 2n : BigInt(digits.indexOf(word));
  }
  return value + (digit ?? 0n);
}
