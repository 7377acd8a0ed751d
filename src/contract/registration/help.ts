import * as z from 'zod/mini';
import { Sha256, text, UnixMs } from '../primitives.ts';

export const helpKinds = [
  'mediation',
  'lower-interest',
  'more-time',
  'formal-loan',
  'prosecution',
  'protection',
  'legal-advice',
  'work-and-skills',
  'documents-back',
  'other',
] as const;

/** Whether the record may be passed on. Each is asked; the default is no and refusing is allowed. */
export const Consents = z.strictObject({
  bank: z.optional(z.boolean()),
  labour: z.optional(z.boolean()),
  police: z.optional(z.boolean()),
});
export type Consents = z.infer<typeof Consents>;

/** A stroke as flat whole numbers x, y, x, y … in a box of 1000 by 500. */
export const Stroke = z.array(z.int()).check(z.maxLength(4000));

/** Three ways of signing, all equal. Paper pictures may follow later in an `attach` op. */
export const Signature = z.union([
  z.strictObject({
    way: z.literal('screen'),
    at: UnixMs,
    strokes: z.array(Stroke).check(z.maxLength(200)),
  }),
  z.strictObject({ way: z.literal('paper'), at: UnixMs, photo: z.optional(Sha256) }),
  z.strictObject({
    way: z.literal('thumbprint'),
    at: UnixMs,
    witnesses: z.tuple([text(120), text(120)]),
    photo: z.optional(Sha256),
  }),
]);
export type Signature = z.infer<typeof Signature>;

/** Section 5, ความต้องการการให้ความช่วยเหลือ, with what the law asks to be told and signed. */
export const Help = z.strictObject({
  wanted: z.optional(z.array(z.enum(helpKinds)).check(z.maxLength(helpKinds.length))),
  wantedOther: z.optional(text(200)),
  note: z.optional(text(1000)),
  noticeGiven: z.optional(z.strictObject({ version: text(40), at: UnixMs })),
  consents: z.optional(Consents),
  declared: z.optional(z.literal(true)),
  signature: z.optional(Signature),
  photos: z.optional(z.array(Sha256).check(z.maxLength(6))),
});
export type Help = z.infer<typeof Help>;
