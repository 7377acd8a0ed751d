import type { Op } from '#contract/op.ts';
import { type Edit, valueAt, withChanges } from '#debt/changes.ts';
import type { CentreAct } from '../records/centre-act.ts';
import type { StoredOp } from '../storage/record-tables.ts';

/** Acts of desks were parsed when they were accepted; those of the centre were written by itself. */
const readAct = (op: StoredOp): Op | CentreAct => JSON.parse(op.json);

/** What an act says of a field; ending a record says nothing of any. */
export function saidBy(op: StoredOp, path: string): unknown {
  const act = readAct(op);
  if (act.kind === 'amend') return act.changes.find((change) => change.path === path)?.value;
  return act.kind === 'register' ? valueAt(act.registration, path) : undefined;
}

/** The desk's own reason for an act. */
export function reasonOf(op: StoredOp): string | null {
  const act = readAct(op);
  return act.kind === 'amend' || act.kind === 'void' ? act.reason : null;
}

/**
 * A field as the author of `op` saw it: the log told once more, with nothing but what they knew of.
 * `ops` in the order of revisions.
 */
export function seenBy(seen: ReadonlySet<string>, ops: readonly StoredOp[], path: string): unknown {
  let document: unknown;
  for (const op of ops) {
    if (!seen.has(op.id)) continue;
    const act = readAct(op);
    if (act.kind === 'register') document = act.registration;
    else document = withChanges(document, changesIn(act)) ?? document;
  }
  return valueAt(document, path);
}

/** What an act made of the fields; ending a record makes nothing of any. */
const changesIn = (act: Op | CentreAct): Pick<Edit, 'path' | 'value'>[] =>
  'changes' in act ? act.changes.filter(({ path }) => path !== '') : [];
