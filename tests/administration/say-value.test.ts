import { describe, expect, it } from 'vitest';
import { sayValue } from '../../src/features/registration/reading/say-value.ts';
import { malee } from '../contract/people.ts';

const manner = { language: 'th', today: '2026-12-01' } as const;
const [creditor] = malee.creditors;
const [debt] = creditor?.debts ?? [];

describe('[A7] a value alone, in the form’s words', () => {
  it.each([
    ['debtor.firstName', 'มาลัย', /มาลัย/],
    ['debtor.nationalId', { value: '9000012345672', seen: 'card' }, /9-0000-12345-67-2/],
    ['debtor.birth', malee.debtor.birth, /25\d\d/],
    [`creditors.${creditor?.id}.debts.${debt?.id}.balance`, 1_234_500, /12,345/],
    [`creditors.${creditor?.id}`, creditor, /./],
    [`creditors.${creditor?.id}.debts.${debt?.id}`, debt, /./],
    ['occupation.income', { value: 1_000_000 }, /10,000/],
    ['help.consents', { bank: true }, /./],
    ['help.consents.bank', true, /./],
  ])('%s', (path, value, said) => {
    const lines = sayValue(path, value, manner);
    expect(lines.map((line) => line.said).join(' · ')).toMatch(said);
    for (const { label } of lines) expect(label).not.toMatch(/^[a-z.]+$/i);
  });

  it('says nothing of what is not there', () => {
    expect(sayValue('debtor.firstName', undefined, manner)).toEqual([]);
    expect(sayValue(`creditors.${creditor?.id}`, undefined, manner)).toEqual([]);
  });
});
