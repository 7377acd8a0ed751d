import { v7 as uuid } from 'uuid';
import * as z from 'zod/mini';
import type { UnixMs } from '#contract/primitives.ts';
import type { ProposalDecision } from '#contract/proposals.ts';
import { Registration } from '#contract/registration/registration.ts';
import { pathsMeet, withChanges } from '#debt/changes.ts';
import { mendable } from '#debt/completeness.ts';
import { standingOn, tell } from '../acceptance/tell.ts';
import { thaiDay } from '../acceptance/thai-day.ts';
import { Refusal } from '../http/problem.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import type { StoredOp, StoredRecord, Tables } from '../storage/tables.ts';
import { type Decision, saidBy } from './said.ts';

/** Somebody who decides, inside a transaction. */
export interface Decider {
  actor: Actor;
  scope: Scope;
  tables: Tables;
  at: UnixMs;
}

/**
 * [A7] A person's word on one field. It is an act in the log with a revision of its own; whoever's
 * value goes or stays hears of it.
 * @throws Refusal `not-found`, or `state-wrong` when somebody was faster or the record moved on
 */
export async function decideProposal(
  { op, path, rev, act, reason }: ProposalDecision,
  { actor, scope, tables, at }: Decider,
): Promise<void> {
  const proposal = await tables.proposalIn(scope, op, path);
  const record = proposal && (await tables.findRecord(proposal.record));
  const by = record && (await tables.findOp(op));
  if (!by) throw new Refusal('not-found');
  if (act === 'keep' && reason === undefined) throw new Refusal('body-not-valid');
  if (proposal.decided !== null || record.rev !== rev) throw new Refusal('state-wrong');

  const value = saidBy(by, path);
  const next = act === 'take' ? taken(record, path, value, at) : record;
  const decision: Decision = {
    ...{ kind: 'decision', id: uuid(), record: record.id, of: op, path, act },
    reason: reason ?? null,
    ...(act === 'take' && path !== '' ? { value } : {}),
  };
  const replaced = act === 'take' ? await lastOn(record.id, op, path, tables) : null;
  await tables.decideProposal(
    { op, path },
    {
      ...{ id: decision.id, record: record.id, kind: decision.kind, envelope: by.envelope },
      ...{ officer: actor.certificate, device: actor.device, at, json: JSON.stringify(decision) },
      ...{ state: 'applied', rev: rev + 1, touched: act === 'take' ? [path] : [] },
    },
    act,
  );
  await tables.saveRecord({ ...next, rev: rev + 1 }, at);
  await tables.writeAudit({
    ...{ at, officer: actor.officer, device: actor.device, action: 'proposal-decided' },
    ...{
      target: record.id,
      area: record.unit,
      detail: reason === undefined ? act : `${act}: ${reason}`,
    },
  });
  await hear(by, [], rev + 1, record, tables, at);
  if (replaced) await hear(replaced, [path], rev + 1, record, tables, at);
}

/** @throws Refusal `state-wrong` when the value no longer fits the record */
function taken(record: StoredRecord, path: string, value: unknown, at: UnixMs) {
  if (path === '') return { ...record, state: 'void' as const };
  const document = withChanges(record.registration, [{ path, value }]);
  const read = z.safeParse(Registration, document);
  if (!read.success || mendable(read.data, thaiDay(at)).length > 0)
    throw new Refusal('state-wrong');
  // Whoever takes a change of a record that was ended wants it to live.
  return { ...record, state: 'live' as const, registration: read.data };
}

/** The act of a desk whose value stood there. */
async function lastOn(record: string, op: string, path: string, tables: Tables) {
  const ops = await tables.opsOn(record);
  return ops.findLast(({ id, kind, rev, touched }) => {
    const isAct = kind !== 'decision' && rev > 0 && id !== op;
    return isAct && touched.some((one) => pathsMeet(one, path));
  });
}

async function hear(
  { id, envelope }: StoredOp,
  replaced: readonly string[],
  rev: number,
  { id: record, ref }: StoredRecord,
  tables: Tables,
  at: UnixMs,
): Promise<void> {
  const brought = await tables.envelopeOf(id);
  if (!brought) return;
  const { device, sender } = brought;
  const standing = await standingOn(id, tables, replaced);
  await tell(
    { envelope: { hash: envelope, device, sender }, tables },
    { at, envelope, id, record, kind: 'accepted', rev, ref, ...standing },
  );
}
