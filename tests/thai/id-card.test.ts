import { describe, expect, it } from 'vitest';
import { readCardDate, readCardName } from '../../src/thai/id-card.ts';
import { findCardPlace, readCardAddress } from '../../src/thai/id-card-address.ts';
import table from '../../src/thai/places/places.json' with { type: 'json' };
import { openPlaces } from '../../src/thai/places/places.ts';

const places = openPlaces(table);

describe('[T16] the name on a chip', () => {
  it.each([
    ['นาย#สมชาย##ตั้งใจ', ['นาย', 'สมชาย', 'ตั้งใจ']],
    ['นาย สมชาย ตั้งใจ', ['นาย', 'สมชาย', 'ตั้งใจ']],
    ['นายสมชาย ตั้งใจ', ['นาย', 'สมชาย', 'ตั้งใจ']],
    ['นางสาวสมหญิง  ตั้งใจ', ['นางสาว', 'สมหญิง', 'ตั้งใจ']],
    ['น.ส.#สมหญิง##ตั้งใจ', ['นางสาว', 'สมหญิง', 'ตั้งใจ']],
    ['น.ส. สมหญิง ตั้งใจ', ['นางสาว', 'สมหญิง', 'ตั้งใจ']],
    ['นาย#โจ#เค#สมิธ', ['นาย', 'โจ เค', 'สมิธ']],
    ['นาง#ทองใบ##', ['นาง', 'ทองใบ', '']],
    ['นางทองใบ', ['นาง', 'ทองใบ', '']],
    ['พระครู#สุข##ใจดี', ['พระครู', 'สุข', 'ใจดี']],
    ['ว่าที่ร้อยตรี#เอก##ขยัน', ['ว่าที่ร้อยตรี', 'เอก', 'ขยัน']],
    ['สมชาย ตั้งใจ', ['', 'สมชาย', 'ตั้งใจ']],
    ['นาย#ส1##2', ['นาย', '', '']],
    ['', ['', '', '']],
  ])('%s', (text, [title, firstName, lastName]) => {
    expect(readCardName(text)).toEqual({ title, firstName, lastName });
  });
});

describe('[T16] a date on a chip', () => {
  it.each([
    ['25150304', '1972-03-04'],
    ['19720304', '1972-03-04'],
    ['1972-03-04', '1972-03-04'],
    ['2515-03-04', '1972-03-04'],
    ['25150000', '1972'],
    ['25150300', '1972-03'],
    ['1972-00-00', '1972'],
    ['25120229', null],
    ['25150231', null],
    ['99999999', null],
    ['25151304', null],
    ['2515', null],
    ['', null],
  ])('%s', (text, date) => {
    expect(readCardDate(text)).toBe(date);
  });
});

describe('[T16] the address on a chip', () => {
  const home = {
    houseNo: '99',
    moo: 1,
    soi: '',
    road: '',
    subdistrict: 'ปากพูน',
    district: 'เมืองนครศรีธรรมราช',
    province: 'นครศรีธรรมราช',
  };
  it.each([
    '99#หมู่ที่ 1####ตำบลปากพูน#อำเภอเมืองนครศรีธรรมราช#จังหวัดนครศรีธรรมราช',
    '๙๙#หมู่ที่ ๑#ตำบลปากพูน#อำเภอเมืองนครศรีธรรมราช#จังหวัดนครศรีธรรมราช',
    '99 หมู่ที่ 1 ตำบลปากพูน อำเภอเมืองนครศรีธรรมราช จังหวัดนครศรีธรรมราช',
    '99 ม.1 ต.ปากพูน อ.เมืองนครศรีธรรมราช จ.นครศรีธรรมราช',
  ])('%s', (text) => {
    expect(readCardAddress(text)).toEqual(home);
    expect(findCardPlace(places, readCardAddress(text))).toMatchObject({
      subdistrict: 'ปากพูน',
      province: 'นครศรีธรรมราช',
    });
  });

  it('knows Bangkok', () => {
    const address = readCardAddress('8##ซอยสีลม 9#ถนนสีลม#แขวงสีลม#เขตบางรัก#กรุงเทพมหานคร');
    expect(address).toMatchObject({
      houseNo: '8',
      moo: null,
      soi: 'สีลม 9',
      road: 'สีลม',
      subdistrict: 'สีลม',
      province: 'กรุงเทพมหานคร',
    });
    expect(findCardPlace(places, address)?.code).toMatch(/^1004/);
  });

  it('finds no place for another name of it, and none for half an address', () => {
    const unknown = readCardAddress('1#ตำบลไม่มีจริง#อำเภอเมืองขอนแก่น#จังหวัดขอนแก่น');
    expect(findCardPlace(places, unknown)).toBeNull();
    expect(findCardPlace(places, readCardAddress('1#ตำบลในเมือง'))).toBeNull();
    expect(readCardAddress('')).toMatchObject({ houseNo: '', moo: null, subdistrict: '' });
  });
});
