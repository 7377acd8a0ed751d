import type { ActivationSlip } from '#contract/people.ts';
import type { Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { mayGive } from '#contract/reach.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type PersonAct, writeOf } from './decide.ts';
import type { freshSecret } from './enrolment-code.ts';
import { unitOf } from './units.ts';

const LIFE_MS = 24 * 60 * 60 * 1000;

/** What is printed; made outside the transaction, because hashing takes its time. */
export type Secret = Awaited<ReturnType<typeof freshSecret>>;

/** [P5] A new slip for an officer. It takes the place of the one before, used or not. */
export async function issueSlip(
  id: Uuid,
  { code, salt, hash }: Secret,
  keyring: Pick<Keyring, 'server'>,
  act: PersonAct,
): Promise<{ is: 'issued'; slip: ActivationSlip } | { is: 'refused'; code: ProblemCode }> {
  const { actor, scope, tables, at } = act;
  const person = await tables.personIn(scope, id);
  if (!person) return { is: 'refused', code: 'not-found' };
  const { officer, state, unit: home, roles } = person;
  if (officer === null || state !== 'approved') return { is: 'refused', code: 'state-wrong' };
  // Whoever holds a slip becomes that officer: so nobody issues one for more than they may give.
  if (!mayGive(actor.roles, roles)) return { is: 'refused', code: 'not-allowed' };
  const unit = (await tables.knownUnit(home)) ?? unitOf(home);
  if (!unit) return { is: 'refused', code: 'unit-unknown' };
  const until = at + LIFE_MS;
  const issuedBy = actor.officer;
  const unused = { wrongTries: 0, issuedBy, used: null };
  await tables.putSlip(scope, { officer, salt, hash, expiresAt: until, ...unused });
  await writeOf('slip-issued', id, person, null, act);
  const name = nameOf(person);
  return { is: 'issued', slip: { officer, name, unit, code, until, server: keyring.server } };
}

/** As long a name as a certificate carries. */
const LONGEST_NAME = 120;

/** No space between title and first name; what is too long for a certificate is cut. */
export const nameOf = (person: {
  title: string;
  firstName: string;
  lastName: string | null;
}): string =>
  `${person.title}${person.firstName} ${person.lastName ?? ''}`.trim().slice(0, LONGEST_NAME);
