import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Recovery } from '#contract/recovery.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import { type ActedAs, isStopped, letInAlone, personBehind } from '../people/standing.ts';
import type { StoredRecovery } from '../storage/recovery-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { answerRecovery } from './answer.ts';

const PEOPLE_NEEDED = 2;

/** [DV11] Whether this person's word is still wanted: persons are told apart by their officer codes. */
export const mayDecide = (
  { officer, approvedBy, progress }: StoredRecovery,
  actor: Actor,
): boolean =>
  progress.state === 'asked' && officer !== actor.officer && !approvedBy.includes(actor.officer);

/**
 * [DV11] One person's word on a recovery. The second approval answers it where the key lies here;
 * one refusal ends it. Null: there is none in this area. Call it inside a transaction.
 */
export async function decideRecovery(
  id: Uuid,
  approve: boolean,
  { actor, scope }: { actor: Actor; scope: Scope },
  tables: Tables,
  { server, draftsRecovery }: Pick<Keyring, 'server' | 'draftsRecovery'>,
  at: UnixMs,
): Promise<{ is: 'decided' } | { is: 'refused'; code: ProblemCode }> {
  const recovery = await tables.recoveryIn(scope, id);
  if (!recovery) return { is: 'refused', code: 'not-found' };
  if (recovery.progress.state !== 'asked') return { is: 'refused', code: 'state-wrong' };
  if (!mayDecide(recovery, actor)) return { is: 'refused', code: 'same-person' };
  const trusted: string[] = [];
  for (const officer of recovery.approvedBy) {
    if (!(await isStopped(officer, tables))) trusted.push(officer);
  }
  if (approve && (await isOneOf(actor, recovery, trusted, tables))) {
    return { is: 'refused', code: 'same-person' };
  }

  await tables.writeAudit({
    at,
    officer: actor.officer,
    device: actor.device,
    action: approve ? 'recovery-approved' : 'recovery-refused',
    target: id,
    area: recovery.unit,
    detail: null,
  });
  if (!approve) {
    await tables.saveProgress(id, { state: 'refused' });
    return { is: 'decided' };
  }
  await tables.approveRecovery(scope, id, actor.officer, at);
  if (trusted.length + 1 < PEOPLE_NEEDED) return { is: 'decided' };
  await tables.saveProgress(id, { state: 'approved' });
  const approved: StoredRecovery = { ...recovery, progress: { state: 'approved' } };
  await answerRecovery(approved, draftsRecovery, server, tables, at);
  return { is: 'decided' };
}

/** Whether the same person stands behind this one and the asker, or one of those who have approved. */
async function isOneOf(
  actor: Actor,
  recovery: StoredRecovery,
  trusted: readonly string[],
  tables: Tables,
): Promise<boolean> {
  const behind = await personBehind({ ...actor, before: Number.POSITIVE_INFINITY }, tables);
  const others = [await askedWith(recovery, tables)];
  for (const row of await tables.auditOn([recovery.id], 'recovery-approved')) {
    if (row.officer && row.device && trusted.includes(row.officer))
      others.push({ officer: row.officer, device: row.device, before: row.n });
  }
  for (const other of others) if ((await personBehind(other, tables)) === behind) return true;
  return false;
}

/** A recovery as one of those sees it who may decide on it. */
export async function shownTo(
  actor: Actor,
  mayActAtAll: boolean,
  stored: StoredRecovery,
  tables: Tables,
): Promise<Recovery> {
  const { id, officer, name, device, deviceLabel, unit, drafts, at, approvedBy, progress } = stored;
  return {
    ...{ id, officer, name, device, deviceLabel, unit, drafts, at, approvedBy },
    state: progress.state,
    letInAloneBy: (await letInAlone(await askedWith(stored, tables), tables))?.officer ?? null,
    yours: mayActAtAll && mayDecide(stored, actor),
  };
}

/** The key that asked. */
async function askedWith(
  { id, officer, device }: StoredRecovery,
  tables: Tables,
): Promise<ActedAs> {
  const [asked] = await tables.auditOn([id], 'recovery-asked');
  return { officer, device, before: asked?.n ?? Number.POSITIVE_INFINITY };
}
