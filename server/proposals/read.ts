import type { UnixMs } from '#contract/primitives.ts';
import type {
  Proposal,
  ProposalList,
  ProposalReading,
  ProposalRequest,
} from '#contract/proposals.ts';
import { pathsMeet, valueAt } from '#debt/changes.ts';
import { seenFrom } from '../acceptance/unseen.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import { readingFor } from '../records/reading.ts';
import type { StoredProposal } from '../storage/proposal-tables.ts';
import type { StoredOp, Tables } from '../storage/tables.ts';
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
  actor: Actor,
  scope: Scope,
  { op, path }: ProposalRequest,
  tables: Tables,
  at: UnixMs,
): Promise<ProposalReading | null> {
  const proposal = await tables.proposalIn(scope, op, path);
  const record = proposal && (await tables.recordIn(scope, proposal.record));
  if (!record) return null;
  const ops = await tables.opsOn(record.id);
  const by = ops.find(({ id }) => id === op);
  if (!by) return null;
  // [AU5] No reading without its row: both, or neither.
  await tables.writeAudit({
    ...{ at, officer: actor.officer, device: actor.device },
    ...{ action: 'record-read', target: record.id, area: record.unit, detail: 'correction' },
  });
  const acts = await tables.actsOn(record.id);
  const mine = acts.find(({ id }) => id === op);
  const seen = seenFrom(mine?.base ?? [], acts);
  const last = ops.findLast(({ touched, rev, id }) => {
    return rev > 0 && id !== op && touched.some((one) => pathsMeet(one, path));
  });
  const { rev, state, hidden } = readingFor(actor, record);
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

/** Everything below a creditor but a single amount may say who lent, or how they threatened. */
const reachesLenders = (path: string): boolean =>
  /^(creditors|help\.(note|wantedOther)|debtor\.safeContact)/.test(path) &&
  !/\.debts\.[^.]+\.(principal\w+|balance|rate|instalment(\.\w+)?|paid|arrears)$/.test(path);

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
