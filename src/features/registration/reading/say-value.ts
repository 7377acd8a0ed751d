import type { Registration } from '#contract/registration/registration.ts';
import { withChanges } from '#debt/changes.ts';
import type { SaidValue, SayValue } from '../../value-words.ts';
import { labelOf } from '../correcting/say-changes.ts';
import { questionsOf } from '../form/asked.ts';
import { sayAnswer } from '../review/say-answer.ts';
import { wordsIn } from '../words.ts';

/** One value alone, as if a form held nothing else. */
export const sayValue: SayValue = (path, value, { language, today }): SaidValue[] => {
  if (value === undefined) return [];
  const document = withChanges(emptyAround(path), [{ path, value }]);
  // Only questions are looked at, and each of them bears what is not there.
  const registration = document as Registration | null;
  if (!registration) return [];
  const manner = { words: wordsIn(language), language, today };
  return questionsOf(registration).flatMap((question) => {
    const said = sayAnswer(question, { ...manner, registration });
    return said === null ? [] : [{ label: labelOf(question, manner), said }];
  });
};

/** A form with the rows that a path leads through, and nothing in them. */
function emptyAround(path: string): unknown {
  const [section, creditor, , debt, leaf] = path.split('.');
  const inRow = section === 'creditors' && path.split('.').length > 2;
  const debts = inRow && debt !== undefined && leaf !== undefined ? [{ id: debt }] : [];
  const creditors = inRow ? [{ id: creditor, debts }] : [];
  return { intake: {}, debtor: {}, occupation: {}, creditors, help: {} };
}
