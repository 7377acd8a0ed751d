import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { LedgerCut } from '../storage/device-tables.ts';

/** Where an envelope stands in its device's ledger, and when it came into custody. */
export interface Place {
  epoch: Uuid;
  seq: number;
  hash: Sha256;
  at: UnixMs;
}

/**
 * [DV4] Whether an envelope was made before a cut: it had come by then, or its device had vouched for
 * it by a verified head. A number that another envelope had taken by then proves nothing.
 */
export function madeBefore({ epoch, seq, hash, at }: Place, cut: LedgerCut): boolean {
  if (at <= cut.at) return true;
  const head = cut.heads.find((one) => one.epoch === epoch);
  if (!head || seq > head.seq) return false;
  if (seq === head.seq && head.hash !== null) return hash === head.hash;
  return !head.came.some(([from, to]) => from <= seq && seq <= to);
}
