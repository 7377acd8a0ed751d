import { describe, expect, it } from 'vitest';
import { fullName, maskName, readName } from '#thai/names.ts';
import { commonTitles, otherTitles, writeOutTitle } from '#thai/titles.ts';
import { thaiTypedOnEnglishLayout } from '#thai/wrong-layout.ts';

describe('[T11] names', () => {
  it.each([
    ['สมชาย', 'สมชาย'],
    ['  สมชาย ', 'สมชาย'],
    ['ณ  อยุธยา', 'ณ อยุธยา'],
    ['นํ้าฝน', 'น้ำฝน'],
    ['เเก้ว', 'แก้ว'],
    ['น้้อย', 'น้อย'],
    ['พรหมศักดิ์', 'พรหมศักดิ์'],
    ['จันทร์เพ็ญ', 'จันทร์เพ็ญ'],
    ['ม.ล.', 'ม.ล.'],
    ['กรุงเทพฯ', 'กรุงเทพฯ'],
    ['อัล-ฟารีซี', 'อัล-ฟารีซี'],
    ["O'Brien", "O'Brien"],
    ['O’Brien', "O'Brien"],
    ['John Smith', 'John Smith'],
    ['မောင်', 'မောင်'],
  ])('reads "%s"', (typed, name) => {
    expect(readName(typed)).toEqual({ is: 'name', name });
  });

  it.each(['สมชาย1', 'สมชาย๑', '0812345678', 'สม/ชาย', 'a@b', '-', '.', 'สม_ชาย', '<b>'])(
    'finds no name in "%s"',
    (typed) => {
      expect(readName(typed)).toEqual({ is: 'unfit' });
    },
  );

  it('says that a field is empty', () => {
    expect(readName('\u200b ')).toEqual({ is: 'empty' });
  });

  it('joins a Thai title without a space', () => {
    expect(fullName('นาย', 'สมชาย', 'ใจดี')).toBe('นายสมชาย ใจดี');
    expect(fullName('นาง', 'มาลี', null)).toBe('นางมาลี');
    expect(fullName('นาย', 'John', 'Smith')).toBe('นาย John Smith');
    expect(fullName('', 'สมชาย', 'ใจดี')).toBe('สมชาย ใจดี');
  });

  it('masks the last name as far as a slip may show it', () => {
    expect(maskName('สมชาย', 'ใจดี')).toBe('สมชาย ใ.');
    expect(maskName('มาลี', null)).toBe('มาลี');
  });

  it('writes short titles out and leaves free ones', () => {
    expect(['น.ส.', 'ด.ช.', 'ด.ญ.', 'นาย', 'คุณหญิง'].map(writeOutTitle)).toEqual([
      ...['นางสาว', 'เด็กชาย', 'เด็กหญิง', 'นาย', 'คุณหญิง'],
    ]);
    const titles = [...commonTitles, ...otherTitles];
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.map(writeOutTitle)).toEqual(titles);
  });
});

describe('[T11] "พิมพ์ผิดภาษา?"', () => {
  it.each([
    ['l,=kp', 'สมชาย'],
    ['.0fu', 'ใจดี'],
    ['l,=kp .0fu', 'สมชาย ใจดี'],
    [',k]u', 'มาลี'],
    ['ohe/o', 'น้ำฝน'],
    ['xitglib{', 'ประเสริฐ'],
    ['xyPPk', 'ปัญญา'],
    ['Lbib', 'ศิริ'],
    ['gdkt', 'เกาะ'],
    ['wrFi0oN', 'ไพโรจน์'],
    ['lbmTbN', 'สิทธิ์'],
    ['d,]', 'กมล'],
  ])('offers for "%s" %s', (typed, thai) => {
    expect(thaiTypedOnEnglishLayout(typed)).toBe(thai);
  });

  it.each(['John', 'Smith', 'Anna', 'Maria', 'Somchai', 'Malee', 'Robert', 'Nguyen', 'Win', 'Aye'])(
    'offers nothing for the Latin name %s',
    (typed) => {
      expect(thaiTypedOnEnglishLayout(typed)).toBeNull();
    },
  );

  it('offers nothing for Thai, digits, single letters and what Thai cannot write', () => {
    expect(['สมชาย', '12345', 'k', 'c-.', ''].map(thaiTypedOnEnglishLayout)).toEqual([
      ...[null, null, null, null, null],
    ]);
  });
});
