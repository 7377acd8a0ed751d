import type { TwinList, TwinReading, TwinReadingRequest } from '#contract/duplicates.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { joinCreditors } from '#debt/joined.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import { readingFor } from '../records/reading.ts';
import type { Tables } from '../storage/tables.ts';
import type { Pair } from '../storage/twin-tables.ts';

const PAGE = 200;

/** Somebody who looks at pairs or decides on them, inside a transaction. */
export interface Looker {
  actor: Actor;
  scope: Scope;
  tables: Tables;
  at: UnixMs;
}

export async function listTwins({ scope, tables, at }: Looker): Promise<TwinList> {
  const found = await tables.twinsIn(scope, PAGE + 1);
  return { at, pairs: found.slice(0, PAGE), more: found.length > PAGE };
}

/** [TW5] Null when there is no such open pair in the area. */
export async function readTwins(
  { records: pair, note }: TwinReadingRequest,
  looker: Looker,
): Promise<TwinReading | null> {
  const { actor, tables, at } = looker;
  const found = await findTwins(pair, looker);
  if (!found) return null;
  for (const { id, unit } of found.records) {
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'record-read',
      target: id,
      area: unit,
      detail: note === undefined ? 'duplicate' : `duplicate: ${note}`,
    });
  }
  const [first, second] = found.records;
  const joined = joinCreditors(first.registration.creditors, second.registration.creditors);
  return {
    records: [readingFor(actor, first), readingFor(actor, second)],
    reason: found.reason,
    adds: joined?.added ?? null,
  };
}

/** Both records of an open pair, what the centre took first before the other. */
export async function findTwins(pair: Pair, { scope, tables }: Pick<Looker, 'scope' | 'tables'>) {
  const reason = await tables.twinReasonIn(scope, pair);
  const one = await tables.recordIn(scope, pair[0]);
  const other = await tables.recordIn(scope, pair[1]);
  if (!reason || !one || !other) return null;
  const inOrder =
    one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id);
  return { reason, records: inOrder ? ([one, other] as const) : ([other, one] as const) };
}
