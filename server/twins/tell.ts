import type { UnixMs, Uuid } from '#contract/primitives.ts';
import { tell } from '../acceptance/tell.ts';
import type { StoredRecord } from '../storage/record-tables.ts';
import type { Outcome, Tables } from '../storage/tables.ts';

/** [TW3][TW9] What a desk may hear of a record: accepted, perhaps one of another, or ended in another. */
export async function standingNow(
  record: Pick<StoredRecord, 'id' | 'ref' | 'unit' | 'rev'>,
  tables: Tables,
): Promise<Said> {
  const into = await tables.joinedInto(record.id);
  if (into) return { kind: 'joined', into: into.unit === record.unit ? into.ref : null };
  const twins = await tables.openTwins(record.id);
  const own = twins.find(({ unit }) => unit === record.unit);
  return twins.length > 0
    ? { kind: 'possible-duplicate', of: own?.ref ?? null }
    : { kind: 'accepted', rev: record.rev, ref: record.ref };
}

/** An outcome without the act that it speaks of. */
type Said = OfAct<Extract<Outcome, { kind: 'joined' | 'possible-duplicate' | 'accepted' }>>;
type OfAct<T> = T extends unknown ? Omit<T, 'at' | 'envelope' | 'id' | 'record'> : never;

/** [TW9] Tells it to every device that has an act on the record, and to whoever brought that. */
export async function tellHolders(record: Uuid, tables: Tables, at: UnixMs): Promise<void> {
  const found = await tables.findRecord(record);
  if (!found) return;
  const said = await standingNow(found, tables);
  for (const { op, ...envelope } of await tables.holdersOf(record)) {
    const about = { at, envelope: envelope.hash, id: op, record };
    await tell({ envelope, tables }, { ...about, ...said });
  }
}
