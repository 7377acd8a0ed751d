import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { ProposalAct } from '#contract/proposals.ts';
import type { Scope } from '../people/authorize.ts';
import type { StoredOp } from './record-tables.ts';
import type { UnitCount } from './unit-tables.ts';

/** An act on a record, as far as merging asks: what its author had seen, what it touched, when it came. */
export interface ActOnRecord {
  id: Uuid;
  rev: number;
  base: Uuid[];
  touched: string[];
  /** When it came into custody, and under which number of its unit; a decision, when it was made. */
  at: UnixMs;
  n: number;
  /** A decision: the act whose value it took. */
  takes: Uuid | null;
}

/** A value that waits beside the one at the centre; the value itself stands in the act only. */
export interface StoredProposal {
  op: Uuid;
  /** `''`: to end the record. */
  path: string;
  record: Uuid;
  unit: string;
  ref: string;
  at: UnixMs;
  /** Null while nobody has decided. */
  decided: ProposalAct | null;
}

export interface ProposalTables {
  /** Oldest revision first; those that made none, too. */
  actsOn(record: Uuid): Promise<ActOnRecord[]>;
  /** The acts themselves, in the same order. */
  opsOn(record: Uuid): Promise<StoredOp[]>;
  propose(op: Uuid, record: Uuid, paths: readonly string[], at: UnixMs): Promise<void>;
  proposalsOfOp(op: Uuid): Promise<StoredProposal[]>;
  /** Undecided ones of this area, the oldest first. */
  proposalsIn(scope: Scope, most: number): Promise<StoredProposal[]>;
  /** As many as `proposalsIn` lists in all. */
  countProposals(scope: Scope): Promise<UnitCount[]>;
  proposalIn(scope: Scope, op: Uuid, path: string): Promise<StoredProposal | null>;
  /** `decision`: id of the act that decided. */
  settleProposal(
    proposal: Pick<StoredProposal, 'op' | 'path'>,
    act: ProposalAct,
    decision: Uuid,
  ): Promise<void>;
  /** What brought an act of a desk, and who; null when the centre itself made it. */
  envelopeOf(op: Uuid): Promise<{ hash: Sha256; device: Uuid; sender: Uuid | null } | null>;
}
