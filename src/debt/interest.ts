import type { Debt, Instalment, Rate } from '#contract/registration/debt.ts';
import { principalOf } from './totals.ts';

/** Section 654 of the Civil and Commercial Code: more than this a year is forbidden. */
export const LEGAL_CEILING_PERCENT = 15;

/** How many of a period make a year. */
const PER_YEAR = { day: 365, week: 52, '10-days': 36.5, month: 12, year: 1 } as const;
export type InterestPeriod = keyof typeof PER_YEAR;

/** Information for the officer (ประมาณการ ไม่ใช่คำวินิจฉัย): computed, never stored. */
export type YearlyRate =
  | { is: 'not-known' }
  | {
      is: 'rate';
      /** From the payments themselves, or from the rate that the lender names. */
      basis: 'payments' | 'quoted';
      period: InterestPeriod;
      periodPercent: number;
      /** Simple: the period's rate times the periods in a year, without interest on interest. */
      yearlyPercent: number;
      overCeiling: boolean;
    };

/**
 * The yearly rate that a debt really costs. Instalments with amount, frequency and number decide,
 * by the internal rate of return of what was received and what is paid; otherwise the quoted rate.
 */
export function yearlyRate(debt: Debt): YearlyRate {
  const quoted = debt.rate && 'value' in debt.rate ? debt.rate.value : null;
  const received = principalOf(debt);
  return (
    (received !== null && fromPayments(received, debt)) ||
    (quoted && fromQuote(quoted, debt)) || { is: 'not-known' }
  );
}

function fromPayments(received: number, { instalment, rateKind }: Debt): YearlyRate | null {
  const { amount = 0, every, count = 0 } = instalment ?? {};
  const period = paymentPeriod(every);
  if (!period || received <= 0 || amount <= 0) return null;
  // Interest only: the payments never end, and the principal is still owed.
  if (rateKind === 'interest-only') return rate('payments', period, amount / received);
  // Payments that do not even return the principal are not the whole plan.
  if (count < 1 || amount * count < received) return null;
  return rate('payments', period, internalRate(received, amount, count));
}

function fromQuote(quoted: Rate, debt: Debt): YearlyRate | null {
  const received = principalOf(debt);
  const contract = debt.principalContract ?? received;
  // The lender counts on the sum in the contract; the debtor pays on what came to hand.
  const weight = received && contract ? contract / received : 1;
  const share =
    quoted.in === 'percent'
      ? (quoted.amount / 10_000) * weight
      : received && quoted.amount / received;
  if (share === null || Number.isNaN(share) || !Number.isFinite(share)) return null;
  if (quoted.per !== 'flat') return rate('quoted', quoted.per, share);
  const { every, count = 0 } = debt.instalment ?? {};
  const period = paymentPeriod(every);
  if (!period || count < 1) return null;
  return rate('quoted', period, internalRate(1, (1 + share) / count, count));
}

function paymentPeriod(every: Instalment['every']): InterestPeriod | null {
  return every === undefined || every === 'lump' || every === 'irregular' ? null : every;
}

function rate(basis: 'payments' | 'quoted', period: InterestPeriod, share: number): YearlyRate {
  const periodPercent = share * 100;
  const yearlyPercent = periodPercent * PER_YEAR[period];
  // To two decimals, because instalments are rounded to satang and 15.00 % is not over 15 %.
  const overCeiling = Math.round(yearlyPercent * 100) > LEGAL_CEILING_PERCENT * 100;
  return { is: 'rate', basis, period, periodPercent, yearlyPercent, overCeiling };
}

/**
 * The rate a period at which `count` equal payments are worth what was `received`, by bisection.
 * Needs `payment * count >= received > 0`.
 */
export function internalRate(received: number, payment: number, count: number): number {
  let low = 0;
  // At this rate even payments without end are worth no more than what was received.
  let high = payment / received;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (presentValue(payment, count, middle) > received) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function presentValue(payment: number, count: number, rate: number): number {
  // Near zero the closed form loses its digits.
  if (rate < 1e-9) return payment * count;
  return (payment * -Math.expm1(-count * Math.log1p(rate))) / rate;
}
