import type { Registration } from '#contract/registration/registration.ts';
import { at, getAt, indicesOf, setAt, templateOf } from './path.ts';
import type { FieldPath } from './sections.ts';

/**
 * What is often the same as before. From one person to the next only where they live and what they
 * do: nothing that tells who somebody is, and nothing of lenders or threats, which stay in their own
 * form [F7, F12].
 */
const betweenPeople: readonly FieldPath[] = [
  'debtor.address.subdistrict',
  'debtor.address.moo',
  'debtor.address.soi',
  'debtor.address.road',
  'occupation.main',
  'help.wanted',
];
/** From one creditor of the same person to the next. */
const betweenCreditors: readonly FieldPath[] = [
  'creditors.*.place',
  'creditors.*.kind',
  'creditors.*.known',
  'creditors.*.agents',
  'creditors.*.licensed',
];
/** From one debt of the same person to the next. What was threatened is asked each time. */
const betweenDebts: readonly FieldPath[] = [
  'creditors.*.debts.*.rate',
  'creditors.*.debts.*.rateKind',
  'creditors.*.debts.*.instalment.every',
  'creditors.*.debts.*.contract',
  'creditors.*.debts.*.collection',
  'creditors.*.debts.*.usedFor',
];

const has = (list: readonly string[], template: string) => list.includes(template);

/** Whether a question may be answered as before at all. */
export const mayBeSame = (path: string): boolean =>
  [betweenPeople, betweenCreditors, betweenDebts].some((list) => has(list, templateOf(path)));

/** Only what the next person may have in common. */
export function repeatable(registration: Registration): object {
  return betweenPeople.reduce<object>(
    (kept, path) => setAt(kept, path, getAt(registration, path)),
    {},
  );
}

/** The answer that was given before, or undefined; `previous` is the registration kept last. */
export function sameAsBefore(
  path: string,
  registration: Registration,
  previous: object | null,
): unknown {
  const before = answerBefore(templateOf(path), indicesOf(path), registration, previous);
  // "Other" is half an answer: what it was stands beside it.
  const isOther = before === 'other' || (Array.isArray(before) && before.includes('other'));
  return isOther ? undefined : before;
}

function answerBefore(
  template: string,
  [creditor = 0, debt = 0]: readonly number[],
  registration: Registration,
  previous: object | null,
): unknown {
  if (has(betweenPeople, template)) return getAt(previous, template);
  const { creditors } = registration;
  if (has(betweenCreditors, template))
    return creditor > 0 ? getAt(registration, at(template, [creditor - 1])) : undefined;
  if (!has(betweenDebts, template)) return undefined;
  if (debt > 0) return getAt(registration, at(template, [creditor, debt - 1]));
  const last = (creditors[creditor - 1]?.debts.length ?? 0) - 1;
  return last < 0 ? undefined : getAt(registration, at(template, [creditor - 1, last]));
}
