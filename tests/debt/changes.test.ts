import { describe, expect, it } from 'vitest';
import { changesBetween, pathsMeet, saysTheSame, withChanges } from '#debt/changes.ts';
import { malee } from '../contract/people.ts';
import { inventMany } from '../support/inventor.ts';

const [creditor] = malee.creditors;
const [debt] = creditor?.debts ?? [];
if (!creditor || !debt) throw new Error('Malee owes nobody');

describe('[B7] what was changed', () => {
  it('is told leaf by leaf, with what stood there', () => {
    const after = {
      ...malee,
      debtor: {
        ...malee.debtor,
        phone: { value: '0899999999' },
        address: { ...malee.debtor.address, moo: 9 },
      },
    };
    expect(changesBetween(malee, after)).toEqual([
      { path: 'debtor.phone', was: { value: '0812345678' }, value: { value: '0899999999' } },
      { path: 'debtor.address.moo', was: 4, value: 9 },
    ]);
    expect(changesBetween(malee, structuredClone(malee))).toEqual([]);
  });

  it('names rows by their id, so that another row that went away moves nothing', () => {
    const other = { ...creditor, id: '019a0000-0000-7000-8000-000600000099', debts: [] };
    const before = { ...malee, creditors: [other, creditor] };
    const after = {
      ...malee,
      creditors: [{ ...creditor, debts: [{ ...debt, balance: 5 }] }],
    };
    expect(changesBetween(before, after).map(({ path }) => path)).toEqual([
      `creditors.${other.id}`,
      `creditors.${creditor.id}.debts.${debt.id}.balance`,
    ]);
    expect(withChanges(before, changesBetween(before, after))).toEqual(after);
  });

  it('takes answers, places and rates as one, and groups apart', () => {
    const after = {
      ...malee,
      help: { ...malee.help, consents: { ...malee.help.consents, bank: true } },
      creditors: [
        {
          ...creditor,
          debts: [{ ...debt, rate: { value: { in: 'baht', amount: 5, per: 'day' } } }],
        },
      ],
    };
    expect(changesBetween(malee, after).map(({ path }) => path)).toEqual([
      `creditors.${creditor.id}.debts.${debt.id}.rate`,
      'help.consents.bank',
    ]);
  });

  it('leads from any registration to any other, in both directions', () => {
    const people = [malee, ...inventMany(7, 40)];
    for (const [i, before] of people.entries()) {
      const after = people[(i + 1) % people.length];
      const made = withChanges(before, changesBetween(before, after));
      expect(saysTheSame(made, after)).toBe(true);
    }
  });

  it('meets what lies inside it and what it lies in', () => {
    expect(pathsMeet('debtor.address', 'debtor.address.moo')).toBe(true);
    expect(pathsMeet('', 'debtor')).toBe(true);
    expect(pathsMeet('debtor.address', 'debtor.addressee')).toBe(false);
  });
});
