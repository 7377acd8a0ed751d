import type { Role } from '#contract/certificates.ts';
import type { UnitCode } from '#contract/primitives.ts';
import type { Actor } from './authorize.ts';

/** [P3] Which roles somebody may propose, let in or stop: never more than they have themselves. */
const reach: Partial<Record<Role, readonly Role[]>> = {
  supervisor: ['officer', 'supervisor'],
  province: ['officer', 'supervisor', 'province'],
  'dopa-admin': ['officer', 'supervisor', 'province', 'dopa-case', 'dopa-admin', 'auditor'],
};

export const mayGive = (actor: Actor, roles: readonly Role[]): boolean =>
  roles.every((role) => actor.roles.some((own) => reach[own as Role]?.includes(role)));

/** What somebody of this unit reaches with a role; the ministry's people reach as far as who named them. */
export function scopeFor(role: Role, unit: UnitCode, actor: Actor): string {
  switch (role) {
    case 'officer':
    case 'supervisor':
      return unit.slice(0, 4);
    case 'province':
      return unit.slice(0, 2);
    default:
      return actor.scope;
  }
}

/** A supervisor writes registrations, too, and so does a province's. */
export const rolesOf = (role: Role): Role[] =>
  role === 'supervisor' || role === 'province' ? ['officer', role] : [role];
