import type { UnixMs } from '#contract/primitives.ts';
import type {
  Proposal,
  ProposalList,
  ProposalReading,
  ProposalRequest,
} from '#contract/proposals.ts';
import { pathsMeet, valueAt } from '#debt/changes.ts';
import { seenFrom } from '../acceptance/unseen.ts';
import type { Scope } from '../people/authorize.ts';
import type { Acting } from '../records/centre-act.ts';
import { noteReading, reachesLenders, readingFor } from '../records/reading.ts';
import type { StoredProposal } from '../storage/proposal-tables.ts';
import type { StoredOp } from '../storage/record-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { reasonOf, saidBy, seenBy } from './said.ts';

const PAGE = 200;

/** [A7] What waits for a person in this area, the oldest first. */
export async function listProposals(
  scope: Scope,
  tables: Tables,
  at: UnixMs,
): Promise<ProposalList> {
  const found = await tables.proposalsIn(scope, PAGE + 1);
  return { at, proposals: found.slice(0, PAGE).map(told), more: found.length > PAGE };
}

const told = ({ op, path, record, ref, unit, at }: StoredProposal): Proposal => ({
  ...{ op, path, record, ref, unit, at },
});

/** [A7] All that a person needs to decide: who said what and when. Null: there is none in this area. */
export async function readProposal(
  { op, path }: ProposalRequest,
  acting: Acting,
): Promise<ProposalReading | null> {
  const { actor, scope, tables } = acting;
  const proposal = await tables.proposalIn(scope, op, path);
  const record = proposal && (await tables.recordIn(scope, proposal.record));
  if (!record) return null;
  const ops = await tables.opsOn(record.id);
  const by = ops.find(({ id }) => id === op);
  if (!by) return null;
  await noteReading(record, 'correction', acting);
  const acts = await tables.actsOn(record.id);
  const mine = acts.find(({ id }) => id === op);
  const seen = seenFrom(mine?.base ?? [], acts);
  const last = ops.findLast(({ touched, rev, id }) => {
    return rev > 0 && id !== op && touched.some((one) => pathsMeet(one, path));
  });
  const { rev, hidden } = readingFor(actor, record);
  const state = (await tables.joinedInto(record.id)) ? 'joined' : record.state;
  const isHidden = hidden.length > 0 && reachesLenders(path);
  const values = {
    ...stated('seen', seenBy(seen, ops, path)),
    ...stated('now', valueAt(record.registration, path)),
    ...stated('proposed', saidBy(by, path)),
  };
  return {
    ...{ proposal: told(proposal), rev, state, hidden: isHidden },
    ...(path === '' || isHidden ? {} : values),
    nowBy: last ? await whoSaid(last, acts, tables) : null,
    proposedBy: await whoSaid(by, acts, tables),
    reason: isHidden ? null : reasonOf(by),
  };
}

const stated = (name: 'seen' | 'now' | 'proposed', value: unknown) =>
  // What stands in a registration is JSON.
  value === undefined ? {} : ({ [name]: value } as Partial<Pick<ProposalReading, typeof name>>);

async function whoSaid(
  { id, officer }: StoredOp,
  acts: readonly { id: string; at: UnixMs }[],
  tables: Tables,
) {
  const known = await tables.officerToday(officer);
  return {
    officer: known?.certificate.name ?? officer,
    at: acts.find((act) => act.id === id)?.at ?? 0,
  };
}
