import * as z from 'zod/mini';
import { answerOr } from '../answer.ts';
import { Address } from '../places.ts';
import { Count, PartialDate, text } from '../primitives.ts';

/** Thirteen digits. The check digit never rejects a record: the card may be worn, the ear tired. */
export const NationalIdDigits = z.string().check(z.regex(/^\d{13}$/));

export const nationalIdSeen = ['chip', 'card', 'thaid', 'said'] as const;
export const nationalIdMissing = ['forgot', 'no-card', 'no-nationality'] as const;
export const NationalId = z.union([
  z.strictObject({ value: NationalIdDigits, seen: z.enum(nationalIdSeen) }),
  z.strictObject({ not: z.enum(nationalIdMissing) }),
]);
export type NationalId = z.infer<typeof NationalId>;

/** Digits only, as dialled inside Thailand (`0812345678`, `023569660`, `1567`). */
export const Phone = z.string().check(z.regex(/^\d{4,10}$/));
export type Phone = z.infer<typeof Phone>;

export const ContactPerson = z.strictObject({
  name: z.optional(text(120)),
  phone: z.optional(Phone),
});
export type ContactPerson = z.infer<typeof ContactPerson>;

/** How and when the debtor can be reached without the lender learning of it. */
export const SafeContact = z.strictObject({
  way: z.optional(text(200)),
  hours: z.optional(text(100)),
});
export type SafeContact = z.infer<typeof SafeContact>;

export const maritalStates = ['single', 'married', 'divorced', 'widowed', 'separated'] as const;

/** Section 1, ข้อมูลส่วนตัวของลูกหนี้. */
export const Debtor = z.strictObject({
  nationalId: z.optional(NationalId),
  title: z.optional(text(40)),
  firstName: z.optional(text(80)),
  lastName: z.optional(answerOr(text(80), ['none'])),
  birth: z.optional(answerOr(PartialDate, ['unknown'])),
  phone: z.optional(answerOr(Phone, ['none'])),
  contactPerson: z.optional(ContactPerson),
  safeContact: z.optional(SafeContact),
  address: z.optional(Address),
  /** Only when the address on the card is another one. */
  cardAddress: z.optional(Address),
  marital: z.optional(z.enum(maritalStates)),
  householdSize: z.optional(Count),
  dependants: z.optional(Count),
  welfareCard: z.optional(z.boolean()),
});
export type Debtor = z.infer<typeof Debtor>;
