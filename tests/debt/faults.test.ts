import { describe, expect, it } from 'vitest';
import type { Debt } from '#contract/registration/debt.ts';
import type { Debtor } from '#contract/registration/debtor.ts';
import type { Applicant, Intake, Registration } from '#contract/registration/registration.ts';
import { doubts, faults } from '#debt/faults.ts';
import { makeIntake, seeded, somchai } from '../support/people.ts';

const today = '2026-12-01';
const intake = makeIntake(seeded(1), 1);

const withDebtor = (debtor: Partial<Debtor>): Registration => {
  const registration = somchai(intake);
  return { ...registration, debtor: { ...registration.debtor, ...debtor } };
};
const withIntake = (changed: Partial<Intake>) => somchai({ ...intake, ...changed });
const withDebt = (debt: Partial<Debt>): Registration => {
  const registration = somchai(intake);
  const [creditor] = registration.creditors;
  const [first] = creditor?.debts ?? [];
  if (!creditor || !first) throw new Error('Somchai owes nobody');
  return { ...registration, creditors: [{ ...creditor, debts: [{ ...first, ...debt }] }] };
};

describe('[B4] values that cannot be', () => {
  it('finds none in what Somchai said', () => {
    expect(faults(somchai(intake), today)).toEqual([]);
    expect(doubts(somchai(intake), today)).toEqual([]);
  });

  it.each<[string, Partial<Debtor>, string, string]>([
    ['a 30th of February', { birth: { value: '1967-02-30' } }, 'debtor.birth', 'dob.real'],
    ['a 13th month', { birth: { value: '1967-13' } }, 'debtor.birth', 'dob.real'],
    ['a birth 121 years ago', { birth: { value: '1905' } }, 'debtor.birth', 'dob.old'],
    ['a birth tomorrow', { birth: { value: '2026-12-02' } }, 'debtor.birth', 'dob.future'],
    ['a birth next year', { birth: { value: '2027' } }, 'debtor.birth', 'dob.future'],
    ['a digit in a first name', { firstName: 'สมชาย2' }, 'debtor.firstName', 'name.chars'],
    ['a digit in a last name', { lastName: { value: 'ใจดี๒' } }, 'debtor.lastName', 'name.chars'],
    ['a short phone', { phone: { value: '08123' } }, 'debtor.phone', 'phone.len'],
    ['a phone of no kind', { phone: { value: '0112345678' } }, 'debtor.phone', 'phone.len'],
    [
      'a phone of the contact person',
      { contactPerson: { phone: '12345' } },
      'debtor.contactPerson.phone',
      'phone.len',
    ],
  ])('names %s', (_, debtor, path, code) => {
    expect(faults(withDebtor(debtor), today)).toEqual([{ path, code }]);
  });

  it.each<[string, Partial<Debt>, string, string]>([
    ['nothing received', { principalReceived: { value: 0 } }, 'principalReceived', 'money.zero'],
    ['a loan of next month', { borrowedOn: '2027-01' }, 'borrowedOn', 'date.future'],
    ['a loan on no day', { borrowedOn: '2026-02-31' }, 'borrowedOn', 'date.real'],
  ])('names %s', (_, debt, field, code) => {
    expect(faults(withDebt(debt), today)).toEqual([{ path: `creditors.0.debts.0.${field}`, code }]);
  });

  it('asks who came for the debtor, when somebody did', () => {
    const proxied = (applicant: Applicant) => {
      const registration = somchai(intake);
      return faults({ ...registration, intake: { ...registration.intake, applicant } }, today);
    };
    expect(proxied({ who: 'proxy', relation: 'ลูก' })).toEqual([
      { path: 'intake.applicant', code: 'proxy.name' },
    ]);
    expect(proxied({ who: 'proxy', name: 'สมปอง ใจดี' })).toEqual([]);
  });

  it('lets explicit answers and partial dates pass', () => {
    expect(
      faults(withDebtor({ birth: { not: 'unknown' }, phone: { not: 'none' } }), today),
    ).toEqual([]);
    expect(faults(withDebtor({ birth: { value: '2026' } }), today)).toEqual([]);
    expect(
      faults(withDebt({ principalReceived: { not: 'unknown' }, borrowedOn: '2026-12' }), today),
    ).toEqual([]);
    expect(faults(withDebt({ balance: 0 }), today)).toEqual([]);
  });

  it('names a signing pad that nobody drew on', () => {
    const registration = somchai(intake);
    const blank = { way: 'screen' as const, at: intake.capturedAt, strokes: [[]] as number[][] };
    const drawn = { ...blank, strokes: [[10, 10, 20, 20]] };
    const signed = (signature: typeof blank) => ({
      ...registration,
      help: { ...registration.help, signature },
    });
    expect(faults(signed(blank), today)).toEqual([{ path: 'help.signature', code: 'sign.empty' }]);
    expect(faults(signed(drawn), today)).toEqual([]);
  });

  it('never blames a device’s clock, but a date that was typed from paper', () => {
    const ahead = { appliedOn: '2030-01-01', capturedAt: Date.UTC(2030, 0, 1) };
    expect(faults(withIntake(ahead), today)).toEqual([]);
    expect(faults(withIntake({ ...ahead, channel: 'paper' }), today)).toEqual([
      { path: 'intake.appliedOn', code: 'date.future' },
    ]);
    expect(faults(withIntake({ appliedOn: '2026-02-30' }), today)).toEqual([
      { path: 'intake.appliedOn', code: 'date.real' },
    ]);
  });
});

describe('[B3] values that deserve a second look', () => {
  it.each<[string, Registration, string, string]>([
    ['an age of 104', withDebtor({ birth: { value: '1922' } }), 'debtor.birth', 'dob.age'],
    [
      'a national ID that fails its check digit',
      withDebtor({ nationalId: { value: '9000000000013', seen: 'card' } }),
      'debtor.nationalId',
      'id.checksum',
    ],
    [
      'more than five million received',
      withDebt({ principalReceived: { value: 5_000_001_00 } }),
      'creditors.0.debts.0.principalReceived',
      'money.big',
    ],
    [
      'more than three times of it still owed',
      withDebt({ balance: 30_000_01 }),
      'creditors.0.debts.0.balance',
      'balance.more',
    ],
  ])('names %s and calls it no fault', (_, registration, path, code) => {
    expect(doubts(registration, today)).toEqual([{ path, code }]);
    expect(faults(registration, today)).toEqual([]);
  });
});
