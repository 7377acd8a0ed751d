import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareThai, normaliseThai, searchKey } from '#thai/normalise.ts';

const typedThai = fc.string({
  unit: fc.constantFrom(...'กนำาแเโใไะัิีึืุู่้๊๋์็ํฺฯๆ \u200b\u00a0a.'),
  maxLength: 12,
});

describe('[T12] one spelling for what looks the same', () => {
  it.each([
    ['นํ้า', 'น้ำ', 'nikhahit, tone, า'],
    ['น้ํา', 'น้ำ', 'tone, nikhahit, า'],
    ['นํา', 'นำ', 'nikhahit and า'],
    ['เเก้ว', 'แก้ว', 'เ twice'],
    ['ก่ิน', 'กิ่น', 'tone before its vowel'],
    ['ท้ัง', 'ทั้ง', 'tone before ั'],
    ['ปู่', 'ปู่', 'nothing to mend'],
    ['ปู่', 'ปู่', 'tone before ู'],
    ['สม\u200bชาย', 'สมชาย', 'zero-width space'],
    ['\ufeffสมชาย', 'สมชาย', 'byte-order mark'],
    ['สม\u00adชาย', 'สมชาย', 'soft hyphen'],
    ['สมชาย\u00a0 ใจดี', 'สมชาย ใจดี', 'no-break space'],
    ['  สมชาย\t\nใจดี ', 'สมชาย ใจดี', 'white space'],
    ['e\u0301', 'é', 'NFC'],
    ['น้ำ', 'น้ำ', 'already one'],
  ])('stores %j as %j (%s)', (typed, stored) => {
    expect(normaliseThai(typed)).toBe(stored);
  });

  it('mends what NFC and NFKC leave apart', () => {
    expect('นํ้า'.normalize('NFKC')).not.toBe('น้ำ'.normalize('NFKC'));
    expect('เเ'.normalize('NFKC')).not.toBe('แ'.normalize('NFKC'));
    expect(normaliseThai('นํ้าเเข็ง')).toBe(normaliseThai('น้ำแข็ง'));
  });

  it('changes nothing the second time, and stays NFC', () => {
    fc.assert(
      fc.property(fc.oneof(typedThai, fc.string({ unit: 'grapheme' })), (typed) => {
        const once = normaliseThai(typed);
        expect(normaliseThai(once)).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('[T12] searching and sorting', () => {
  it.each([
    ['สุไหงโก-ลก', 'สุไหงโกลก'],
    ['จ.ป.ร.', 'จปร'],
    ['หมู่ที่ ๑๒', 'หมู่ที่12'],
    ['Somchai', 'somchai'],
    ['นํ้า ฝน', 'น้ำฝน'],
  ])('finds %s by %s', (stored, key) => {
    expect(searchKey(stored)).toBe(key);
  });

  it('finds a part of a text by the same part however it was typed', () => {
    fc.assert(
      fc.property(typedThai, (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
        expect(searchKey(normaliseThai(text))).toBe(searchKey(text));
      }),
    );
  });

  it('sorts as the dictionary does, numbers by their size', () => {
    const sorted = ['กระบี่', 'ชัยภูมิ', 'เชียงใหม่', 'พะเยา', 'แพร่', 'เมืองเลย', 'เลย', 'หมู่ที่ 2', 'หมู่ที่ 10'];
    expect([...sorted].reverse().sort(compareThai)).toEqual(sorted);
    expect([...sorted].sort()).not.toEqual(sorted);
  });
});
