import { describe, expect, it } from 'vitest';
import {
  at,
  getAt,
  indicesOf,
  setAt,
  templateOf,
} from '../../src/features/registration/form/path.ts';
import { makeIntake, malee, seeded, somchai } from '../support/people.ts';

const intake = makeIntake(seeded(1), 1);

describe('[F1] paths as the contract and the server write them', () => {
  it.each([
    ['creditors.0.debts.1.balance', 'creditors.*.debts.*.balance', [0, 1]],
    ['debtor.firstName', 'debtor.firstName', []],
    ['occupation.formalDebts.12.lender', 'occupation.formalDebts.*.lender', [12]],
  ])('%s is %s at %j', (path, template, indices) => {
    expect(templateOf(path)).toBe(template);
    expect(indicesOf(path)).toEqual(indices);
    expect(at(template, indices)).toBe(path);
  });

  it('finds an answer, and nothing where nobody asked', () => {
    expect(getAt(somchai(intake), 'creditors.1.debts.0.balance')).toBe(50_000_00);
    expect(getAt(somchai(intake), 'creditors.7.debts.0.balance')).toBeUndefined();
    expect(getAt(malee(intake), 'debtor.safeContact.way')).toBeUndefined();
  });

  it('changes a copy and leaves what it does not touch as it is', () => {
    const before = somchai(intake);
    const after = setAt(before, 'creditors.0.debts.0.balance', 1);
    expect(getAt(after, 'creditors.0.debts.0.balance')).toBe(1);
    expect(getAt(before, 'creditors.0.debts.0.balance')).toBe(6_000_00);
    expect(after.creditors[1]).toBe(before.creditors[1]);
    expect(after.debtor).toBe(before.debtor);
  });

  it('takes an answer back together with the group that it leaves empty, but no section and no row', () => {
    const before = malee(intake);
    const nameless = setAt(before, 'debtor.contactPerson.name', undefined);
    expect(nameless.debtor.contactPerson).toEqual({ phone: '0898765432' });
    const none = setAt(nameless, 'debtor.contactPerson.phone', undefined);
    expect('contactPerson' in none.debtor).toBe(false);
    const bare = setAt({ ...before, occupation: { main: 'other' } }, 'occupation.main', undefined);
    expect(bare.occupation).toEqual({});
    const rows = { ...before, occupation: { formalDebts: [{ lender: 'ธ.ก.ส.' }] } };
    expect(setAt(rows, 'occupation.formalDebts.0.lender', undefined).occupation).toEqual({
      formalDebts: [{}],
    });
  });
});
