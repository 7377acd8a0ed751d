import type { Sha256, UnixMs } from '#contract/primitives.ts';
import type { LedgerCut } from '../storage/device-tables.ts';

/** Where an envelope stands in its device's ledger, and when it came into custody. */
export interface Place {
  at: UnixMs;
  /** Heads of its device from which `prev` leads down to it, through what is in custody. */
  vouchedBy: readonly Sha256[];
}

/**
 * [DV4] Whether an envelope was made before a cut: it had come by then, or a head that its device had
 * signed by then leads to it. A number proves nothing, because the device makes up its own.
 */
export const madeBefore = ({ at, vouchedBy }: Place, cut: LedgerCut): boolean =>
  at <= cut.at || cut.heads.some(({ hash }) => hash !== null && vouchedBy.includes(hash));
