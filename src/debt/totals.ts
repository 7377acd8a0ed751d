import type { Satang } from '#contract/primitives.ts';
import type { Creditor } from '#contract/registration/creditor.ts';
import type { Debt } from '#contract/registration/debt.ts';
import { sumSatang } from '#thai/money.ts';

/** The row under the creditors: เจ้าหนี้ 2 ราย · เงินต้นรวม 80,000 บาท · คงเหลือรวม 65,000 บาท. */
export interface DebtTotals {
  creditors: number;
  debts: number;
  /** What was really received, or else what the contract says; unknown counts as nothing. */
  principal: Satang;
  balance: Satang;
}

export function totalDebts(creditors: readonly Creditor[]): DebtTotals {
  const debts = creditors.flatMap((creditor) => creditor.debts);
  return {
    creditors: creditors.length,
    debts: debts.length,
    principal: sumSatang(debts.map((debt) => principalOf(debt) ?? 0)),
    balance: sumSatang(debts.map((debt) => debt.balance ?? 0)),
  };
}

/** What the debtor got, or else the sum in the contract; null when neither is known. */
export function principalOf(debt: Debt): Satang | null {
  const received = debt.principalReceived;
  return received && 'value' in received ? received.value : (debt.principalContract ?? null);
}
