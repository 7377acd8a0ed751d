import { reaches } from './changes.ts';

/**
 * Leaves on which a desk's word is never set aside in silence: who the debtor is, what is owed, what
 * the debtor agreed to. The only list of them.
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

/** [B10] Whether a path is such a leaf, lies in one, or holds one. */
export const isCritical = (path: string): boolean => reaches(path, CRITICAL);
