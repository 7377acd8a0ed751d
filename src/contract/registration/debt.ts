import * as z from 'zod/mini';
import { answerOr } from '../answer.ts';
import { Count, PartialDate, Satang, Sha256, text, Uuid } from '../primitives.ts';

export const ratePeriods = ['day', 'week', '10-days', 'month', 'year', 'flat'] as const;

/** The interest as the lender says it: hundredths of a per cent, or satang, for each period. */
export const Rate = z.strictObject({
  in: z.enum(['percent', 'baht']),
  /** `percent`: hundredths of a per cent (20 % = 2000). `baht`: satang. */
  amount: Count,
  per: z.enum(ratePeriods),
});
export type Rate = z.infer<typeof Rate>;

export const instalmentPeriods = ['day', 'week', '10-days', 'month', 'lump', 'irregular'] as const;
export const Instalment = z.strictObject({
  amount: z.optional(Satang),
  every: z.optional(z.enum(instalmentPeriods)),
  count: z.optional(Count),
});
export type Instalment = z.infer<typeof Instalment>;

export const rateKinds = ['interest-only', 'instalments', 'reducing', 'unknown'] as const;
export const collaterals = [
  'none',
  'title-deed',
  'vehicle',
  'atm-or-bank-book',
  'id-card',
  'gold',
  'phone-or-icloud',
  'sale-with-redemption',
  'guarantor',
  'other',
] as const;
export const contracts = [
  'copy-held',
  'lender-holds-it',
  'blank-paper-signed',
  'spoken',
  'chat-or-slip',
  'unknown',
] as const;
export const collections = [
  'phone',
  'home',
  'work',
  'posted-online',
  'told-others',
  'outside-hours',
  'more-than-daily',
] as const;
export const threatKinds = [
  'words',
  'property',
  'violence',
  'confinement',
  'seizure',
  'other',
] as const;
export const courts = ['none', 'sued', 'judged', 'enforced', 'unknown'] as const;
export const uses = [
  'living',
  'business',
  'farming',
  'medical',
  'education',
  'home',
  'other-debt',
  'job-loss',
  'disaster',
  'ceremony',
  'gambling',
  'deceived',
  'guarantee',
  'other',
] as const;

/** Section 4, การเป็นหนี้: one debt to one creditor. What is computed from it is never stored. */
export const Debt = z.strictObject({
  id: Uuid,
  principalContract: z.optional(Satang),
  principalReceived: z.optional(answerOr(Satang, ['unknown'])),
  balance: z.optional(Satang),
  balanceNote: z.optional(text(200)),
  rate: z.optional(answerOr(Rate, ['unknown'])),
  rateKind: z.optional(z.enum(rateKinds)),
  instalment: z.optional(Instalment),
  paid: z.optional(Satang),
  arrears: z.optional(Count),
  borrowedOn: z.optional(PartialDate),
  collateral: z.optional(z.array(z.enum(collaterals)).check(z.maxLength(collaterals.length))),
  contract: z.optional(z.enum(contracts)),
  collection: z.optional(z.array(z.enum(collections)).check(z.maxLength(collections.length))),
  /** An empty list is the answer "none"; leaving it out means nobody asked. */
  threats: z.optional(z.array(z.enum(threatKinds)).check(z.maxLength(threatKinds.length))),
  court: z.optional(z.enum(courts)),
  usedFor: z.optional(z.array(z.enum(uses)).check(z.maxLength(uses.length))),
  /** Hashes of the evidence pictures' ciphertexts, as listed in the envelope's header. */
  evidence: z.optional(z.array(Sha256).check(z.maxLength(20))),
});
export type Debt = z.infer<typeof Debt>;
