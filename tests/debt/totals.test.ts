import { describe, expect, it } from 'vitest';
import { totalDebts } from '#debt/totals.ts';
import { makeIntake, malee, seeded, somchai } from '../support/people.ts';

const intake = makeIntake(seeded(1), 1);

describe('[B6] totals', () => {
  it('adds what Somchai received and owes, and says what nobody knows', () => {
    expect(totalDebts(somchai(intake).creditors)).toEqual({
      ...{ creditors: 2, debts: 2 },
      received: { satang: 10_000_00, unknown: 1 },
      balance: { satang: 56_000_00, unknown: 0 },
    });
  });

  it('takes no sum in the contract for what was received, and a known nothing for nothing', () => {
    const id = somchai(intake).creditors[0]?.id ?? '';
    const not = { not: 'unknown' } as const;
    const debts = [
      { id, principalContract: 20_000_00, principalReceived: not, balance: 0 },
      { id, principalContract: 20_000_00 },
    ];
    expect(totalDebts([{ id, debts }])).toEqual({
      ...{ creditors: 1, debts: 2 },
      received: { satang: 0, unknown: 2 },
      balance: { satang: 0, unknown: 1 },
    });
  });

  it('is nothing for Malee, who names no lender', () => {
    const nothing = { satang: 0, unknown: 0 };
    expect(totalDebts(malee(intake).creditors)).toEqual({
      ...{ creditors: 0, debts: 0, received: nothing, balance: nothing },
    });
  });
});
