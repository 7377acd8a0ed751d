import type { Sha256, UnixMs } from '#contract/primitives.ts';
import { FIRST_LIMIT, FIRST_PACE } from './limits.ts';
import type { Pace, PushLimit, PushOutcome, ReadOutcome, WakeCause } from './ports.ts';

/** What the sender is at; every member has exactly one order under way. */
export type Doing =
  /** As far as it knows nothing is unsent. */
  | { is: 'resting' }
  /** After a failure; `until` is for people, `ms` is what counts. */
  | { is: 'waiting'; until: UnixMs; ms: number }
  /** A server asked for time; nothing shortens this, `thenMs` is waited afterwards. */
  | { is: 'told-to-wait'; until: UnixMs; thenMs: number }
  | { is: 'pushing' }
  | { is: 'rescuing'; hash: Sha256 }
  | { is: 'reading-mailbox' }
  | { is: 'refreshing-keys'; after: 'success' | 'failure' };

/** What it remembers whatever it is at. All of it may be lost at any moment. */
export interface Memory {
  limit: PushLimit;
  pace: Pace;
  /** Since the last success. */
  failures: number;
  suspect: { hash: Sha256; times: number } | null;
  aside: readonly Sha256[];
  /** First envelope of the last push that brought receipts. */
  lastTaken: Sha256 | null;
  /** What the last push answer said there is to fetch. */
  due: { keys: boolean; mailbox: boolean };
  /** Heartbeats still to come after envelopes were received. */
  followUps: number;
  lastContactAt: UnixMs | null;
  /** Woken while work was under way: it looks once more before it rests. */
  again: boolean;
}

export interface State {
  doing: Doing;
  memory: Memory;
}

/** How much has gone into a push, and how long it took. */
export interface Carried {
  hashes: readonly Sha256[];
  bytes: number;
  /** From the request to its answer. */
  ms: number;
}

/** What happened. */
export type Happening =
  | { is: 'woken'; cause: WakeCause }
  | { is: 'time-was-up' }
  /** There was nothing to push or to rescue. */
  | { is: 'found-nothing' }
  /** `known` is what the store had applied when the answer was dealt with. */
  | {
      is: 'pushed';
      outcome: PushOutcome;
      carried: Carried;
      known: { mailbox: number; keys: number };
    }
  | { is: 'rescued'; outcome: PushOutcome }
  /** `onward`: the page said that there is more, and it brought the cursor forward. */
  | { is: 'mailbox-read'; outcome: ReadOutcome<{ onward: boolean }> }
  | { is: 'keys-refreshed'; outcome: ReadOutcome<number> }
  /** A port of the device itself threw. */
  | { is: 'stumbled' };

/** When it happened (device clock), and a number from 0 to below 1. */
export type Event = Happening & { at: UnixMs; chance: number };

/** What to do next. */
export type Order =
  | { do: 'wait'; ms: number }
  /** An empty push goes out only as a heartbeat. */
  | { do: 'push'; limit: PushLimit; aside: readonly Sha256[]; heartbeat: boolean }
  | { do: 'rescue'; hash: Sha256; aside: readonly Sha256[] }
  | { do: 'read-mailbox' }
  | { do: 'refresh-keys' };

export type Step = [State, ...Order[]];

/** Before its first event. */
export const asleep: State = {
  doing: { is: 'resting' },
  memory: {
    limit: FIRST_LIMIT,
    pace: FIRST_PACE,
    failures: 0,
    suspect: null,
    aside: [],
    lastTaken: null,
    due: { keys: false, mailbox: false },
    followUps: 0,
    lastContactAt: null,
    again: false,
  },
};
