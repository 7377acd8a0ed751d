import type { DevicePolicy } from '#contract/enrolment.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { EnrolledDevice, Lease } from './types.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A clock is set right by this much without anybody meaning anything by it. */
const TURNED_BACK_MS = 5 * MINUTE_MS;
/** After so long without contact new captures are marked. */
const LONG_ALONE_MS = 30 * DAY_MS;

/** What is held to until the centre has said something else; a desk's. */
const firstPolicy = { leaseMs: 7 * DAY_MS, idleLockMs: 5 * MINUTE_MS };

/** With what was not yet part of a policy when this device was enrolled. */
export const withPolicy = (device: EnrolledDevice): EnrolledDevice => ({
  ...device,
  policy: { ...firstPolicy, ...device.policy },
});

/** What this device knows of the time besides what its clock says just now. */
export interface Clocks {
  /** The latest that its own clock has said since the centre was last heard. */
  highest: UnixMs;
  /** The newest time that the centre has signed, and what this device's clock said then. */
  heard: { server: UnixMs; device: UnixMs } | null;
}

/** The latest that any evidence says it is: no clock that was turned back makes it earlier [D10]. */
function latest(now: UnixMs, { highest, heard }: Clocks): UnixMs {
  const since = heard ? heard.server + Math.max(0, now - heard.device) : now;
  return Math.max(now, highest, since);
}

/** How long what was finished may still be read here [D10]. */
export function leaseAt(now: UnixMs, clocks: Clocks, policy: Pick<DevicePolicy, 'leaseMs'>): Lease {
  const { heard, highest } = clocks;
  const at = latest(now, clocks);
  const alone = at - (heard?.server ?? at);
  const left = policy.leaseMs - alone;
  const turnedBack = now < highest - TURNED_BACK_MS;
  return {
    reading: turnedBack ? 'clock-turned-back' : left > 0 ? 'yes' : 'lease-over',
    until: now + left,
    heardAt: heard?.server ?? null,
    longAlone: alone > LONG_ALONE_MS,
  };
}

/**
 * What the centre signed makes up for a clock that had once run ahead; an echo that is no newer than
 * what was heard proves nothing.
 */
export function hear(clocks: Clocks | null, server: UnixMs, now: UnixMs): Clocks {
  if (clocks?.heard && server <= clocks.heard.server) return clocks;
  return { highest: now, heard: { server, device: now } };
}

/** The same object unless the clock has gone on by a minute: nobody needs it more often. */
export const see = (clocks: Clocks, now: UnixMs): Clocks =>
  now - clocks.highest < MINUTE_MS ? clocks : { ...clocks, highest: now };
