import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import table from '#thai/places/places.json' with { type: 'json' };
import { makeFromPackage, makePlaces } from '../../src/thai/places/make.ts';

describe('[T14] making the table of places', () => {
  it('makes from the package exactly the table that is kept', () => {
    expect(makeFromPackage()).toEqual(table);
  });

  it('stays small enough to be there before it is needed', () => {
    expect(gzipSync(JSON.stringify(table)).length).toBeLessThan(70_000);
  });

  const entry = {
    zipCode: '10200',
    subDistrictList: [
      {
        subDistrictId: '100101',
        districtId: '1',
        provinceId: '1',
        subDistrictName: 'พระบรมมหาราชวัง',
      },
    ],
    districtList: [{ districtId: '1', districtName: 'พระนคร' }],
    provinceList: [{ provinceId: '1', provinceName: 'กรุงเทพมหานคร' }],
  };

  it('fails loudly when the package is another one than it was corrected for', () => {
    expect(() => makePlaces([entry], '', 'x')).toThrow(/counts are/);
    expect(() => makePlaces([entry, entry], '', 'x')).toThrow(/stands twice/);
    expect(() => makePlaces([entry], 'remove,999999,,', 'x')).toThrow(/not so in the package/);
    expect(() => makePlaces([entry], 'add,100101,ใหม่,10200', 'x')).toThrow(/not so in the package/);
  });
});
