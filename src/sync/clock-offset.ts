import type { UnixMs } from '#contract/primitives.ts';

/** Half of a round trip is the error of a measurement; a slower one says too little. */
const LONGEST_ROUND_TRIP_MS = 20_000;

/**
 * Server clock minus device clock, in ms, as if the server had read its clock in the middle of the
 * round trip (as NTP does). Null when the exchange was too slow, or the device's clock was set back
 * meanwhile.
 */
export function clockOffset(sentAt: UnixMs, serverAt: UnixMs, receivedAt: UnixMs): number | null {
  const roundTrip = receivedAt - sentAt;
  if (roundTrip < 0 || roundTrip > LONGEST_ROUND_TRIP_MS) return null;
  return Math.round(serverAt - (sentAt + receivedAt) / 2);
}
