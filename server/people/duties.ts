import { v7 as uuid } from 'uuid';
import type { OfficerCertificate } from '#contract/certificates.ts';
import type { DutiesDecision, DutiesRequest } from '#contract/people.ts';
import type { Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { mayGive, rolesOf, scopeFor } from '#contract/reach.ts';
import { statementTypes } from '#contract/statements.ts';
import { unitFor } from '../devices/unit-for.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerCut } from '../storage/device-tables.ts';
import type { StoredPerson } from '../storage/people-tables.ts';
import { authorize } from './authorize.ts';
import { type PersonAct, writeOf } from './decide.ts';
import { mayWorkOn, rightsToday } from './rights.ts';

type Outcome = { is: 'done' } | { is: 'refused'; code: ProblemCode };
const refused = (code: ProblemCode): Outcome => ({ is: 'refused', code });
const done: Outcome = { is: 'done' };

/**
 * [P11] Asks for other duties or another unit for somebody. It changes nothing until another person
 * has approved it, and takes the place of what was asked before.
 */
export async function askDuties(
  id: Uuid,
  { unit, role, reason }: DutiesRequest,
  act: PersonAct,
): Promise<Outcome> {
  const { actor, scope, tables, at } = act;
  const person = await tables.personIn(scope, id);
  if (!person) return refused('not-found');
  if (person.state !== 'approved') return refused('state-wrong');
  const roles = rolesOf(role);
  const isSame = unit === person.unit && roles.join() === person.roles.join();
  if (isSame) return refused('state-wrong');
  if (!(await unitFor(unit, tables))) return refused('unit-unknown');
  const mayAsk =
    person.officer !== actor.officer &&
    mayGive(actor.roles, [...person.roles, ...roles]) &&
    authorize(actor, 'people.propose', { area: unit });
  if (!mayAsk) return refused('not-allowed');
  const asked = {
    unit,
    roles,
    scope: scopeFor(role, unit, actor.scope),
    reason,
    by: actor.officer,
    at,
  };
  await tables.savePerson(scope, { ...person, dutiesAsked: asked });
  await writeOf('duties-asked', id, person, reason, act);
  return done;
}

/**
 * [P11] Another person approves or refuses exactly what they saw. Old rights end here and now; the
 * new certificates lie ready for the devices' next contact.
 */
export async function decideDuties(
  id: Uuid,
  { approve, at: seen }: DutiesDecision,
  keyring: Keyring,
  act: PersonAct,
): Promise<Outcome> {
  const { actor, scope, tables } = act;
  const person = await tables.personIn(scope, id);
  if (!person) return refused('not-found');
  const asked = person.dutiesAsked;
  if (person.state !== 'approved' || asked?.at !== seen) return refused('state-wrong');
  if (asked.by === actor.officer) return refused('same-person');
  const mayDecide =
    person.officer !== actor.officer &&
    mayGive(actor.roles, [...person.roles, ...asked.roles]) &&
    authorize(actor, 'people.decide', { area: asked.unit });
  if (!mayDecide) return refused('not-allowed');
  if (!approve) {
    await tables.savePerson(scope, { ...person, dutiesAsked: null });
    await writeOf('duties-refused', id, person, null, act);
    return done;
  }
  await change(person, asked, keyring, act);
  return done;
}

async function change(
  person: StoredPerson,
  { unit, roles, scope }: NonNullable<StoredPerson['dutiesAsked']>,
  keyring: Keyring,
  act: PersonAct,
): Promise<void> {
  const { tables, at } = act;
  const officer = person.officer ?? '';
  const keys = newestOf(await tables.keysOf(officer));
  const next = { ...person, unit, roles, scope, dutiesAsked: null };
  const left = await leftBy(next, keys, act);
  await tables.savePerson(act.scope, { ...next, left });
  // Whoever printed a slip answered for the rights of that day.
  const slip = await tables.slipOf(officer);
  if (slip && !slip.used) await tables.saveSlip({ ...slip, expiresAt: at });
  for (const key of keys) {
    if (left[key.device] || key.waiting === true || key.until <= at) continue;
    const certificate = { ...key, id: uuid(), ...rightsToday(next, key), at };
    const type = statementTypes.officerCertificate;
    const jws = await keyring.sign('enrolment', type, certificate);
    await tables.addOfficer({ certificate, jws });
  }
  const detail = [unit, ...roles].join(' ');
  await writeOf('duties-changed', person.id, person, detail, act);
  // Those who take somebody over read it, too.
  if (unit !== person.unit) await writeOf('duties-changed', person.id, next, detail, act);
}

/** Devices that are out of reach by now, with what was known of them when they became so. */
async function leftBy(
  next: StoredPerson,
  keys: readonly OfficerCertificate[],
  { tables, at }: PersonAct,
): Promise<Record<Uuid, LedgerCut>> {
  const left: Record<Uuid, LedgerCut> = {};
  for (const { device } of keys) {
    const known = await tables.findDevice(device);
    if (known && mayWorkOn(known.certificate, next)) continue;
    left[device] = next.left[device] ?? { at, heads: await tables.ledgerHeads(device) };
  }
  return left;
}

/** The newest certificate of each key; `keys` come oldest first. */
const newestOf = (keys: readonly OfficerCertificate[]): OfficerCertificate[] => [
  ...new Map(keys.map((key) => [`${key.device}|${key.jwk.x}`, key])).values(),
];
