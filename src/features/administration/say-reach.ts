import type { OfficerCertificate, Role } from '#contract/certificates.ts';
import type { ScopeCode } from '#contract/people.ts';
import type { Growing, UnitCode } from '#contract/primitives.ts';
import { rolesOf, scopeFor } from '#contract/reach.ts';
import type { Unit } from '#contract/units.ts';
import { type AdministrationWords, wordFor } from './words.ts';

/** A district is what everybody expects; more than one is said wherever somebody is let in. */
export const isWide = ({ scope }: Pick<OfficerCertificate, 'scope'>): boolean => scope.length < 4;

/** What somebody of a unit would have with a role, named by somebody who reaches `own`. */
export const reachOf = (role: Growing<Role>, unit: UnitCode, own: ScopeCode) => ({
  roles: rolesOf(role as Role),
  scope: scopeFor(role, unit, own),
});

/** Roles that look on and change nothing. */
const readers: readonly string[] = ['officer', 'dopa-case', 'auditor'];

/** “Manages the whole country”; null: no more than a district. */
export function sayReach(
  { roles, scope }: { roles: readonly Growing<Role>[]; scope: ScopeCode },
  units: readonly Pick<Unit, 'code' | 'name'>[],
  words: AdministrationWords,
): string | null {
  if (!isWide({ scope })) return null;
  const where = scope === '' ? words.reachCountry : provinceIn(scope, units, words);
  const manages = roles.some((role) => !readers.includes(role));
  return manages ? words.reachManages(where) : words.reachReads(where);
}

/** As the units of the province are called; Bangkok is no province. */
function provinceIn(
  scope: ScopeCode,
  units: readonly Pick<Unit, 'code' | 'name'>[],
  words: AdministrationWords,
): string {
  const names = units.filter(({ code }) => code.startsWith(scope)).map(({ name }) => name);
  const found = names.map((name) => /(จังหวัด|กรุงเทพ)\S+/.exec(name)?.[0]).find(Boolean);
  return found ?? words.reachProvince;
}

/** What a role brings with it is not named beside it; whoever holds more has all of it named. */
export function sayRoles(roles: readonly Growing<Role>[], words: AdministrationWords): string {
  const last = roles.at(-1) ?? 'officer';
  const isUsual = rolesOf(last as Role).join() === roles.join();
  const named = isUsual ? [last] : roles;
  return named.map((role) => wordFor(words.roles, role)).join(' + ');
}
