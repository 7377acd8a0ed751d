/**
 * Leaves on which a desk's word is never set aside in silence: who the debtor is, what is owed, what
 * the debtor agreed to. `*` is any row. The only list of them.
 */
const CRITICAL: readonly string[] = [
  'debtor.nationalId',
  'debtor.title',
  'debtor.firstName',
  'debtor.lastName',
  'debtor.birth',
  'occupation.income',
  'occupation.householdIncome',
  'occupation.expenses',
  'occupation.formalDebts',
  'creditors.*.debts.*.principalContract',
  'creditors.*.debts.*.principalReceived',
  'creditors.*.debts.*.balance',
  'creditors.*.debts.*.rate',
  'creditors.*.debts.*.instalment',
  'creditors.*.debts.*.paid',
  'help.consents',
  'help.declared',
  'help.signature',
];

const patterns = CRITICAL.map((path) => path.split('.'));

/** [B10] Whether a path is such a leaf, lies in one, or holds one: a row of debts, everything (`''`). */
export function isCritical(path: string): boolean {
  const steps = path === '' ? [] : path.split('.');
  return patterns.some((pattern) =>
    pattern.every((step, i) => step === '*' || i >= steps.length || step === steps[i]),
  );
}
