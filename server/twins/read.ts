import type { TwinList, TwinReading, TwinReadingRequest } from '#contract/duplicates.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { joinCreditors } from '#debt/joined.ts';
import { detailOf } from '../audit/detail.ts';
import type { Scope } from '../people/authorize.ts';
import type { Acting } from '../records/centre-act.ts';
import { noteReading, readingFor } from '../records/reading.ts';
import type { Tables } from '../storage/tables.ts';
import type { Pair } from '../storage/twin-tables.ts';

const PAGE = 200;

export async function listTwins(scope: Scope, tables: Tables, at: UnixMs): Promise<TwinList> {
  const found = await tables.twinsIn(scope, PAGE + 1);
  return { at, pairs: found.slice(0, PAGE), more: found.length > PAGE };
}

/** [TW5] Null when there is no such open pair in the area. */
export async function readTwins(
  { records: pair, note }: TwinReadingRequest,
  acting: Acting,
): Promise<TwinReading | null> {
  const { actor } = acting;
  const found = await findTwins(pair, acting);
  if (!found?.reason) return null;
  for (const record of found.records) {
    await noteReading(record, detailOf('duplicate', note), acting);
  }
  const [first, second] = found.records;
  const joined = joinCreditors(first.registration.creditors, second.registration.creditors);
  return {
    records: [readingFor(actor, first), readingFor(actor, second)],
    reason: found.reason,
    adds: joined?.added ?? null,
  };
}

/**
 * Both records of a pair, what the centre took first before the other; without a reason where nobody
 * has anything to decide. Null when one of them is not in the area.
 */
export async function findTwins(pair: Pair, { scope, tables }: Pick<Acting, 'scope' | 'tables'>) {
  const one = await tables.recordIn(scope, pair[0]);
  const other = await tables.recordIn(scope, pair[1]);
  if (!one || !other) return null;
  const reason = await tables.twinReasonIn(scope, pair);
  const inOrder =
    one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id);
  return { reason, records: inOrder ? ([one, other] as const) : ([other, one] as const) };
}
