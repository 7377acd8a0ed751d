import type { Satang } from '#contract/primitives.ts';
import type { Creditor } from '#contract/registration/creditor.ts';
import type { Debt } from '#contract/registration/debt.ts';
import { sumSatang } from '#thai/money.ts';

/** The row under the creditors: เจ้าหนี้ 2 ราย · รับเงินจริงรวม 80,000 บาท · คงเหลือรวม 65,000 บาท. */
export interface DebtTotals {
  creditors: number;
  debts: number;
  /** What was really received; never what the contract says in its place. */
  received: Sum;
  balance: Sum;
}

/** Exact as far as it is known. */
export interface Sum {
  satang: Satang;
  /** Debts of which it is not known: with them it may be more. */
  unknown: number;
}

export function totalDebts(creditors: readonly Creditor[]): DebtTotals {
  const debts = creditors.flatMap((creditor) => creditor.debts);
  return {
    creditors: creditors.length,
    debts: debts.length,
    received: sumOf(debts.map(receivedOf)),
    balance: sumOf(debts.map(({ balance }) => balance ?? null)),
  };
}

function sumOf(amounts: readonly (Satang | null)[]): Sum {
  const known = amounts.filter((amount) => amount !== null);
  return { satang: sumSatang(known), unknown: amounts.length - known.length };
}

const receivedOf = ({ principalReceived: received }: Debt): Satang | null =>
  received && 'value' in received ? received.value : null;

/** What the debtor got, or else the sum in the contract; null when neither is known. */
export const principalOf = (debt: Debt): Satang | null =>
  receivedOf(debt) ?? debt.principalContract ?? null;
