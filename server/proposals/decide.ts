import * as z from 'zod/mini';
import type { UnixMs } from '#contract/primitives.ts';
import type { ProposalDecision } from '#contract/proposals.ts';
import { Registration } from '#contract/registration/registration.ts';
import { type Edit, pathsMeet, withChanges } from '#debt/changes.ts';
import { mendable } from '#debt/completeness.ts';
import { standingOn, tell } from '../acceptance/tell.ts';
import { thaiDay } from '../acceptance/thai-day.ts';
import { detailOf } from '../audit/detail.ts';
import { Refusal } from '../http/problem.ts';
import { type Acting, actOnRecord } from '../records/centre-act.ts';
import type { StoredOp, StoredRecord } from '../storage/record-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { saidBy } from './said.ts';

/**
 * [A7] A person's word on one field. It is an act in the log with a revision of its own; whoever's
 * value goes or stays hears of it.
 * @throws Refusal `not-found`, or `state-wrong` when somebody was faster or the record moved on
 */
export async function decideProposal(
  { op, path, rev, act, reason }: ProposalDecision,
  acting: Acting,
): Promise<void> {
  const { actor, scope, tables, at } = acting;
  const proposal = await tables.proposalIn(scope, op, path);
  const record = proposal && (await tables.findRecord(proposal.record));
  const by = record && (await tables.findOp(op));
  if (!by) throw new Refusal('not-found');
  if (act === 'keep' && reason === undefined) throw new Refusal('body-not-valid');
  if (proposal.decided !== null || record.rev !== rev) throw new Refusal('state-wrong');
  const isTaken = act === 'take';
  // [TW8] What ended in another record is changed no more.
  if (isTaken && (await tables.joinedInto(record.id))) throw new Refusal('state-wrong');

  const change = { path, value: saidBy(by, path) };
  const next = { ...(isTaken ? taken(record, change, at) : record), rev: rev + 1 };
  const changes = isTaken ? [change] : [];
  const replaced = isTaken ? await lastOn(record.id, op, path, tables) : null;
  const words = { kind: 'decision', of: op, path, act, reason: reason ?? null, changes } as const;
  await tables.settleProposal({ op, path }, act, await actOnRecord(next, words, acting));
  await tables.writeAudit({
    ...{ at, officer: actor.officer, device: actor.device, action: 'proposal-decided' },
    ...{ target: record.id, area: record.unit, detail: detailOf(act, reason) },
  });
  await hear(by, [], next, acting);
  if (replaced) await hear(replaced, [path], next, acting);
}

/** @throws Refusal `state-wrong` when the value no longer fits the record */
function taken(record: StoredRecord, change: Edit, at: UnixMs): StoredRecord {
  if (change.path === '') return { ...record, state: 'void' };
  const document = withChanges(record.registration, [change]);
  const read = z.safeParse(Registration, document);
  if (!read.success || mendable(read.data, thaiDay(at)).length > 0)
    throw new Refusal('state-wrong');
  // Whoever takes a change of a record that was ended wants it to live.
  return { ...record, state: 'live', registration: read.data };
}

/** The act of a desk whose value stood there. */
async function lastOn(record: string, op: string, path: string, tables: Tables) {
  const ops = await tables.opsOn(record);
  return ops.findLast(({ id, envelope, rev, touched }) => {
    const isOther = envelope !== '' && rev > 0 && id !== op;
    return isOther && touched.some((one) => pathsMeet(one, path));
  });
}

/** Whoever made an act, and whoever brought it, hears how its fields stand now. */
async function hear(
  { id }: StoredOp,
  replaced: readonly string[],
  { id: record, rev, ref }: StoredRecord,
  { tables, at }: Acting,
): Promise<void> {
  const envelope = await tables.envelopeOf(id);
  if (!envelope) return;
  const standing = await standingOn(id, tables, replaced);
  const about = { at, envelope: envelope.hash, id, record };
  await tell({ envelope, tables }, { ...about, kind: 'accepted', rev, ref, ...standing });
}
