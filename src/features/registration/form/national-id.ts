import type { Draft } from '../../../store/draft-types.ts';
import { idOf } from './asked.ts';
import { getAt } from './path.ts';
import { unwrap } from './say.ts';

export const ID = 'debtor.nationalId';
/** The first way a number was seen; it is asked for as soon as the number is whole. */
export const seenId = `${idOf(ID)}-seen-1`;

/** The digits that stand in 1.1, whole or not; empty when there are none or a reason stands there. */
export function idDigits({ registration, typed }: Draft): string {
  const answer = unwrap(getAt(registration, ID));
  return typed[ID] ?? (typeof answer === 'string' ? answer : '');
}
