import type { OfficerKey, Person, PersonList } from '#contract/people.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { DutiesAsked, KeyOnDevice, StoredPerson } from '../storage/people-tables.ts';
import type { Tables } from '../storage/tables.ts';
import type { Actor, Scope } from './authorize.ts';

/** Everybody of an area, with the keys they hold; never a hash of anything. */
export async function listPeople(
  actor: Actor,
  scope: Scope,
  tables: Tables,
  now: UnixMs,
): Promise<PersonList> {
  const stored = await tables.peopleIn(scope);
  const slips = await tables.openSlips(now);
  const keys = newestKeys(await tables.keysIn(scope));
  const people = stored.map((person): Person => {
    const officer = person.officer ?? '';
    return {
      ...shown(person),
      duties: person.dutiesAsked && dutiesShown(person.dutiesAsked, actor),
      proposedByYou: person.proposedBy === actor.officer,
      slipUntil: slips.get(officer) ?? null,
      keys: (keys.get(officer) ?? []).map((key) => shownKey(key, person, now)),
    };
  });
  return { people, units: await tables.unitsIn(scope) };
}

function shown(person: StoredPerson) {
  const {
    idHash: _,
    proposedBy: __,
    suspended: ___,
    dutiesAsked: ____,
    left: _____,
    ...rest
  } = person;
  return rest;
}

const dutiesShown = ({ unit, roles, reason, at, by }: DutiesAsked, { officer }: Actor) => ({
  ...{ unit, roles, reason, at },
  askedByYou: by === officer,
});

/** By officer code, the newest certificate of each key; `keys` come oldest first. */
function newestKeys(keys: readonly KeyOnDevice[]): Map<string, KeyOnDevice[]> {
  const byOfficer = new Map<string, Map<string, KeyOnDevice>>();
  for (const key of keys) {
    const { officer, device, jwk } = key.certificate;
    const own = byOfficer.get(officer) ?? new Map<string, KeyOnDevice>();
    byOfficer.set(officer, own.set(`${device}|${jwk.x}`, key));
  }
  return new Map([...byOfficer].map(([officer, own]) => [officer, [...own.values()]]));
}

function shownKey(
  { certificate, deviceLabel }: KeyOnDevice,
  { state, left }: StoredPerson,
  now: UnixMs,
): OfficerKey {
  const { id, device, at, until, waiting } = certificate;
  const stopped = state === 'suspended' || left[device] !== undefined || until <= now;
  return {
    ...{ certificate: id, device, deviceLabel, at, until },
    state: stopped ? 'revoked' : waiting === true ? 'waiting' : 'active',
  };
}
