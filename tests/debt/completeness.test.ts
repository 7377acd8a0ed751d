import { describe, expect, it } from 'vitest';
import { FORM } from '#contract/form.ts';
import { Registration } from '#contract/registration/registration.ts';
import { mendable, missing } from '#debt/completeness.ts';
import { doubts, faults } from '#debt/faults.ts';
import table from '#thai/places/places.json' with { type: 'json' };
import { openPlaces } from '#thai/places/places.ts';
import { makeIntake, makeRegistration, malee, seeded, somchai } from '../support/people.ts';

const today = '2026-12-01';
const intake = makeIntake(seeded(1), 1);
const paths = (found: readonly { path: string }[]) => found.map(({ path }) => path);

/** A form that was just opened: the system's part and nothing else. */
const opened: Registration = { intake, debtor: {}, occupation: {}, creditors: [], help: {} };

describe('[B1] what a form still needs', () => {
  it('asks a form that was just opened for everything about the debtor, in the order of the form', () => {
    expect(missing(FORM, opened)).toEqual(
      FORM.needs.filter(({ path }) => !path.startsWith('creditors.')),
    );
  });

  it('asks nothing of Somchai, nor of Malee, who has no card, last name, phone or lender to name', () => {
    expect(missing(FORM, somchai(intake))).toEqual([]);
    expect(missing(FORM, malee(intake))).toEqual([]);
  });

  it('asks of each creditor and each debt by its own path, one creditor after the other', () => {
    const [first, second] = somchai(intake).creditors;
    const debt = { id: '019b7663-2400-7000-8000-000000000009' };
    const registration = {
      ...somchai(intake),
      creditors: [
        { id: first?.id ?? '', debts: [debt, ...(first?.debts ?? [])] },
        { id: second?.id ?? '', name: { not: 'unknown' as const }, debts: [debt] },
      ],
    };
    expect(missing(FORM, registration)).toEqual([
      { path: 'creditors.0.name', need: 'answer', code: 'cred.name' },
      { path: 'creditors.0.kind', need: 'must', code: 'cred.type' },
      { path: 'creditors.0.debts.0.principalReceived', need: 'answer', code: 'received.empty' },
      { path: 'creditors.0.debts.0.balance', need: 'must', code: 'balance.empty' },
      { path: 'creditors.0.debts.0.rate', need: 'answer', code: 'rate.empty' },
      { path: 'creditors.0.debts.0.threats', need: 'must', code: 'threat.empty' },
      { path: 'creditors.1.kind', need: 'must', code: 'cred.type' },
      { path: 'creditors.1.debts.0.principalReceived', need: 'answer', code: 'received.empty' },
      { path: 'creditors.1.debts.0.balance', need: 'must', code: 'balance.empty' },
      { path: 'creditors.1.debts.0.rate', need: 'answer', code: 'rate.empty' },
      { path: 'creditors.1.debts.0.threats', need: 'must', code: 'threat.empty' },
    ]);
  });

  it('takes "none" for an answer where it is one, and an empty choice for none', () => {
    const registration = somchai(intake);
    expect(registration.creditors[1]?.debts[0]?.threats).toEqual([]);
    const nothingWanted = { ...registration, help: { ...registration.help, wanted: [] } };
    expect(paths(missing(FORM, nothingWanted))).toEqual(['help.wanted']);
    const noToAll = { bank: false, labour: false, police: false };
    const refused = { ...registration, help: { ...registration.help, consents: noToAll } };
    expect(missing(FORM, refused)).toEqual([]);
    const debtFree = structuredClone(registration);
    for (const creditor of debtFree.creditors) for (const debt of creditor.debts) debt.balance = 0;
    expect(missing(FORM, debtFree)).toEqual([]);
  });

  it('judges an older form by what that form asked', () => {
    const older = { needs: [{ path: 'debtor.title', need: 'must', code: 'title.empty' }] } as const;
    expect(paths(missing(older, opened))).toEqual(['debtor.title']);
  });
});

describe('[B2] what the server asks the desk to mend', () => {
  it('is nothing about a creditor, whatever is missing or wrong there', () => {
    const registration = structuredClone(somchai(intake));
    registration.creditors = [
      {
        id: '019b7663-2400-7000-8000-000000000001',
        debts: [
          {
            id: '019b7663-2400-7000-8000-000000000002',
            principalReceived: { value: 0 },
            borrowedOn: '2999',
          },
        ],
      },
    ];
    expect(missing(FORM, registration).length).toBe(5);
    expect(faults(registration, today).length).toBe(2);
    expect(mendable(registration, today)).toEqual([]);
  });

  it('is every gap and fault of the debtor’s own sections, with codes that have words', () => {
    const registration = structuredClone(somchai(intake));
    registration.debtor.birth = { value: '2027-01-01' };
    delete registration.debtor.title;
    delete registration.help.signature;
    expect(mendable(registration, today)).toEqual([
      { path: 'debtor.title', code: 'title.empty' },
      { path: 'help.signature', code: 'sign.empty' },
      { path: 'debtor.birth', code: 'dob.future' },
    ]);
  });

  it('[B3] is never the check digit of a national ID', () => {
    const registration = structuredClone(somchai(intake));
    registration.debtor.nationalId = { value: '9000000000013', seen: 'said' };
    expect(mendable(registration, today)).toEqual([]);
    expect(doubts(registration, today)).toEqual([
      { path: 'debtor.nationalId', code: 'id.checksum' },
    ]);
  });
});

describe('the invented people', () => {
  const seed = 20231201;
  const random = seeded(seed);
  const places = openPlaces(table);
  const people = Array.from({ length: 300 }, (_, i) =>
    makeRegistration(random, places, makeIntake(random, i + 1)),
  );

  it(`are complete, fit the contract and need no mending (seed ${seed})`, () => {
    for (const person of people) {
      expect(Registration.parse(person)).toEqual(person);
      expect(missing(FORM, person)).toEqual([]);
      expect(faults(person, today)).toEqual([]);
      expect(mendable(person, today)).toEqual([]);
    }
    for (const person of [somchai(intake), malee(intake)]) {
      expect(Registration.parse(person)).toEqual(person);
    }
  });

  it('live in all provinces, owe none to three creditors and carry nobody’s number', () => {
    const provinces = people.map(({ debtor }) => {
      const place = debtor.address?.subdistrict;
      return place && 'code' in place ? place.code.slice(0, 2) : '';
    });
    expect(new Set(provinces).size).toBe(77);
    expect(new Set(people.map(({ creditors }) => creditors.length))).toEqual(new Set([0, 1, 2, 3]));
    for (const { debtor } of people) expect(debtor.nationalId).toMatchObject({ seen: 'card' });
    const ids = people.map(({ debtor }) =>
      debtor.nationalId && 'value' in debtor.nationalId ? debtor.nationalId.value : '',
    );
    expect(ids.every((id) => /^90000\d{8}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBeGreaterThan(295);
  });

  it('are the same for the same seed and others for another', () => {
    const make = (from: number) => makeRegistration(seeded(from), places, intake);
    expect(make(7)).toEqual(make(7));
    expect(make(7)).not.toEqual(make(8));
  });
});
