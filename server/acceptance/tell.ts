import type { MailboxItem } from '#contract/mailbox.ts';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import type { Outcome, Tables } from '../storage/tables.ts';

/** Whose envelope something is, and who brought it. */
export interface Told {
  envelope: { hash: Sha256; device: Uuid; sender: Uuid | null };
  tables: Tables;
}

/** [A5] Who made the envelope hears of it, and whoever brought it: they hold its bytes anyway. */
export async function tell({ envelope, tables }: Told, outcome: Outcome): Promise<void> {
  const { hash, device, sender } = envelope;
  const hearers = new Set([device, sender ?? device, ...(await tables.carriersOf(hash))]);
  for (const hearer of hearers) await tables.post(hearer, outcome);
}

type Standing = Pick<Extract<MailboxItem, { kind: 'accepted' }>, 'proposed' | 'dropped'>;
/** An item has room for so many; the rest show on the supervisor's list. */
const MOST_FIELDS = 100;

/** [A2] Which fields of an accepted act wait for a person, and which were not taken. No values. */
export async function standingOn(
  op: Uuid,
  tables: Tables,
  overtaken: readonly string[] = [],
): Promise<Standing> {
  const found = await tables.proposalsOfOp(op);
  const pathsOf = (decided: string | null) =>
    found.filter((one) => one.decided === decided).map(({ path }) => path);
  const proposed = pathsOf(null).slice(0, MOST_FIELDS);
  const dropped = [...pathsOf('keep'), ...overtaken].slice(0, MOST_FIELDS);
  return {
    ...(proposed.length > 0 ? { proposed } : {}),
    ...(dropped.length > 0 ? { dropped } : {}),
  };
}
