import type { DeviceOverview } from '#contract/overview.ts';
import type { UnixMs } from '#contract/primitives.ts';

const HOUR_MS = 3_600_000;
const LATE_MS = 4 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

export const levels = ['silent', 'late', 'never', 'ok'] as const;
/** How worried to be about a device; the order of `levels` is from worst to best. */
export type Level = (typeof levels)[number];

/** What a device still has as far as is known: what it reported, less what came with that report. */
export function stillThere({ reported }: DeviceOverview): number {
  return reported ? Math.max(reported.unsent - reported.arrived, 0) : 0;
}

/** Silent: more than a day away with something known to be unsent, or three days at all. */
export function levelOf(device: DeviceOverview, now: UnixMs): Level {
  if (device.lastContact === null) return 'never';
  const away = now - device.lastContact;
  const owes = stillThere(device) > 0;
  if (away > 3 * DAY_MS || (away > DAY_MS && owes)) return 'silent';
  return away > LATE_MS ? 'late' : 'ok';
}

/** A profile in two places first, then the worst; among equals, who was heard of longest ago. */
export function worstFirst(devices: readonly DeviceOverview[], now: UnixMs): DeviceOverview[] {
  const rank = (device: DeviceOverview) => levels.indexOf(levelOf(device, now));
  const contact = (device: DeviceOverview) => device.lastContact ?? 0;
  const sole = (device: DeviceOverview) => Number(device.repeats === 0);
  return [...devices].sort(
    (a, b) => sole(a) - sole(b) || rank(a) - rank(b) || contact(a) - contact(b),
  );
}

const FRESH_MS = 10 * 60_000;

/** True while a report can be taken for how things are. */
export const isFresh = (reportedAt: UnixMs, now: UnixMs): boolean => now - reportedAt <= FRESH_MS;

/** `12`, or `12+` when the device may have taken more since it said so. */
export function atLeast(count: number, reportedAt: UnixMs, now: UnixMs): string {
  return isFresh(reportedAt, now) ? `${count}` : `${count}+`;
}

/** Ledger numbers that never came: `#219, #230–232`. */
export function listGaps(device: DeviceOverview): string {
  return device.gaps
    .flatMap((gap) => gap.missing)
    .map(([from, to]) => (from === to ? `#${from}` : `#${from}–${to}`))
    .join(', ');
}

export function countGaps(device: DeviceOverview): number {
  return device.gaps
    .flatMap((gap) => gap.missing)
    .reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
