import type { AuditAction } from '#contract/audit.ts';
import type { Decisions, DecisionsAnswer } from '#contract/people.ts';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { mayGive } from '#contract/reach.ts';
import type { StoredPerson } from '../storage/people-tables.ts';
import type { Tables } from '../storage/tables.ts';
import type { Actor, Scope } from './authorize.ts';
import { officerCode } from './officer-code.ts';

type Refused = { is: 'refused'; code: ProblemCode };
const refused = (code: ProblemCode): Refused => ({ is: 'refused', code });

/** Somebody and what they do, inside a transaction. */
export interface PersonAct {
  actor: Actor;
  scope: Scope;
  tables: Tables;
  at: UnixMs;
}

/**
 * [P4] Approves or refuses, all or none. Whoever proposed somebody cannot approve them; an approved
 * officer gets their code, and whoever proposed somebody reads why not.
 */
export async function decidePeople(
  { people: ids, approve, ...said }: Decisions,
  act: PersonAct,
): Promise<{ is: 'decided'; answer: DecisionsAnswer } | Refused> {
  const { actor, scope, tables, at } = act;
  const reason = said.reason ?? null;
  const people: StoredPerson[] = [];
  for (const id of new Set(ids)) {
    const person = await tables.personIn(scope, id);
    if (!person) return refused('not-found');
    if (person.state !== 'proposed') return refused('state-wrong');
    if (person.proposedBy === actor.officer) return refused('same-person');
    if (!mayGive(actor.roles, person.roles)) return refused('not-allowed');
    people.push(person);
  }
  const decided: DecisionsAnswer['decided'] = [];
  for (const person of people) {
    const officer = approve ? await newCode(person, tables) : null;
    await tables.savePerson(scope, {
      ...person,
      officer,
      state: approve ? 'approved' : 'refused',
      refusal: approve || reason === null ? null : { reason, by: actor.officer, at },
    });
    await writeOf(approve ? 'person-approved' : 'person-refused', person.id, person, reason, act);
    decided.push({ id: person.id, officer });
  }
  return { is: 'decided', answer: { decided } };
}

async function newCode({ unit }: StoredPerson, tables: Tables): Promise<string> {
  const area = unit.slice(0, 4);
  return officerCode(area, await tables.takeOfficerNumber(area));
}

/** [P8] Stops all keys of a person at once; what they had made before is theirs. */
export async function suspendPerson(
  id: Uuid,
  reason: string,
  act: PersonAct,
): Promise<{ is: 'done' } | Refused> {
  const { actor, scope, tables, at } = act;
  const person = await tables.personIn(scope, id);
  if (!person) return refused('not-found');
  if (person.state !== 'approved' || person.officer === null) return refused('state-wrong');
  if (person.officer === actor.officer || !mayGive(actor.roles, person.roles))
    return refused('not-allowed');
  const keys = await tables.keysOf(person.officer);
  const heads = Object.fromEntries(
    await Promise.all(
      [...new Set(keys.map(({ device }) => device))].map(
        async (device) => [device, await tables.ledgerHeads(device)] as const,
      ),
    ),
  );
  await tables.savePerson(scope, { ...person, state: 'suspended', suspended: { at, heads } });
  await writeOf('person-suspended', id, person, reason, act);
  return { is: 'done' };
}

/** [P8] Whoever trusts a person again trusts what they wrote meanwhile. */
export async function restorePerson(
  id: Uuid,
  reason: string,
  act: PersonAct,
): Promise<{ is: 'done' } | Refused> {
  const { actor, scope, tables } = act;
  const person = await tables.personIn(scope, id);
  if (!person) return refused('not-found');
  if (person.state !== 'suspended') return refused('state-wrong');
  if (!mayGive(actor.roles, person.roles)) return refused('not-allowed');
  await tables.savePerson(scope, { ...person, state: 'approved', suspended: null });
  await writeOf('person-restored', id, person, reason, act);
  return { is: 'done' };
}

export const writeOf = (
  action: AuditAction,
  target: string,
  { unit }: Pick<StoredPerson, 'unit'>,
  detail: string | null,
  { actor, tables, at }: PersonAct,
): Promise<void> =>
  tables.writeAudit({
    at,
    officer: actor.officer,
    device: actor.device,
    action,
    target,
    area: unit,
    detail,
  });
