import type { OfficerKey, Person, PersonList } from '#contract/people.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { StoredPerson } from '../storage/people-tables.ts';
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
  const people: Person[] = [];
  for (const person of stored) {
    people.push({
      ...shown(person),
      proposedByYou: person.proposedBy === actor.officer,
      slipUntil: slips.get(person.officer ?? '') ?? null,
      keys: await keysOf(person, tables, now),
    });
  }
  return { people, units: await tables.unitsIn(scope) };
}

function shown(person: StoredPerson) {
  const { idHash: _, proposedBy: __, suspended: ___, ...rest } = person;
  return rest;
}

/** The newest certificate of each key. */
async function keysOf(
  { officer, state }: StoredPerson,
  tables: Tables,
  now: UnixMs,
): Promise<OfficerKey[]> {
  if (officer === null) return [];
  const newest = new Map(
    (await tables.keysOf(officer)).map((one) => [`${one.device}|${one.jwk.x}`, one]),
  );
  return Promise.all(
    [...newest.values()].map(async (key): Promise<OfficerKey> => {
      const device = await tables.findDevice(key.device);
      const stopped = state === 'suspended' || key.until <= now;
      return {
        certificate: key.id,
        device: key.device,
        deviceLabel: device?.certificate.label ?? key.device,
        state: stopped ? 'revoked' : key.waiting === true ? 'waiting' : 'active',
        at: key.at,
        until: key.until,
      };
    }),
  );
}
