// A little long because the whole decision stands in one place: read it beside RULES.md.
import type { Sha256 } from '#contract/primitives.ts';
import { backoffMs, beyondToldMs, toldMs } from './backoff.ts';
import { adapt, shrink } from './limits.ts';
import type { Pace, PushLimit, PushTrouble, WakeCause } from './ports.ts';
import type { Carried, Doing, Event, Memory, State, Step } from './state.ts';

export const LOOK_MS = 30_000;
export const HEARTBEAT_MS = 15 * 60_000;
const FOLLOW_UPS = 2;
const FIRST_FOLLOW_UP_MS = 3000;
const WOKEN_WITHIN_MS = 1000;
const TRIES_ALONE = 3;

/**
 * Decides; touches nothing. An event that does not belong to what the sender is at changes nothing
 * and gives no order, so a late answer cannot start a second line of work.
 */
export function step(state: State, event: Event): Step {
  const { doing } = state;
  switch (event.is) {
    case 'woken':
      return woken(state, event, event.cause);
    case 'time-was-up':
      return timeWasUp(state, event);
    case 'found-nothing':
      if (doing.is === 'pushing') return settle(state.memory);
      return doing.is === 'rescuing' ? push(state.memory, false) : [state];
    case 'pushed':
      return doing.is === 'pushing' ? pushed(state.memory, event) : [state];
    case 'rescued':
      return doing.is === 'rescuing' ? rescued(state.memory, doing.hash, event) : [state];
    case 'mailbox-read':
      return doing.is === 'reading-mailbox' ? mailboxRead(state.memory, event) : [state];
    case 'keys-refreshed':
      return doing.is === 'refreshing-keys' ? keysRefreshed(state.memory, doing, event) : [state];
    case 'stumbled':
      return isTimed(doing) ? [state] : stumbled(state, event);
  }
}

/** [S14] While reading it must not hold up envelopes; otherwise it is waited for. */
function stumbled({ doing, memory }: State, event: Event): Step {
  return doing.is === 'reading-mailbox' ? readLater(memory) : waitAfterFailure(memory, event);
}

/** Whether a timer is under way rather than work. */
function isTimed(doing: Doing): boolean {
  return doing.is === 'resting' || doing.is === 'waiting' || doing.is === 'told-to-wait';
}

function woken({ doing, memory }: State, event: Event, cause: WakeCause): Step {
  const pressed = cause === 'pressed';
  const fresh = pressed ? { ...memory, failures: 0, aside: [] } : memory;
  const spreadMs = cause === 'online' ? memory.pace.reconnectSpreadMs : 0;
  const withinMs = Math.max(WOKEN_WITHIN_MS, spreadMs);
  const soonMs = pressed ? 0 : Math.floor(event.chance * withinMs);
  switch (doing.is) {
    case 'resting':
      return look(fresh, event, pressed);
    case 'waiting': {
      if (pressed) return look(fresh, event, true);
      // Between bounds, because the clock may have been set since.
      const leftMs = Math.max(0, Math.min(doing.ms, doing.until - event.at));
      // What is short enough stays: drawn anew at each of many wake-ups it would come to nothing.
      return wait(fresh, event, leftMs <= withinMs ? leftMs : soonMs);
    }
    case 'told-to-wait':
      return [{ doing: { ...doing, thenMs: Math.min(doing.thenMs, soonMs) }, memory: fresh }];
    default:
      // What is under way may have looked before there was anything.
      return [{ doing, memory: { ...fresh, again: true } }];
  }
}

function timeWasUp({ doing, memory }: State, event: Event): Step {
  switch (doing.is) {
    case 'resting': {
      // One at a time, because each may cost the others three waits (S16).
      const aside = isHeartbeatDue(memory, event) ? memory.aside.slice(1) : memory.aside;
      return look({ ...memory, aside }, event, false);
    }
    case 'waiting':
      return look(memory, event, false);
    case 'told-to-wait':
      return doing.thenMs > 0 ? wait(memory, event, doing.thenMs) : look(memory, event, false);
    default:
      return [{ doing, memory }];
  }
}

/** [S1] Tries, and says hello where a heartbeat is due (S8). */
function look(memory: Memory, event: Event, asked: boolean): Step {
  const { failures, followUps } = memory;
  return push(
    { ...memory, followUps: Math.max(0, followUps - 1) },
    asked || isHeartbeatDue(memory, event) || failures > 0 || followUps > 0,
  );
}

/** A clock that was set makes one heartbeat too many, never none. */
function isHeartbeatDue({ lastContactAt }: Memory, { at }: Event): boolean {
  return lastContactAt === null || Math.abs(at - lastContactAt) >= HEARTBEAT_MS;
}

function push(memory: Memory, heartbeat: boolean): Step {
  const { limit, aside } = memory;
  return [
    { doing: { is: 'pushing' }, memory: { ...memory, again: false } },
    { do: 'push', limit, aside, heartbeat },
  ];
}

function pushed(memory: Memory, event: Event & { is: 'pushed' }): Step {
  const { outcome, carried, known } = event;
  if (outcome.is !== 'received') return pushFailed(memory, event, outcome, carried);
  const got = new Set(outcome.list.receipts.map((receipt) => receipt.hash));
  const took = carried.hashes.filter((hash) => got.has(hash)).length;
  if (took === 0 && carried.hashes.length > 0)
    return pushFailed(memory, event, { is: 'unknown', why: 'receipt-wrong' }, carried);
  const after: Memory = {
    ...succeeded(memory, event, outcome.pace),
    limit: adapt(memory.limit, sizeOf(carried), carried.ms, outcome.pace),
    due: { keys: outcome.keyListVersion > known.keys, mailbox: outcome.mailbox > known.mailbox },
    followUps: took > 0 ? FOLLOW_UPS : memory.followUps,
  };
  const [first] = carried.hashes;
  if (took === 0 || first === undefined) return settle(after);
  // A store that does not remember the receipt would otherwise be asked for ever, without a pause.
  if (first === memory.lastTaken)
    return waitAfterFailure({ ...after, failures: memory.failures }, event);
  return push({ ...after, lastTaken: first }, false);
}

function succeeded(memory: Memory, { at }: Event, pace: Pace): Memory {
  return { ...memory, pace, failures: 0, lastContactAt: at };
}

const sizeOf = ({ hashes, bytes }: Carried): PushLimit => ({ envelopes: hashes.length, bytes });

function pushFailed(memory: Memory, event: Event, trouble: PushTrouble, carried: Carried): Step {
  const size = sizeOf(carried);
  const after = { ...memory, limit: shrink(memory.limit, size, trouble) };
  const cannotPass = trouble.is === 'too-large' || trouble.is === 'unreadable';
  if (cannotPass && size.envelopes > 1) return push(after, false);
  // A server that breaks on it, or answers for other bytes than the store says these are.
  const broke =
    trouble.is === 'unknown' && (trouble.why === 'server-error' || trouble.why === 'receipt-wrong');
  const [alone] = carried.hashes;
  if (alone === undefined || size.envelopes > 1 || !(cannotPass || broke))
    return failed(after, event, trouble);
  const times = memory.suspect?.hash === alone ? memory.suspect.times + 1 : 1;
  if (times < TRIES_ALONE)
    return failed({ ...after, suspect: { hash: alone, times } }, event, trouble);
  return cannotPass ? rescue(after, alone, times) : stepOver(after, event, alone);
}

/** [S16] */
function rescue(memory: Memory, hash: Sha256, times: number): Step {
  return [
    { doing: { is: 'rescuing', hash }, memory: { ...memory, suspect: { hash, times } } },
    { do: 'rescue', hash, aside: memory.aside },
  ];
}

function stepOver(memory: Memory, event: Event, hash: Sha256): Step {
  const aside = [...memory.aside, hash];
  return waitAfterFailure({ ...memory, aside, suspect: null }, event);
}

function rescued(memory: Memory, hash: Sha256, event: Event & { is: 'rescued' }): Step {
  const { outcome } = event;
  if (outcome.is !== 'received')
    return mayPassLater(outcome) ? failed(memory, event, outcome) : stepOver(memory, event, hash);
  const isTaken = outcome.list.receipts.some((receipt) => receipt.hash === hash);
  const after = succeeded(memory, event, outcome.pace);
  return isTaken ? push({ ...after, followUps: FOLLOW_UPS }, false) : stepOver(after, event, hash);
}

/** Whether the trouble is with the way to the centre rather than with the envelope. */
function mayPassLater(trouble: PushTrouble): boolean {
  if (trouble.is !== 'unknown') return trouble.is === 'busy';
  return trouble.why !== 'server-error' && trouble.why !== 'receipt-wrong';
}

/** [S12] Envelopes first, then what the server has for this device, then rest. */
function settle(memory: Memory): Step {
  const { due, followUps, again } = memory;
  if (due.keys)
    return [
      {
        doing: { is: 'refreshing-keys', after: 'success' },
        memory: { ...memory, due: { ...due, keys: false } },
      },
      { do: 'refresh-keys' },
    ];
  if (due.mailbox)
    return [
      {
        doing: { is: 'reading-mailbox' },
        memory: { ...memory, due: { ...due, mailbox: false } },
      },
      { do: 'read-mailbox' },
    ];
  if (again) return push(memory, false);
  const ms = followUps === FOLLOW_UPS ? FIRST_FOLLOW_UP_MS : LOOK_MS;
  return [
    { doing: { is: 'resting' }, memory },
    { do: 'wait', ms },
  ];
}

function mailboxRead(memory: Memory, event: Event & { is: 'mailbox-read' }): Step {
  const { outcome } = event;
  if (outcome.is !== 'read') return readingFailed(memory, event, outcome);
  if (!outcome.value.onward) return settle(memory);
  return [{ doing: { is: 'reading-mailbox' }, memory }, { do: 'read-mailbox' }];
}

function keysRefreshed(
  memory: Memory,
  doing: Doing & { is: 'refreshing-keys' },
  event: Event & { is: 'keys-refreshed' },
): Step {
  const { outcome } = event;
  if (outcome.is === 'busy') return readingFailed(memory, event, outcome);
  if (doing.after === 'failure') return waitAfterFailure(memory, event);
  return outcome.is === 'read' ? settle(memory) : readingFailed(memory, event, outcome);
}

/** [S11] Trouble with reading never delays envelopes, unless a server asked for time. */
function readingFailed(memory: Memory, event: Event, trouble: PushTrouble): Step {
  switch (trouble.is) {
    case 'busy':
      return waitAsTold(memory, event, trouble.retryAfterMs, LOOK_MS);
    case 'refused':
      return settle({ ...memory, followUps: 0 });
    default:
      return readLater(memory);
  }
}

/** Asks again with a heartbeat, which says whether there still is something. */
function readLater(memory: Memory): Step {
  return settle({ ...memory, followUps: Math.max(1, memory.followUps) });
}

/** What a failure means for the time of the next try (S5). */
function failed(memory: Memory, event: Event, trouble: PushTrouble): Step {
  if (trouble.is === 'busy') return waitAsTold(memory, event, trouble.retryAfterMs, 0);
  if (trouble.is === 'unknown' && trouble.why === 'receipt-wrong')
    return [{ doing: { is: 'refreshing-keys', after: 'failure' }, memory }, { do: 'refresh-keys' }];
  return waitAfterFailure(memory, event);
}

/** @param leastMs of the wait that follows, and that a wake-up may shorten */
function waitAsTold(memory: Memory, event: Event, retryAfterMs: number, leastMs: number): Step {
  const told = toldMs(retryAfterMs);
  const thenMs = Math.max(leastMs, beyondToldMs(told, memory.failures, event.chance));
  return [
    {
      doing: { is: 'told-to-wait', until: event.at + told, thenMs },
      memory: { ...memory, failures: memory.failures + 1 },
    },
    { do: 'wait', ms: told },
  ];
}

function waitAfterFailure(memory: Memory, event: Event): Step {
  const failures = memory.failures + 1;
  return wait({ ...memory, failures }, event, backoffMs(memory.failures, event.chance));
}

function wait(memory: Memory, { at }: Event, ms: number): Step {
  return [
    { doing: { is: 'waiting', until: at + ms, ms }, memory },
    { do: 'wait', ms },
  ];
}
