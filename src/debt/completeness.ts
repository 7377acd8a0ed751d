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
  const found = form.needs.flatMap(({ path, need, code }, order) =>
    leaves(registration, path.split('.'))
      .filter((leaf) => !leaf.given)
      .map((leaf) => ({ order, at: leaf.path, fault: { path: leaf.path, need, code } })),
  );
  return found.sort((a, b) => rowOrder(a.at, b.at) || a.order - b.order).map(({ fault }) => fault);
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

/** Keeps all of one creditor together, and of one debt; other fields keep the form's order. */
function rowOrder(a: string, b: string): number {
  const [rowA, rowB] = [rowsIn(a), rowsIn(b)];
  if (!rowA || !rowB) return 0;
  return rowA.creditor - rowB.creditor || rowA.debt - rowB.debt;
}

function rowsIn(path: string): { creditor: number; debt: number } | null {
  const found = /^creditors\.(\d+)(?:\.debts\.(\d+))?/.exec(path);
  return found && { creditor: Number(found[1]), debt: Number(found[2] ?? -1) };
}
