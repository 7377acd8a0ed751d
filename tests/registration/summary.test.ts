import { describe, expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import { slipFacts } from '../../src/features/registration/receipt/slip-facts.ts';
import { mask, summarise } from '../../src/store/summary.ts';
import { makeIntake, seeded, somchai } from '../support/people.ts';

const intake = makeIntake(seeded(57), 1);
const calm = somchai(intake);
const [first, ...others] = calm.creditors;
if (!first) throw new Error('Somchai owes somebody');
/** The same man, of another lender and in fear of him. */
const afraid: Registration = {
  ...calm,
  creditors: [
    {
      ...first,
      name: { value: 'เสี่ยหมู' },
      debts: first.debts.map((debt) => ({ ...debt, threats: ['violence', 'words'] })),
    },
    ...others,
  ],
};
const desk = {
  device: { unit: { code: '8001', name: 'อำเภอเมือง' } },
  vault: { officer: { name: 'กานดา ใจดี' } },
} as unknown as Parameters<typeof slipFacts>[2];

describe('[F7] what leaves the form', () => {
  it.each([
    ['a list', summarise],
    ['a masked list', mask],
    ['a slip', (said: Registration) => slipFacts({ ref: intake.ref, keptAt: 0 }, said, desk, '')],
  ])('of threats and lenders, neither a list nor a slip knows anything: %s', (_, show) => {
    expect(show(afraid)).toEqual(show(calm));
  });
});
