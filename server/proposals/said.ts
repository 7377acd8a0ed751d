import type { AmendOp, Op } from '#contract/op.ts';
import { valueAt, withChanges } from '#debt/changes.ts';
import type { StoredOp } from '../storage/tables.ts';

/** What a supervisor decided, as it stands in the log; its value stands in the act `of`. */
export interface Decision {
  kind: 'decision';
  id: string;
  record: string;
  of: string;
  path: string;
  act: 'take' | 'keep';
  value?: unknown;
  reason: string | null;
}

/** Acts of desks were parsed when they were accepted, decisions are written by `decide` only. */
const readAct = (op: StoredOp): Op | Decision => JSON.parse(op.json);

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
    else document = withChanges(document, changesIn(op, act)) ?? document;
  }
  return valueAt(document, path);
}

/** What a proposal says was not made; everything that its author said they knew. */
function changesIn(
  { touched }: StoredOp,
  act: Op | Decision,
): Pick<AmendOp['changes'][number], 'path' | 'value'>[] {
  if (act.kind === 'amend') return act.changes;
  if (act.kind === 'decision' && touched.length > 0 && act.path !== '')
    return [{ path: act.path, value: act.value as AmendOp['changes'][number]['value'] }];
  return [];
}
