import type { UnixMs } from '#contract/primitives.ts';
import { type Traits, traitsOf, twinReason } from '#debt/alike.ts';
import type { StoredRecord } from '../storage/record-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { tellHolders } from './tell.ts';

/** [TW1] So many of one number or one birthday are looked at; a person finds the rest by them. */
const MOST_ALIKE = 20;

/**
 * [TW1][TW2] Compares a record that was made, changed or ended; call it in the transaction that saves it. True
 * when it was made just now and is like no other.
 */
export async function compareWithOthers(
  record: StoredRecord,
  tables: Tables,
  at: UnixMs,
): Promise<boolean> {
  const { gone, isAlone } = await (record.state === 'live'
    ? compareLive(record, tables, at)
    : end(record, tables, at));
  for (const other of gone) await tellHolders(other, tables, at);
  return isAlone;
}

interface Compared {
  gone: readonly string[];
  isAlone: boolean;
}

async function compareLive(
  { id, rev, registration }: StoredRecord,
  tables: Tables,
  at: UnixMs,
): Promise<Compared> {
  const traits = traitsOf(registration);
  const isNew = rev === 1;
  const before = isNew ? null : await tables.traitsOfRecord(id);
  if (before && isSame(before, traits)) return { gone: [], isAlone: false };
  await tables.saveTraits(id, traits);
  const near = await tables.traitsNear(id, traits, MOST_ALIKE);
  const found = near.flatMap((other) => {
    const reason = twinReason(traits, other);
    return reason ? [{ record: other.record, reason }] : [];
  });
  // What was never compared has no twins that could go.
  if (isNew && found.length === 0) return { gone: [], isAlone: true };
  return { gone: await tables.saveTwins(id, found, at), isAlone: false };
}

/** What has ended is nobody's twin. */
async function end({ id }: StoredRecord, tables: Tables, at: UnixMs): Promise<Compared> {
  await tables.dropTraits(id);
  return { gone: await tables.saveTwins(id, [], at), isAlone: false };
}

const isSame = (a: Traits, b: Traits): boolean =>
  (Object.keys(a) as (keyof Traits)[]).every((name) => a[name] === b[name]);
