import { describe, expect, it } from 'vitest';
import { totalDebts } from '#debt/totals.ts';
import { makeIntake, malee, seeded, somchai } from '../support/people.ts';

const intake = makeIntake(seeded(1), 1);

describe('[B6] totals', () => {
  it('adds what Somchai received and owes; what nobody knows counts as nothing', () => {
    expect(totalDebts(somchai(intake).creditors)).toEqual({
      ...{ creditors: 2, debts: 2, principal: 10_000_00, balance: 56_000_00 },
    });
  });

  it('takes the sum in the contract where nobody knows what was received', () => {
    const [creditor] = somchai(intake).creditors;
    const debts = [{ id: creditor?.id ?? '', principalContract: 20_000_00 }];
    const total = totalDebts([{ id: creditor?.id ?? '', debts }]);
    expect(total).toEqual({ creditors: 1, debts: 1, principal: 20_000_00, balance: 0 });
  });

  it('is nothing for Malee, who names no lender', () => {
    expect(totalDebts(malee(intake).creditors)).toEqual({
      ...{ creditors: 0, debts: 0, principal: 0, balance: 0 },
    });
  });
});
