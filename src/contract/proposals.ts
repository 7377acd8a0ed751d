import * as z from 'zod/mini';
import { Count, ReferenceNumber, text, UnixMs, Uuid } from './primitives.ts';

/** A field of a record; `''` is the whole of it. */
export const FieldPath = z.string().check(z.maxLength(200));

/** Takes the proposed value, or keeps the one at the centre. */
export const proposalActs = ['take', 'keep'] as const;
export type ProposalAct = (typeof proposalActs)[number];

/** A field on which two people said different things, without either value. */
export const Proposal = z.object({
  op: Uuid,
  /** `''`: to cancel the record. */
  path: FieldPath,
  record: Uuid,
  ref: ReferenceNumber,
  unit: text(16),
  at: UnixMs,
});
export type Proposal = z.infer<typeof Proposal>;

/** `GET /proposals`: undecided ones of the reader's area, the oldest first. */
export const ProposalList = z.object({
  at: UnixMs,
  proposals: z.array(Proposal),
  more: z.boolean(),
});
export type ProposalList = z.infer<typeof ProposalList>;

/** `POST /proposals/readings`: the values; a full reading for the purpose `correction`. */
export const ProposalRequest = z.object({ op: Uuid, path: FieldPath });
export type ProposalRequest = z.infer<typeof ProposalRequest>;

/** Who said something, and when it came to the centre. */
const Said = z.object({ officer: text(120), at: UnixMs });

export const ProposalReading = z.object({
  proposal: Proposal,
  /** The record's revision now; a decision repeats it. */
  rev: Count,
  /** `live`, `void`, or `joined`: it ended in another one, and nothing is taken into it. */
  state: text(20),
  /** The reader's role does not reach these values. */
  hidden: z.boolean(),
  /** Left out where nothing stands. */
  seen: z.optional(z.json()),
  now: z.optional(z.json()),
  proposed: z.optional(z.json()),
  nowBy: z.nullable(Said),
  proposedBy: Said,
  /** Why the author changed it, in their words. */
  reason: z.nullable(text(500)),
});
export type ProposalReading = z.infer<typeof ProposalReading>;

/** `POST /proposals/decisions`, on the record as it was read. What keeps the value says why. */
export const ProposalDecision = z.object({
  op: Uuid,
  path: FieldPath,
  rev: Count,
  act: z.enum(proposalActs),
  reason: z.optional(text(200)),
});
export type ProposalDecision = z.infer<typeof ProposalDecision>;
