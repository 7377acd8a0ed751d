import type { Watermark } from '#contract/mailbox.ts';
import type { ServerEpoch, UnixMs } from '#contract/primitives.ts';
import type { OutboxRow } from './rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long an envelope stays after its receipt, when a backup covers it. */
export const STAY_MS = 7 * DAY_MS;
/** The same where the server has no backup. */
export const STAY_WITHOUT_BACKUP_MS = 30 * DAY_MS;

export const sameEpoch = (a: ServerEpoch | null, b: ServerEpoch | null): boolean =>
  a !== null && b !== null && a.n === b.n && a.random === b.random;

/**
 * May these bytes leave the device [D5]? Time must have passed on both clocks, so that no single
 * wrong clock ever takes anything away.
 */
export function mayLeave(
  receipt: OutboxRow['receipt'],
  server: { epoch: ServerEpoch | null; time: UnixMs | null; watermarks: readonly Watermark[] },
  now: UnixMs,
): boolean {
  if (!receipt || !sameEpoch(receipt.serverEpoch, server.epoch) || server.time === null)
    return false;
  const here = now - receipt.at;
  // Its own time may be that of before a restore, when other copies of it were lost.
  const there = server.time - (receipt.signedAt ?? receipt.receipt.at);
  const passed = Math.min(here, there);
  const watermark = server.watermarks.find(
    ({ unit, serverEpoch }) =>
      unit === receipt.receipt.unit && sameEpoch(serverEpoch, server.epoch),
  );
  if (!watermark) return false;
  if (!watermark.backup) return passed >= STAY_WITHOUT_BACKUP_MS;
  return watermark.n >= receipt.receipt.n && passed >= STAY_MS;
}
