import { type Creditor, MOST_DEBTS } from '#contract/registration/creditor.ts';
import type { Debt } from '#contract/registration/debt.ts';
import { MOST_CREDITORS } from '#contract/registration/registration.ts';
import { nameKey } from '#thai/name-key.ts';
import { type Edit, saysTheSame } from './changes.ts';

/** What becomes of a list of creditors to which another one is added. */
export interface Joined {
  creditors: Creditor[];
  /** What leads there, leaf by leaf. */
  changes: Edit[];
  added: { creditors: number; debts: number };
}

/**
 * [B9] The creditors of two registrations of one person in one list. Whoever is called the same is one
 * creditor: what the first does not say of them is taken over, debts that say the same are one, and
 * what the first says stays. Null when there is no room.
 */
export function joinCreditors(
  first: readonly Creditor[],
  second: readonly Creditor[],
): Joined | null {
  const creditors = [...first];
  const changes: Edit[] = [];
  const added = { creditors: 0, debts: 0 };
  for (const other of second) {
    const at = creditors.findIndex((own) => isSameLender(own, other));
    const own = creditors[at];
    if (!own) {
      creditors.push(other);
      changes.push({ path: `creditors.${other.id}`, value: other });
      added.creditors += 1;
      added.debts += other.debts.length;
      continue;
    }
    const more = other.debts.filter((debt) => !own.debts.some((known) => isSameDebt(known, debt)));
    const gaps = Object.entries(other).filter(([name]) => !Object.hasOwn(own, name));
    creditors[at] = { ...own, ...Object.fromEntries(gaps), debts: [...own.debts, ...more] };
    const path = `creditors.${own.id}`;
    changes.push(
      ...gaps.map(([name, value]): Edit => ({ path: `${path}.${name}`, value })),
      ...more.map((debt): Edit => ({ path: `${path}.debts.${debt.id}`, value: debt })),
    );
    added.debts += more.length;
  }
  const fits =
    creditors.length <= MOST_CREDITORS &&
    creditors.every(({ debts }) => debts.length <= MOST_DEBTS);
  return fits ? { creditors, changes, added } : null;
}

function isSameLender(a: Creditor, b: Creditor): boolean {
  if (a.id === b.id) return true;
  const [one, other] = [keyOf(a), keyOf(b)];
  if (one !== '' || other !== '') return one === other;
  // Two of whom nobody knows the name are one only when nothing about them differs.
  const nameless = ({ debts, ...lender }: Creditor) => ({ ...lender, id: '' });
  return (
    saysTheSame(nameless(a), nameless(b)) &&
    b.debts.every((debt) => a.debts.some((known) => isSameDebt(known, debt)))
  );
}

const keyOf = ({ name }: Creditor): string => (name && 'value' in name ? nameKey(name.value) : '');

const isSameDebt = (a: Debt, b: Debt): boolean =>
  a.id === b.id || saysTheSame({ ...a, id: '' }, { ...b, id: '' });
