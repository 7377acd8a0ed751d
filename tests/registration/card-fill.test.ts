import { describe, expect, it } from 'vitest';
import { answersOf, fillFrom, takeBack } from '../../src/features/registration/card/fill.ts';
import { answer, keepTyped } from '../../src/features/registration/form/draft.ts';
import type { Draft } from '../../src/store/draft-types.ts';

const place = {
  code: '800111',
  subdistrict: 'ปากพูน',
  district: 'เมืองนครศรีธรรมราช',
  province: 'นครศรีธรรมราช',
  postcode: '80000',
  dataset: 'x',
};
const person = {
  nationalId: '9000012345672',
  title: 'นาง',
  firstName: 'สมศรี',
  lastName: 'ทองคำ',
  birth: '1967-03-05',
  address: {
    houseNo: '12/3',
    moo: 4,
    soi: '',
    road: '',
    subdistrict: 'ปากพูน',
    district: 'เมืองนครศรีธรรมราช',
    province: 'นครศรีธรรมราช',
  },
};
const blank = {
  typed: {},
  registration: { intake: {}, debtor: {}, occupation: {}, creditors: [], help: {} },
} as unknown as Draft;
const answers = answersOf(person, place);
const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path);

describe('[F14] a card in a form', () => {
  it('fills what is empty, and says that the number was seen in the chip', () => {
    const { draft, differs, isOther } = fillFrom(blank, answers);
    expect(draft.registration.debtor).toEqual({
      nationalId: { value: '9000012345672', seen: 'chip' },
      title: 'นาง',
      firstName: 'สมศรี',
      lastName: { value: 'ทองคำ' },
      birth: { value: '1967-03-05' },
      address: { subdistrict: place, houseNo: '12/3', moo: 4 },
    });
    expect([differs, isOther]).toEqual([[], false]);
  });

  it('leaves what was typed, and names what differs; the same is no difference', () => {
    let typed = answer(blank, 'debtor.firstName', 'สมศรี');
    typed = answer(typed, 'debtor.lastName', { value: 'ทองดี' });
    typed = keepTyped(typed, 'debtor.birth', '5/3/10x');
    typed = keepTyped(typed, 'debtor.nationalId', '9000012345672');
    const { draft, filled, differs } = fillFrom(typed, answers);
    expect(draft.registration.debtor.firstName).toBe('สมศรี');
    expect(draft.registration.debtor.lastName).toEqual({ value: 'ทองดี' });
    expect(draft.typed).toEqual({ 'debtor.birth': '5/3/10x' });
    expect(draft.registration.debtor.nationalId).toMatchObject({ seen: 'chip' });
    expect(paths(differs)).toEqual(['debtor.lastName', 'debtor.birth']);
    expect(paths(filled)).not.toContain('debtor.firstName');
  });

  it('gives nothing of one person to the form of another', () => {
    const other = keepTyped(blank, 'debtor.nationalId', '9000000000017');
    const { draft, filled, differs, isOther } = fillFrom(other, answers);
    expect(draft).toEqual(other);
    expect(isOther).toBe(true);
    expect(filled).toEqual([]);
    expect(paths(differs)).toEqual(['debtor.nationalId']);
    const begun = keepTyped(blank, 'debtor.nationalId', '9000');
    expect(fillFrom(begun, answers)).toMatchObject({ isOther: true, filled: [] });
  });

  it('makes no mixture of two addresses', () => {
    const elsewhere = answer(blank, 'debtor.address.houseNo', '7');
    const { draft, differs } = fillFrom(elsewhere, answers);
    expect(draft.registration.debtor.address).toEqual({ houseNo: '7' });
    expect(paths(differs)).toEqual(['debtor.address.houseNo']);
  });

  it('is taken back in one go, but for what was changed since', () => {
    const { draft, filled } = fillFrom(blank, answers);
    expect(takeBack(draft, filled).registration).toEqual(blank.registration);
    const changed = answer(draft, 'debtor.firstName', 'สมศรีดี');
    expect(takeBack(changed, filled).registration.debtor).toEqual({ firstName: 'สมศรีดี' });
  });

  it('leaves what it does not know', () => {
    const bare = { ...person, title: '', lastName: '', birth: null };
    expect(paths(answersOf(bare, null))).toEqual([
      'debtor.nationalId',
      'debtor.firstName',
      'debtor.address.houseNo',
      'debtor.address.moo',
    ]);
  });
});
