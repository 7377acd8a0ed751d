import type { Registration } from '#contract/registration/registration.ts';
import { eachField, type Field } from './fields.ts';
import { at, templateOf } from './path.ts';
import { type FieldPath, SECTIONS, type SectionKey, sectionKeys } from './sections.ts';

/** One question as it is put: a field of the form at one place of the registration. */
export interface Question {
  field: Field;
  path: string;
  section: SectionKey;
  indices: readonly number[];
}

/** Every question that is asked of this registration, in the form's order: a creditor with its debts. */
export function questionsOf(registration: Registration): Question[] {
  return [
    ...questionsIn(registration, 'debtor', []),
    ...questionsIn(registration, 'occupation', []),
    ...registration.creditors.flatMap((creditor, i) => [
      ...questionsIn(registration, 'creditors', [i]),
      ...creditor.debts.flatMap((_, k) => questionsIn(registration, 'debts', [i, k])),
    ]),
    ...questionsIn(registration, 'help', []),
  ];
}

/** The questions of one section, of one creditor or of one debt. */
export function questionsIn(
  registration: Registration,
  section: SectionKey,
  indices: readonly number[],
): Question[] {
  const list: readonly Field[] = SECTIONS[section];
  const formalDebts = registration.occupation.formalDebts ?? [];
  return list.flatMap((field) => {
    const rows = field.kind === 'rows' ? formalDebts.map((_, i) => [i]) : [indices];
    return rows.flatMap((row) =>
      eachField([field])
        .filter(({ when }) => when?.(registration, row) ?? true)
        .map((each) => ({ field: each, path: at(each.path, row), section, indices: row })),
    );
  });
}

const numbers = new Map<string, string>();
sectionKeys.forEach((section, s) => {
  eachField(SECTIONS[section]).forEach((field, i) => {
    numbers.set(field.path, `${s + 1}.${i + 1}`);
  });
});

/** The number on screen and paper, `1.3`; the same for every creditor. */
export function numberOf(path: string): string {
  return numbers.get(templateOf(path)) ?? '';
}

/** A neutral id for an input: it says nothing of what is asked, so nothing is offered from before. */
export function idOf(path: string): string {
  const number = numberOf(path) || path.replace(/[^a-z0-9]/gi, '-');
  return ['q', ...number.split('.'), ...(path.match(/\d+/g) ?? [])].join('-');
}

export const sectionOf = (path: string): SectionKey => {
  const section = numberOf(path).split('.')[0];
  return sectionKeys[Number(section) - 1] ?? 'debtor';
};

/** The section of an input, by its neutral id; null for anything else. */
export function sectionOfId(id: string): SectionKey | null {
  return sectionKeys[Number(/^q-(\d)-/.exec(id)?.[1]) - 1] ?? null;
}

/** A path of the form as the words are keyed. */
export const wordsKey = (path: string) => templateOf(path) as FieldPath;
