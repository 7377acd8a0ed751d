import { type Sum, totalDebts } from '#debt/totals.ts';
import { showMoney } from '#thai/money.ts';
import type { RegistrationWords } from '../words.ts';
import { useFormTools, useSlot } from './form-context.ts';

/** The row of sums below the cards. */
export function Totals() {
  const { words } = useFormTools();
  const { answer } = useSlot('creditors');
  const creditors = Array.isArray(answer) ? answer : [];
  if (creditors.length === 0) return null;
  const { debts, received, balance } = totalDebts(creditors);
  return (
    <p class="totals" aria-live="off">
      <strong>{words.totals.label}</strong>
      <span>{words.totals.creditors(creditors.length)}</span>
      <span>{words.totals.received(saySum(received, debts, words))}</span>
      <span>{words.totals.balance(saySum(balance, debts, words))}</span>
    </p>
  );
}

/** A sum claims nothing about debts of which nobody knows. */
function saySum({ satang, unknown }: Sum, debts: number, { totals }: RegistrationWords): string {
  if (unknown === 0) return totals.exact(showMoney(satang));
  return unknown === debts ? totals.unknown : totals.atLeast(showMoney(satang), unknown);
}
