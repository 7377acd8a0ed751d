import type { Draft } from '../../../store/draft-types.ts';
import { idOf, type Question, questionsOf } from './asked.ts';
import type { Fault } from './check.ts';
import { isTouched } from './draft.ts';
import { ID, seenId } from './national-id.ts';
import type { SectionKey } from './sections.ts';

/** Moves the focus to the question at a path, out of whatever is folded around it. */
export function focusQuestion(path: string): void {
  focusId(path === ID && isSeenAsked() ? seenId : idOf(path));
}

/** The number is whole and lacks only how it was seen: nobody types over it. */
function isSeenAsked(): boolean {
  const ways = document.getElementById(seenId)?.closest('.options');
  return ways !== null && ways !== undefined && !ways.querySelector('input:checked');
}

/** Focuses an element, out of whatever is folded around it; false when there is none. */
export function focusId(id: string): boolean {
  const element = document.getElementById(id);
  if (!element) return false;
  for (
    let here = element.closest('details');
    here;
    here = here.parentElement?.closest('details') ?? null
  ) {
    here.open = true;
  }
  const group = element instanceof HTMLInputElement && element.type === 'radio';
  const chosen = group && element.closest('.options')?.querySelector<HTMLElement>('input:checked');
  (chosen || element).focus();
  return true;
}

/** The first question of a section. */
export const firstOf = (section: SectionKey, { registration }: Draft): string | undefined =>
  questionsOf(registration).find((question) => question.section === section)?.path;

/** Somebody has just added a row, and goes on in it; `row` as in `creditors.0.debts.1`. */
export function focusNewRow(row: string, draft: Draft): void {
  const first = questionsOf(draft.registration).find(({ path }) => path.startsWith(`${row}.`));
  // Once it is drawn.
  if (first) requestAnimationFrame(() => focusQuestion(first.path));
}

/** Where somebody goes on in a form: the first that it lacks, in whatever section. */
export function goOnAt(draft: Draft, faults: readonly Fault[]): string | undefined {
  // They are in the form's order.
  return faults[0]?.path ?? entryOf('debtor', draft, faults);
}

/** Where somebody goes on in a section: what it still lacks, else its first question. */
export function entryOf(
  section: SectionKey,
  draft: Draft,
  faults: readonly Fault[],
): string | undefined {
  const own = questionsOf(draft.registration).filter((question) => question.section === section);
  const lacking = new Set(faults.map(({ path }) => path));
  return (own.find(({ path }) => lacking.has(path)) ?? firstEmpty(own, draft) ?? own[0])?.path;
}

const firstEmpty = (questions: readonly Question[], draft: Draft) =>
  questions.find(({ path }) => !isTouched(draft, path));
