import { type Rate, ratePeriods } from '#contract/registration/debt.ts';
import { readMoney, showMoney } from '#thai/money.ts';

/** The three parts of an interest rate while they are being given. */
export interface RateParts {
  amount: string;
  in: Rate['in'];
  per: Rate['per'] | undefined;
}

export const noParts: RateParts = { amount: '', in: 'percent', per: undefined };

/** The parts as one text among the typed ones: `20|percent|day`. */
export function partsAsText({ amount, in: unit, per }: RateParts): string {
  return [amount.replaceAll('|', ' '), unit, per ?? ''].join('|');
}

/** Reads `partsAsText` back. */
export function partsOf(text: string): RateParts {
  const [amount = '', unit, per] = text.split('|');
  return {
    amount,
    in: unit === 'baht' ? 'baht' : 'percent',
    per: ratePeriods.find((period) => period === per),
  };
}

/** The parts of an answer. */
export function partsOfRate({ amount, in: unit, per }: Rate): RateParts {
  return { amount: showMoney(amount), in: unit, per };
}

const readAmount = (amount: string) => readMoney(amount.replace(/%\s*$/, ''));

/** An amount as it is shown once it was left: as it was understood, or as it was typed. */
export function tidyAmount(amount: unknown): string {
  const typed = String(amount ?? '');
  const reading = readAmount(typed);
  return reading.is === 'amount' ? showMoney(reading.satang) : typed;
}

/**
 * The rate once all three parts are there, or null. Hundredths of a per cent and satang are read
 * alike, as a number with at most two decimals.
 */
export function rateFrom({ amount, in: unit, per }: RateParts): Rate | null {
  const reading = readAmount(amount);
  if (reading.is !== 'amount' || per === undefined) return null;
  return { in: unit, amount: reading.satang, per };
}
