import * as z from 'zod/mini';
import { answerOr } from '../answer.ts';
import { text, Uuid } from '../primitives.ts';
import { Debt } from './debt.ts';

export const creditorKinds = [
  'local-person',
  'outside-person',
  'group',
  'app-or-online',
  'shop',
  'relative',
  'pawn-or-car-lender',
  'company',
  'official-or-influential',
  'other',
  'unknown',
] as const;
export const knownLevels = [
  'full-name',
  'nickname',
  'phone-only',
  'online-only',
  'unknown',
] as const;

export const MOST_DEBTS = 20;

/** Section 3, ข้อมูลเจ้าหนี้ (เท่าที่สามารถบอกรายละเอียดได้): nothing here ever blocks. */
export const Creditor = z.strictObject({
  id: Uuid,
  name: z.optional(answerOr(text(120), ['unknown'])),
  known: z.optional(z.enum(knownLevels)),
  kind: z.optional(z.enum(creditorKinds)),
  kindOther: z.optional(text(120)),
  place: z.optional(text(200)),
  phone: z.optional(text(60)),
  line: z.optional(text(80)),
  account: z.optional(text(80)),
  plate: z.optional(text(40)),
  agents: z.optional(text(200)),
  licensed: z.optional(z.enum(['yes', 'no', 'unknown'])),
  debts: z.array(Debt).check(z.maxLength(MOST_DEBTS)),
});
export type Creditor = z.infer<typeof Creditor>;
