import { describe, expect, it } from 'vitest';
import type { Registration } from '../../src/contract/registration/registration.ts';
import { eachField } from '../../src/features/registration/form/fields.ts';
import { mayBeSame, repeatable, sameAsBefore } from '../../src/features/registration/form/same.ts';
import { SECTIONS, sectionKeys } from '../../src/features/registration/form/sections.ts';

const place = {
  code: '800101',
  subdistrict: 'ในเมือง',
  district: 'เมืองนครศรีธรรมราช',
  province: 'นครศรีธรรมราช',
  postcode: '80000',
  dataset: 'x',
};
const registration = {
  intake: {},
  debtor: {
    nationalId: { value: '9000012345672', seen: 'card' },
    firstName: 'สมศรี',
    phone: { value: '0812345678' },
    address: { subdistrict: place, houseNo: '12/3', moo: 4 },
  },
  occupation: { main: 'trader', income: { value: 9_000_00 } },
  creditors: [
    {
      id: 'a',
      name: { value: 'เจ๊แดง' },
      kind: 'group',
      place: 'ตลาดนัด',
      debts: [
        {
          id: 'b',
          threats: ['violence'],
          rate: { value: { in: 'percent', amount: 2000, per: 'month' } },
        },
      ],
    },
    { id: 'c', debts: [{ id: 'd' }, { id: 'e' }] },
  ],
  help: { wanted: ['mediation'], consents: { bank: true }, declared: true },
} as unknown as Registration;

describe('the same as before', () => {
  it('[F12] keeps nothing that tells who somebody is, and nothing of lenders', () => {
    expect(repeatable(registration)).toEqual({
      debtor: { address: { subdistrict: place, moo: 4 } },
      occupation: { main: 'trader' },
      help: { wanted: ['mediation'] },
    });
  });

  it('[F12] is never offered for identity, consents, notice or threats', () => {
    const offered = sectionKeys
      .flatMap((section) => eachField(SECTIONS[section]))
      .map(({ path }) => path)
      .filter(mayBeSame);
    expect(offered).not.toEqual([]);
    const never =
      /nationalId|title|Name|name|birth|phone|houseNo|safeContact|consents|notice|declared|threats|line|account/;
    expect(offered.filter((path) => never.test(path))).toEqual([]);
  });

  it('comes from the registration before, from the creditor before, and from the debt before', () => {
    const previous = repeatable(registration);
    const ask = (path: string) => sameAsBefore(path, registration, previous);
    expect(ask('occupation.main')).toBe('trader');
    expect(sameAsBefore('occupation.main', registration, null)).toBeUndefined();
    expect(ask('creditors.0.kind')).toBeUndefined();
    expect(ask('creditors.1.kind')).toBe('group');
    expect(ask('creditors.1.name')).toBeUndefined();
    expect(ask('creditors.0.debts.0.rate')).toBeUndefined();
    expect(ask('creditors.1.debts.0.rate')).toMatchObject({ value: { per: 'month' } });
    expect(ask('creditors.1.debts.1.rate')).toBeUndefined();
    expect(ask('creditors.1.debts.0.threats')).toBeUndefined();
  });

  it('offers no "other" without what it was', () => {
    expect(sameAsBefore('occupation.main', registration, { occupation: { main: 'other' } })).toBe(
      undefined,
    );
    expect(sameAsBefore('help.wanted', registration, { help: { wanted: ['other'] } })).toBe(
      undefined,
    );
  });
});
