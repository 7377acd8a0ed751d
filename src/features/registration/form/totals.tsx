import { totalDebts } from '#debt/totals.ts';
import { showMoney } from '#thai/money.ts';
import { useFormTools, useSlot } from './form-context.ts';

/** The row of sums below the cards. */
export function Totals() {
  const { words } = useFormTools();
  const { answer } = useSlot('creditors');
  const creditors = Array.isArray(answer) ? answer : [];
  if (creditors.length === 0) return null;
  const { principal, balance } = totalDebts(creditors);
  return (
    <p class="totals" aria-live="off">
      <strong>{words.totals.label}</strong>
      <span>{words.totals.creditors(creditors.length)}</span>
      <span>{words.totals.received(showMoney(principal))}</span>
      <span>{words.totals.balance(showMoney(balance))}</span>
    </p>
  );
}
