import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Registration } from '#contract/registration/registration.ts';
import {
  addRow,
  answer,
  blankCreditor,
  blankRegistration,
  keepTyped,
  putBack,
  saysNothing,
  takeRow,
} from '../../src/features/registration/form/draft.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { makeIntake, seeded, somchai } from '../support/people.ts';

const intake = makeIntake(seeded(1), 1);
const draftOf = (registration: Registration): Draft => ({
  record: '019b7663-2400-7000-8000-00000000000a',
  op: '019b7663-2400-7000-8000-00000000000b',
  ref: registration.intake.ref,
  startedAt: 0,
  savedAt: 0,
  registration,
  typed: {},
});
const balance = (row: number) => `creditors.${row}.debts.0.balance`;

describe('[D1] a new form', () => {
  const desk = { unit: '8001-m2', officer: '8001-012-7', device: intake.device };

  it('is a registration by the contract before anything is answered', () => {
    const blank = blankRegistration(intake.ref, { ...desk, now: Date.UTC(2026, 11, 1, 3) });
    expect(z.parse(Registration, blank)).toEqual(blank);
    expect(blank.creditors).toHaveLength(1);
    expect(blank.intake.channel).toBe('mobile');
  });

  it('is dated in Thailand, whatever the zone of the device', () => {
    const lateInLondon = Date.UTC(2026, 10, 30, 18);
    const { appliedOn } = blankRegistration(intake.ref, { ...desk, now: lateInLondon }).intake;
    expect(appliedOn).toBe('2026-12-01');
  });
});

describe('[F3] a form in which nothing was said', () => {
  const desk = { unit: '8001', officer: '8001-012-7', device: intake.device, now: 0 };
  const blank = draftOf(blankRegistration(intake.ref, desk));

  it('is a new one, and one in which an answer was taken back', () => {
    expect(saysNothing(blank)).toBe(true);
    const answered = answer(blank, 'debtor.address.moo', 4);
    expect(saysNothing(answered)).toBe(false);
    expect(saysNothing(answer(answered, 'debtor.address.moo', undefined))).toBe(true);
  });

  it.each<[string, Draft]>([
    ['a half typed answer', keepTyped(blank, 'occupation.income', '5หมื่นก')],
    ['a no', answer(blank, 'help.consents.bank', false)],
    ['nothing owed', answer(blank, 'creditors.0.debts.0.balance', 0)],
    ['no threats', answer(blank, 'creditors.0.debts.0.threats', [])],
    ['no creditor at all', takeRow(blank, 'creditors', 0)[0]],
    ['a second creditor', addRow(blank, 'creditors', blankCreditor())],
    ['another applicant', answer(blank, 'intake.applicant', { who: 'other' })],
  ])('is not one with %s', (_what, draft) => {
    expect(saysNothing(draft)).toBe(false);
  });
});

describe('[F2] what was typed is never lost', () => {
  const draft = draftOf(somchai(intake));

  it('keeps half-typed text word for word and lets the old answer go', () => {
    const typed = keepTyped(draft, balance(0), '5หมื่นก ');
    expect(typed.typed[balance(0)]).toBe('5หมื่นก ');
    expect(typed.registration.creditors[0]?.debts[0]?.balance).toBeUndefined();
  });

  it('settles the half-typed text once there is an answer', () => {
    const done = answer(keepTyped(draft, balance(0), '5หมื'), balance(0), 50_000_00);
    expect(done.typed).toEqual({});
    expect(done.registration.creditors[0]?.debts[0]?.balance).toBe(50_000_00);
  });

  it('moves half-typed text with its row when a creditor before it is taken out', () => {
    const three = addRow(draft, 'creditors', blankCreditor());
    const typed = keepTyped(
      keepTyped(three, balance(0), 'สิบ'),
      'creditors.2.name',
      'x'.repeat(200),
    );
    const [left, taken] = takeRow(typed, 'creditors', 0);
    expect(left.registration.creditors).toHaveLength(2);
    expect(left.typed).toEqual({ 'creditors.1.name': 'x'.repeat(200) });
    expect(taken.typed).toEqual({ 'debts.0.balance': 'สิบ' });
  });

  it('puts everything back where it was, half-typed text too', () => {
    const typed = keepTyped(keepTyped(draft, balance(0), 'สิบ'), balance(1), 'ยี่สิบ');
    for (const row of [0, 1]) {
      const [left, taken] = takeRow(typed, 'creditors', row);
      expect(putBack(left, taken)).toEqual(typed);
    }
  });

  it('does not take creditor 10 for creditor 1', () => {
    let many = draft;
    for (let i = 0; i < 10; i++) many = addRow(many, 'creditors', blankCreditor());
    const typed = keepTyped(many, balance(10), 'ร้อย');
    expect(takeRow(typed, 'creditors', 1)[0].typed).toEqual({ [balance(9)]: 'ร้อย' });
  });
});
