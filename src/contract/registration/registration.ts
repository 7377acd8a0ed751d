import * as z from 'zod/mini';
import { IsoDate, ReferenceNumber, Sha256, text, UnitCode, UnixMs, Uuid } from '../primitives.ts';
import { Creditor } from './creditor.ts';
import { Debtor } from './debtor.ts';
import { Help } from './help.ts';
import { Occupation } from './occupation.ts';

export const channels = [
  'desk',
  'mobile',
  'paper',
  'online-web',
  'online-thaid',
  'phone-1567',
] as const;

/** Who came to the desk: the debtor, or somebody for them. */
export const Applicant = z.union([
  z.strictObject({ who: z.literal('self') }),
  z.strictObject({
    who: z.literal('proxy'),
    name: z.optional(text(120)),
    relation: z.optional(text(80)),
  }),
]);
export type Applicant = z.infer<typeof Applicant>;

/** Section 0, filled in by the system. */
export const Intake = z.strictObject({
  ref: ReferenceNumber,
  channel: z.enum(channels),
  unit: UnitCode,
  /** Officer code of the person at the desk. */
  officer: text(40),
  device: Uuid,
  /** The day the debtor applied, in Thailand; for paper the date on the paper. */
  appliedOn: IsoDate,
  capturedAt: UnixMs,
  applicant: Applicant,
  paper: z.optional(
    z.strictObject({
      no: z.optional(text(40)),
      /** Who took the form at the desk, as it stands on the paper. */
      receivedBy: z.optional(text(120)),
      photos: z.optional(z.array(Sha256).check(z.maxLength(6))),
    }),
  ),
});
export type Intake = z.infer<typeof Intake>;

export const MOST_CREDITORS = 20;

/**
 * Everything one debtor told a desk, in the circular's five sections. Answers are optional here
 * because a record can always be kept; what a finished form asks for is `form.ts`.
 */
export const Registration = z.strictObject({
  intake: Intake,
  debtor: Debtor,
  occupation: Occupation,
  creditors: z.array(Creditor).check(z.maxLength(MOST_CREDITORS)),
  help: Help,
});
export type Registration = z.infer<typeof Registration>;
