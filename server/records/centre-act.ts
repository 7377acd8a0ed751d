import { v7 as uuid } from 'uuid';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { ProposalAct } from '#contract/proposals.ts';
import type { Edit } from '#debt/changes.ts';
import type { Actor, Scope } from '../people/authorize.ts';
import type { StoredRecord } from '../storage/record-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { compareWithOthers } from '../twins/compare.ts';

/** Somebody who acts on records of their area, inside a transaction. */
export interface Acting {
  actor: Actor;
  scope: Scope;
  tables: Tables;
  at: UnixMs;
}

/** What a person decided at the centre, and what of the record it changed; `''` ends it. */
export type CentreActWords = { changes: Edit[] } & (
  | { kind: 'decision'; of: Uuid; path: string; act: ProposalAct; reason: string | null }
  | { kind: 'join'; from: Uuid }
  | { kind: 'joined'; into: Uuid; reason: string | null }
);

/** An act of the centre as it stands in the record's own log, beside those of desks. */
export type CentreAct = CentreActWords & {
  v: 1;
  id: Uuid;
  record: Uuid;
  officer: Uuid;
  at: UnixMs;
};

/**
 * [A7] [TW7] Writes the act down, saves the record that it makes and compares it with the others [TW1];
 * returns the act's id.
 */
export async function actOnRecord(
  next: StoredRecord,
  words: CentreActWords,
  { actor, tables, at }: Acting,
): Promise<Uuid> {
  const about = { id: uuid(), record: next.id, officer: actor.certificate, at };
  const act: CentreAct = { v: 1, ...about, ...words };
  await tables.addCentreAct({
    ...{ ...about, kind: words.kind, device: actor.device, json: JSON.stringify(act) },
    ...{ rev: next.rev, touched: words.changes.map(({ path }) => path) },
  });
  if (next.state === 'void') await tables.mendRecord(next.id);
  await tables.saveRecord(next, at);
  await compareWithOthers(next, tables, at);
  return act.id;
}
