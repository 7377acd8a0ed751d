import type { Doer, OfficerKey, Person, PersonList } from '#contract/people.ts';
import type { UnitCode, UnixMs } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import { unitFor } from '../devices/unit-for.ts';
import type { DutiesAsked, KeyOnDevice, StoredPerson } from '../storage/people-tables.ts';
import type { Tables } from '../storage/tables.ts';
import type { Actor, Scope } from './authorize.ts';
import { nameIn } from './roster.ts';
import { nameOf } from './slip.ts';
import { supersededIn } from './superseded.ts';

/** Everybody of an area, with the keys they hold; never a hash of anything. */
export async function listPeople(
  actor: Actor,
  scope: Scope,
  tables: Tables,
  now: UnixMs,
): Promise<PersonList> {
  const stored = latestOnly(await tables.peopleIn(scope));
  const slips = await tables.openSlips(now);
  const keys = newestKeys(await tables.keysIn(scope));
  const doers = await doersIn(stored, tables);
  const doer = (code: string | null) => (code === null ? null : (doers.get(code) ?? null));
  const people = stored.map((person): Person => {
    const officer = person.officer ?? '';
    const { refusal, suspended } = person;
    return {
      ...shown(person),
      duties: person.dutiesAsked && dutiesShown(person.dutiesAsked, actor),
      proposedByYou: person.proposedBy === actor.officer,
      proposedBy: doer(person.proposedBy),
      refusal: refusal && { reason: refusal.reason, at: refusal.at, by: doer(refusal.by) },
      suspendedAt: suspended?.at ?? null,
      slipUntil: slips.get(officer) ?? null,
      keys: (keys.get(officer) ?? []).map((key) => shownKey(key, person, now)),
    };
  });
  return { people, units: await unitsOf(stored, scope, tables) };
}

function shown(person: StoredPerson) {
  const {
    idHash: _,
    proposedBy: __,
    refusal: ___,
    suspended: ____,
    dutiesAsked: _____,
    left: ______,
    ...rest
  } = person;
  return rest;
}

/** Without those who were refused and then proposed anew; `people` come oldest first. */
function latestOnly(people: readonly StoredPerson[]): StoredPerson[] {
  const latest = new Map(people.map((person) => [nameIn(person), person.id]));
  return people.filter(
    (person) => person.state !== 'refused' || latest.get(nameIn(person)) === person.id,
  );
}

/** Whoever proposed or refused somebody here, by officer code; they may be of another area. */
async function doersIn(
  people: readonly StoredPerson[],
  tables: Tables,
): Promise<Map<string, Doer>> {
  const codes = new Set(people.flatMap(({ proposedBy, refusal }) => [proposedBy, refusal?.by]));
  const doers = new Map<string, Doer>();
  for (const officer of codes) {
    const person = officer && (await tables.personOf(officer));
    if (person) doers.set(officer, { officer, name: nameOf(person) });
  }
  return doers;
}

/** The units of an area that have a name of their own, and those that somebody is or would be of. */
async function unitsOf(
  people: readonly StoredPerson[],
  scope: Scope,
  tables: Tables,
): Promise<Unit[]> {
  const units = new Map((await tables.unitsIn(scope)).map((unit) => [unit.code, unit]));
  const codes = new Set<UnitCode>(
    people.flatMap(({ unit, dutiesAsked }) => [unit, ...(dutiesAsked ? [dutiesAsked.unit] : [])]),
  );
  for (const code of codes) {
    const unit = units.has(code) ? null : await unitFor(code, tables);
    if (unit) units.set(code, unit);
  }
  return [...units.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const dutiesShown = ({ unit, roles, reason, at, by }: DutiesAsked, { officer }: Actor) => ({
  ...{ unit, roles, reason, at },
  askedByYou: by === officer,
});

/**
 * By officer code, the newest certificate of each key that no other took the place of; `keys` come
 * oldest first.
 */
function newestKeys(keys: readonly KeyOnDevice[]): Map<string, KeyOnDevice[]> {
  const over = supersededIn(keys.map(({ certificate }) => certificate));
  const byOfficer = new Map<string, Map<string, KeyOnDevice>>();
  for (const key of keys) {
    const { id, officer, device, jwk } = key.certificate;
    if (over.has(id)) continue;
    const own = byOfficer.get(officer) ?? new Map<string, KeyOnDevice>();
    byOfficer.set(officer, own.set(`${device}|${jwk.x}`, key));
  }
  return new Map([...byOfficer].map(([officer, own]) => [officer, [...own.values()]]));
}

function shownKey(
  { certificate, deviceLabel, shut }: KeyOnDevice,
  { state, left }: StoredPerson,
  now: UnixMs,
): OfficerKey {
  const { id, device, at, until, waiting } = certificate;
  const stopped = state === 'suspended' || left[device] !== undefined || until <= now;
  return {
    ...{ certificate: id, device, deviceLabel, at, until },
    state: stopped ? 'revoked' : shut ? 'locked' : waiting === true ? 'waiting' : 'active',
  };
}
