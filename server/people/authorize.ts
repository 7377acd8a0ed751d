import type { Role } from '#contract/certificates.ts';
import type { Growing, UnitCode, Uuid } from '#contract/primitives.ts';

/** An officer who has proven their key for this very request, and whose rights stand today. */
export interface Actor {
  certificate: Uuid;
  /** Officer code. */
  officer: string;
  device: Uuid;
  unit: UnitCode;
  roles: readonly Growing<Role>[];
  /** Prefix of the area codes that the roles reach. */
  scope: string;
}

/** Everything that asks for a right, and who has it. What is not named here is nobody's. */
const rights = {
  'overview.read': ['supervisor', 'province', 'dopa-admin', 'auditor'],
  'units.read': ['supervisor', 'province', 'dopa-admin', 'auditor'],
  'units.make': ['supervisor', 'province', 'dopa-admin'],
  'people.read': ['supervisor', 'province', 'dopa-admin', 'auditor'],
  'people.propose': ['supervisor', 'province', 'dopa-admin'],
  'people.decide': ['province', 'dopa-admin'],
  'people.suspend': ['supervisor', 'province', 'dopa-admin'],
  'slips.issue': ['supervisor', 'province', 'dopa-admin'],
  'keys.confirm': ['supervisor', 'province', 'dopa-admin'],
  'devices.read': ['supervisor', 'province', 'dopa-admin', 'auditor'],
  'devices.enrol': ['supervisor', 'province', 'dopa-admin'],
  'devices.lock': ['supervisor', 'province', 'dopa-admin'],
  'devices.wipe': ['province', 'dopa-admin'],
  'devices.move': ['supervisor', 'province', 'dopa-admin'],
  'devices.policy': ['province', 'dopa-admin'],
  'holds.read': ['supervisor', 'province', 'auditor'],
  'holds.release': ['supervisor', 'province'],
  'records.read': ['supervisor', 'dopa-case', 'auditor'],
  'records.own': ['officer'],
  /** Who lent, and what threats were made; whoever wrote the record sees them too. */
  'records.lenders': ['supervisor', 'dopa-case'],
  /** Two records of one area side by side, and what is to become of them. */
  'duplicates.read': ['supervisor', 'province', 'dopa-case'],
  'duplicates.decide': ['supervisor', 'province', 'dopa-case'],
  /** Whether a national ID is known already: who registers. */
  'duplicates.ask': ['officer', 'supervisor'],
  /** Where two people said different things of one record, and whose word stays. */
  'proposals.read': ['supervisor', 'dopa-case', 'auditor'],
  'proposals.decide': ['supervisor'],
  'recoveries.read': ['supervisor', 'province', 'dopa-admin'],
  'recoveries.decide': ['supervisor', 'province', 'dopa-admin'],
  'audit.read': ['supervisor', 'province', 'dopa-admin', 'auditor'],
  'audit.export': ['province', 'dopa-admin', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rights;
export const actions = Object.keys(rights) as Action[];

/** What an action is done to: something of an area, or a list of whatever the actor's area holds. */
export type Resource = { area: string; writtenBy?: string } | 'own-area';

declare const granted: unique symbol;
/**
 * A right that `authorize` gave, as a prefix of area codes. Whatever reads or changes something of
 * an area asks for one, and there is no other way to make it: leaving the question out is a type
 * error.
 */
export interface Scope {
  readonly prefix: string;
  readonly [granted]: Action;
}

/** What the server does of itself, in nobody's name: only the order of [DV18]. */
export const serverScope = { prefix: '' } as Scope;

/** The same right in a part of its area; null: that does not lie in it. */
export const partOf = (scope: Scope, area: string): Scope | null =>
  area.startsWith(scope.prefix) ? { ...scope, prefix: area } : null;

/** The one place where it is decided who may do what, and where. Null: they may not. */
export function authorize(actor: Actor, action: Action, resource: Resource): Scope | null {
  const may: readonly Growing<Role>[] = rights[action];
  if (!actor.roles.some((role) => may.includes(role))) return null;
  const scope = { prefix: actor.scope } as Scope;
  if (resource === 'own-area') return scope;
  if (action === 'records.own' && resource.writtenBy !== actor.officer) return null;
  return resource.area.startsWith(actor.scope) ? scope : null;
}
