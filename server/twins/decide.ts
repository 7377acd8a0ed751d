import { v7 as uuid } from 'uuid';
import type { TwinDecision } from '#contract/duplicates.ts';
import type { Edit } from '#debt/changes.ts';
import { joinCreditors } from '#debt/joined.ts';
import type { StoredRecord } from '../storage/tables.ts';
import { compareWithOthers } from './compare.ts';
import { findTwins, type Looker } from './read.ts';
import { tellHolders } from './tell.ts';

/** `changed`: one of the two is not what was read, somebody has decided, or there is no room to join. */
export type Decided = 'done' | 'not-found' | 'changed' | 'reason-needed';

/** [TW6] What a person decided on two records. */
export async function decideTwins(decision: TwinDecision, looker: Looker): Promise<Decided> {
  const { records: pair, revs, act, drop, reason } = decision;
  const { actor, tables, at } = looker;
  const known = await tables.recordIn(looker.scope, pair[0]);
  const other = await tables.recordIn(looker.scope, pair[1]);
  if (!known || !other) return 'not-found';
  const found = await findTwins(pair, looker);
  if (!found || known.rev !== revs[0] || other.rev !== revs[1]) return 'changed';
  if (act === 'drop' && reason === undefined) return 'reason-needed';
  const [first, second] = found.records;
  if (act === 'drop' && drop !== first.id && drop !== second.id) return 'not-found';

  if (act === 'join' && !(await join(first, second, looker))) return 'changed';
  await tables.settleTwins(pair, act, { by: actor.officer, at });
  if (act === 'join') await endIn(second, first, reason ?? null, looker);
  if (act === 'drop') {
    const [ended, stays] = drop === first.id ? [first, second] : [second, first];
    await endIn(ended, stays, reason ?? null, looker);
  }
  for (const { id, unit } of [first, second]) {
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'duplicate-decided',
      target: id,
      area: unit,
      detail: reason === undefined ? act : `${act}: ${reason}`,
    });
    await tellHolders(id, tables, at);
  }
  return 'done';
}

/** The creditors of the second stand in the first, too; false when it has no room for them. */
async function join(first: StoredRecord, second: StoredRecord, looker: Looker): Promise<boolean> {
  const { creditors } = first.registration;
  const joined = joinCreditors(creditors, second.registration.creditors);
  if (!joined) return false;
  if (joined.changes.length === 0) return true;
  const registration = { ...first.registration, creditors: joined.creditors };
  const next = { ...first, rev: first.rev + 1, registration };
  await writeDown(next, 'join', { from: second.id, changes: joined.changes }, looker);
  return true;
}

/** [TW8] It is read and found for ever, and changed no more. */
async function endIn(
  ended: StoredRecord,
  into: StoredRecord,
  reason: string | null,
  looker: Looker,
): Promise<void> {
  const { tables, at } = looker;
  const next: StoredRecord = { ...ended, rev: ended.rev + 1, state: 'void' };
  await tables.mendRecord(ended.id);
  await writeDown(next, 'joined', { into: into.id, reason, changes: [{ path: '' }] }, looker);
  await tables.joinInto(ended.id, into.id);
  await compareWithOthers(next, tables, at);
}

/** [TW7] An act of the centre in the record's own log. */
async function writeDown(
  record: StoredRecord,
  kind: 'join' | 'joined',
  what: { changes: Edit[]; from?: string; into?: string; reason?: string | null },
  { actor, tables, at }: Looker,
): Promise<void> {
  const id = uuid();
  const said = { v: 1, kind, id, record: record.id, officer: actor.certificate, at, ...what };
  await tables.addDecision({
    ...{ id, record: record.id, kind, officer: actor.certificate, device: actor.device, at },
    json: JSON.stringify(said),
    rev: record.rev,
    touched: what.changes.map(({ path }) => path),
  });
  await tables.saveRecord(record, at);
}
