import { FORM } from '#contract/form.ts';
import type { FieldFault } from '#contract/mailbox.ts';
import type { IsoDate } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { faults } from './faults.ts';

/** What a finished form asks for; `FORM` is the newest, older ones come with older records. */
export interface FormNeeds {
  readonly needs: readonly { path: string; need: 'must' | 'answer'; code: string }[];
}

/** An answer that is still missing: its own path (`creditors.0.debts.1.balance`) and fault code. */
export interface MissingAnswer extends FieldFault {
  need: 'must' | 'answer';
}

/** Lists where "none of them" is an answer, so that an empty one is not missing. */
const MAY_BE_NONE: ReadonlySet<string> = new Set(['threats']);

/** What the form still needs, section by section and creditor by creditor, as on screen and paper. */
export function missing(form: FormNeeds, registration: Registration): MissingAnswer[] {
  const sections = [...new Set(form.needs.map(({ path }) => sectionOf(path)))];
  const found = form.needs.flatMap(({ path, need, code }, order) =>
    leaves(registration, path.split('.'))
      .filter((leaf) => !leaf.given)
      .map((leaf) => ({
        place: [sections.indexOf(sectionOf(path)), ...rowsIn(leaf.path), order],
        fault: { path: leaf.path, need, code },
      })),
  );
  return found.sort((a, b) => comparePlaces(a.place, b.place)).map(({ fault }) => fault);
}

/**
 * What the server asks the desk to mend in a record that it already keeps: gaps and faults of the
 * debtor's own sections. Nothing about a creditor ever blocks.
 */
export function mendable(registration: Registration, today: IsoDate): FieldFault[] {
  const gaps = missing(FORM, registration).map(({ path, code }) => ({ path, code }));
  return [...gaps, ...faults(registration, today)].filter(
    ({ path }) => !path.startsWith('creditors.'),
  );
}

interface Leaf {
  path: string;
  given: boolean;
}

/** Every place that a pattern names; `*` stands for each row of a list. */
function leaves(value: unknown, pattern: readonly string[], at: readonly string[] = []): Leaf[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return [{ path: at.join('.'), given: isGiven(value, at.at(-1) ?? '') }];
  if (step === '*') {
    const rows: readonly unknown[] = Array.isArray(value) ? value : [];
    return rows.flatMap((row, i) => leaves(row, rest, [...at, String(i)]));
  }
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return leaves(inner.find(([key]) => key === step)?.[1], rest, [...at, step]);
}

function isGiven(value: unknown, field: string): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0 || MAY_BE_NONE.has(field);
  return value !== undefined && value !== null;
}

function sectionOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** Numbers of the creditor and the debt in a path; −1 comes before the first. */
function rowsIn(path: string): [creditor: number, debt: number] {
  const [, creditor = -1, debt = -1] = /^creditors\.(\d+)(?:\.debts\.(\d+))?/.exec(path) ?? [];
  return [Number(creditor), Number(debt)];
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return (a[i] ?? 0) - (b[i] ?? 0);
}
