import type { Pace, PushOutcome } from '../../src/sync/ports.ts';
import type { Event, Happening } from '../../src/sync/state.ts';
import { hash, id, toyReceipt } from './toy-centre.ts';

export const pace: Pace = { envelopes: 200, bytes: 1 << 20, reconnectSpreadMs: 30_000 };

/** A verified list with receipts for these. */
export function received(
  hashes: string[],
  more: { mailbox?: number; keys?: number } = {},
): PushOutcome {
  const receipts = hashes.map((name, i) => toyReceipt(name, i + 1));
  const list = {
    ...{ v: 1 as const, server: hash('s'), serverEpoch: { n: 1, random: 'r' } },
    ...{ device: id(1), m: 1, at: 0, receipts, ledger: [] },
  };
  const learned = { keyListVersion: more.keys ?? 1, mailbox: more.mailbox ?? 0 };
  return { is: 'received', list, signed: 'signed', pace, ...learned };
}

/** `ms`: how long it took. */
export function pushed(hashes: string[], outcome: PushOutcome, ms = 300): Happening {
  const carried = { hashes, bytes: hashes.length * 1200, ms };
  return { is: 'pushed', outcome, carried, known: { mailbox: 0, keys: 1 } };
}

export const at = (happening: Happening, now = 0, chance = 0.5): Event => ({
  ...happening,
  at: now,
  chance,
});
