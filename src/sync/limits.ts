import { MAX_PUSH_BYTES, MAX_PUSH_ENVELOPES } from '#contract/push.ts';
import type { Pace, PushLimit, PushTrouble } from './ports.ts';

/** What is taken for the server's advice until it has given any. */
export const FIRST_PACE: Pace = {
  envelopes: MAX_PUSH_ENVELOPES,
  bytes: MAX_PUSH_BYTES,
  reconnectSpreadMs: 0,
};

const ONE: PushLimit = { envelopes: 1, bytes: 1024 };
/** Small enough for a line that breaks often, large enough to come back from in five pushes. */
const FEW: PushLimit = { envelopes: 8, bytes: 64 * 1024 };

/** Troubles that a single envelope, or its size, can be the reason of. */
const mayBeOne: ReadonlySet<string> = new Set(['timed-out', 'server-error', 'receipt-wrong']);

/** How far a trouble may shrink the limit; null when size cannot be its reason. */
function floorFor(trouble: PushTrouble): PushLimit | null {
  switch (trouble.is) {
    case 'too-large':
    case 'unreadable':
      return ONE;
    case 'busy':
    case 'refused':
      return null;
    case 'unknown':
      return mayBeOne.has(trouble.why) ? ONE : FEW;
  }
}

/** [S15] The limit after a push of this size met this trouble: half of what went, or as it was. */
export function shrink(limit: PushLimit, carried: PushLimit, trouble: PushTrouble): PushLimit {
  const floor = floorFor(trouble);
  if (!floor || carried.envelopes === 0) return limit;
  const half = (was: number, went: number, least: number) =>
    Math.min(was, Math.max(least, Math.floor(Math.min(was, went) / 2)));
  return {
    envelopes: half(limit.envelopes, carried.envelopes, floor.envelopes),
    bytes: half(limit.bytes, carried.bytes, floor.bytes),
  };
}

/** [S15] The limit after a success: double, up to the server's pace and the contract. */
export function grow(limit: PushLimit, pace: Pace): PushLimit {
  return {
    envelopes: Math.min(limit.envelopes * 2, pace.envelopes, MAX_PUSH_ENVELOPES),
    bytes: Math.min(limit.bytes * 2, pace.bytes, MAX_PUSH_BYTES),
  };
}
