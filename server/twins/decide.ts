import type { TwinDecision } from '#contract/duplicates.ts';
import { joinCreditors } from '#debt/joined.ts';
import { detailOf } from '../audit/detail.ts';
import { type Acting, actOnRecord } from '../records/centre-act.ts';
import type { StoredRecord } from '../storage/record-tables.ts';
import { findTwins } from './read.ts';
import { tellHolders } from './tell.ts';

/** `changed`: one of the two is not what was read, somebody has decided, or there is no room to join. */
export type Decided = 'done' | 'not-found' | 'changed' | 'reason-needed';

/** [TW6] What a person decided on two records. */
export async function decideTwins(decision: TwinDecision, acting: Acting): Promise<Decided> {
  const { records: pair, revs, act, drop, reason } = decision;
  const { actor, tables, at } = acting;
  const found = await findTwins(pair, acting);
  if (!found) return 'not-found';
  const isAsRead = found.records.every(({ id, rev }) => rev === revs[pair.indexOf(id)]);
  if (!found.reason || !isAsRead) return 'changed';
  if (act === 'drop' && reason === undefined) return 'reason-needed';
  const [first, second] = found.records;
  if (act === 'drop' && drop !== first.id && drop !== second.id) return 'not-found';

  if (act === 'join' && !(await join(first, second, acting))) return 'changed';
  await tables.settleTwins(pair, act, { by: actor.officer, at });
  if (act === 'join') await endIn(second, first, reason ?? null, acting);
  if (act === 'drop') {
    const [ended, stays] = drop === first.id ? [first, second] : [second, first];
    await endIn(ended, stays, reason ?? null, acting);
  }
  for (const { id, unit } of [first, second]) {
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'duplicate-decided',
      target: id,
      area: unit,
      detail: detailOf(act, reason),
    });
    await tellHolders(id, tables, at);
  }
  return 'done';
}

/** The creditors of the second stand in the first, too; false when it has no room for them. */
async function join(first: StoredRecord, second: StoredRecord, acting: Acting): Promise<boolean> {
  const { creditors } = first.registration;
  const joined = joinCreditors(creditors, second.registration.creditors);
  if (!joined) return false;
  if (joined.changes.length === 0) return true;
  const registration = { ...first.registration, creditors: joined.creditors };
  const next = { ...first, rev: first.rev + 1, registration };
  const { changes } = joined;
  await actOnRecord(next, { kind: 'join', from: second.id, changes }, acting);
  return true;
}

/** [TW8] It is read and found for ever, and changed no more. */
async function endIn(
  ended: StoredRecord,
  into: StoredRecord,
  reason: string | null,
  acting: Acting,
): Promise<void> {
  const next: StoredRecord = { ...ended, rev: ended.rev + 1, state: 'void' };
  const changes = [{ path: '' }];
  await actOnRecord(next, { kind: 'joined', into: into.id, reason, changes }, acting);
  await acting.tables.joinInto(ended.id, into.id);
}
