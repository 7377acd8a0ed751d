import { expect, it } from 'vitest';
import { faultsOf } from '../../src/features/registration/form/check.ts';
import {
  answer,
  blankRegistration,
  keepTyped,
} from '../../src/features/registration/form/draft.ts';
import { goOnAt } from '../../src/features/registration/form/focus.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { makeIntake, seeded, somchai } from '../support/people.ts';

const today = '2026-12-01';
const intake = makeIntake(seeded(1), 1);
const complete: Draft = {
  record: '019b7663-2400-7000-8000-00000000000a',
  op: '019b7663-2400-7000-8000-00000000000b',
  ref: intake.ref,
  startedAt: 0,
  savedAt: 0,
  registration: answer(
    { registration: somchai(intake), typed: {} } as Draft,
    'help.signature',
    undefined,
  ).registration,
  typed: {},
};
const goesTo = (draft: Draft) => goOnAt(draft, faultsOf(draft, today));
const without = (...paths: string[]) =>
  paths.reduce((draft, path) => answer(draft, path, undefined), complete);

it.each([
  [['occupation.main'], 'occupation.main'],
  [['help.declared', 'creditors.0.kind'], 'creditors.0.kind'],
  [['creditors.0.debts.0.balance', 'help.declared'], 'creditors.0.debts.0.balance'],
  [['help.declared'], 'help.declared'],
])('a draft without %j goes on at %s, in whatever section', (paths, place) => {
  expect(goesTo(without(...paths))).toBe(place);
});

it('goes on at what was typed and is no answer', () => {
  const half = keepTyped(without('help.declared'), 'occupation.income', '9พันก');
  expect(goesTo(half)).toBe('occupation.income');
});

it('begins a new form at its first question', () => {
  const desk = { unit: intake.unit, officer: intake.officer, device: intake.device, now: 0 };
  const registration = blankRegistration(intake.ref, desk);
  expect(goesTo({ ...complete, registration })).toBe('debtor.nationalId');
});
