import { createHmac } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Roster, RosterAnswer, RosterRow, rosterFaults } from '#contract/people.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { mayGive, rolesOf, scopeFor } from '#contract/reach.ts';
import { unitFor } from '../devices/unit-for.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { StoredPerson } from '../storage/people-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { type Actor, authorize } from './authorize.ts';

type Fault = (typeof rosterFaults)[number];

/** [P2] The national ID itself is never kept: only what tells that it was seen before. */
export const idHashOf = ({ tokenSecret }: Pick<Keyring, 'tokenSecret'>, nationalId: string) =>
  createHmac('sha256', tokenSecret).update(`dd/officer-id/1|${nationalId}`).digest('base64url');

/** [P2] Takes all people of a roster, or none and says what is wrong with which row. */
export async function proposePeople(
  { rows }: Roster,
  actor: Actor,
  keyring: Pick<Keyring, 'tokenSecret'>,
  tables: Tables,
  at: UnixMs,
): Promise<RosterAnswer> {
  const people = rows.map((row) => personOf(row, actor, keyring, at));
  const faults: { row: number; code: Fault }[] = [];
  const seen = new Set<string>();
  for (const [i, person] of people.entries()) {
    const names = [person.idHash, nameIn(person)].filter((name) => name !== null);
    const code = names.some((name) => seen.has(name))
      ? 'twice-in-file'
      : await faultIn(person, actor, tables);
    for (const name of names) seen.add(name);
    if (code) faults.push({ row: i, code });
  }
  if (faults.length > 0) return { is: 'not-taken', faults };
  for (const person of people) {
    await tables.addPerson(person);
    await tables.writeAudit({
      at,
      officer: actor.officer,
      device: actor.device,
      action: 'person-proposed',
      target: person.id,
      area: person.unit,
      detail: person.roles.join(' '),
    });
  }
  return { is: 'taken', people: people.map(({ id }) => id) };
}

/** One name in one unit is one person. */
export const nameIn = ({ firstName, lastName, unit }: StoredPerson) =>
  [firstName, lastName ?? '', unit].join('|');

function personOf(
  { role, nationalId, ...row }: RosterRow,
  actor: Actor,
  keyring: Pick<Keyring, 'tokenSecret'>,
  at: UnixMs,
): StoredPerson {
  return {
    ...row,
    id: uuid(),
    officer: null,
    roles: rolesOf(role),
    scope: scopeFor(role, row.unit, actor.scope),
    state: 'proposed',
    idHash: nationalId === null ? null : idHashOf(keyring, nationalId),
    proposedBy: actor.officer,
    proposedAt: at,
    refusal: null,
    suspended: null,
    dutiesAsked: null,
    left: {},
  };
}

async function faultIn(person: StoredPerson, actor: Actor, tables: Tables): Promise<Fault | null> {
  const { unit, roles } = person;
  if (!(await unitFor(unit, tables))) return 'unit-unknown';
  if (!authorize(actor, 'people.propose', { area: unit })) return 'unit-outside';
  if (!mayGive(actor.roles, roles)) return 'role-not-yours';
  return (await tables.isKnown(person)) ? 'known-already' : null;
}
