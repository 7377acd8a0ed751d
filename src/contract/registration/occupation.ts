import * as z from 'zod/mini';
import { answerOr } from '../answer.ts';
import { Satang, text } from '../primitives.ts';

export const occupations = [
  'farmer',
  'day-labourer',
  'trader',
  'employee',
  'government',
  'own-business',
  'driver-rider',
  'fisher',
  'homemaker',
  'student',
  'unemployed',
  'retired',
  'domestic-worker',
  'other',
] as const;

export const FormalDebt = z.strictObject({
  lender: z.optional(text(120)),
  balance: z.optional(Satang),
  instalment: z.optional(Satang),
  state: z.optional(z.enum(['paying', 'late', 'court'])),
});
export type FormalDebt = z.infer<typeof FormalDebt>;

/** Section 2, รายละเอียดอาชีพ. Money is a month's. */
export const Occupation = z.strictObject({
  main: z.optional(z.enum(occupations)),
  mainOther: z.optional(text(120)),
  workplace: z.optional(text(200)),
  income: z.optional(answerOr(Satang, ['unknown', 'none'])),
  householdIncome: z.optional(Satang),
  expenses: z.optional(Satang),
  formalDebts: z.optional(z.array(FormalDebt).check(z.maxLength(20))),
});
export type Occupation = z.infer<typeof Occupation>;
