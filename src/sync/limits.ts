import { MAX_PUSH_BYTES, MAX_PUSH_ENVELOPES } from '#contract/push.ts';
import type { Pace, PushLimit, PushTrouble } from './ports.ts';

/** What is taken for the server's advice until it has given any. */
export const FIRST_PACE: Pace = {
  envelopes: MAX_PUSH_ENVELOPES,
  bytes: MAX_PUSH_BYTES,
  reconnectSpreadMs: 0,
};

/**
 * While nobody knows the line, and however slow it is: three seconds at 50 kbit/s. Smaller pushes are
 * more waiting than envelopes, and a good line is soon asked for all at once.
 */
export const FIRST_LIMIT: PushLimit = { envelopes: 8, bytes: 20 * 1024 };
/** A push is to take no longer than this: what a line that is cut takes away is sent again. */
const PUSH_MS = 4000;

const ONE: PushLimit = { envelopes: 1, bytes: 1024 };

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
      return mayBeOne.has(trouble.why) ? ONE : FIRST_LIMIT;
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

/**
 * [S15] The limit after a push of this size was answered after `ms`: up to four times as large, and as
 * small as the line asks for, within the server's pace and the contract.
 */
export function adapt(limit: PushLimit, carried: PushLimit, ms: number, pace: Pace): PushLimit {
  // A push with nothing in it tells nothing of what the line carries.
  if (carried.envelopes === 0) return within(limit, pace);
  const room = PUSH_MS / Math.max(1, ms);
  if (room >= 1) {
    const times = Math.min(4, Math.floor(room));
    return within({ envelopes: limit.envelopes * times, bytes: limit.bytes * times }, pace);
  }
  const fewer = (was: number, went: number, least: number) =>
    Math.min(was, Math.max(least, Math.floor(went * room)));
  return within(
    {
      envelopes: fewer(limit.envelopes, carried.envelopes, FIRST_LIMIT.envelopes),
      bytes: fewer(limit.bytes, carried.bytes, FIRST_LIMIT.bytes),
    },
    pace,
  );
}

const within = (limit: PushLimit, pace: Pace): PushLimit => ({
  envelopes: Math.min(limit.envelopes, pace.envelopes, MAX_PUSH_ENVELOPES),
  bytes: Math.min(limit.bytes, pace.bytes, MAX_PUSH_BYTES),
});
