import type { Role } from './certificates.ts';
import type { ScopeCode } from './people.ts';
import type { Growing, UnitCode } from './primitives.ts';

type Roles = readonly Growing<Role>[];

/** [P3] Which roles somebody may propose, let in or stop: never more than they have themselves. */
const given: Partial<Record<string, readonly Role[]>> = {
  supervisor: ['officer', 'supervisor'],
  province: ['officer', 'supervisor', 'province'],
  'dopa-admin': ['officer', 'supervisor', 'province', 'dopa-case', 'dopa-admin', 'auditor'],
};

/** [P3] Whether somebody with `own` roles may propose, let in or stop somebody with `roles`. */
export const mayGive = (own: Roles, roles: Roles): boolean =>
  roles.every((role) => own.some((one) => given[one]?.some((each) => each === role)));

/**
 * What somebody of this unit reaches with a role; the ministry's people reach as far as who named
 * them, which is `own`.
 */
export function scopeFor(role: Growing<Role>, unit: UnitCode, own: ScopeCode): ScopeCode {
  switch (role) {
    case 'officer':
    case 'supervisor':
      return unit.slice(0, 4);
    case 'province':
      return unit.slice(0, 2);
    default:
      return own;
  }
}

/** A supervisor writes registrations, too, and so does a province's. */
export const rolesOf = (role: Role): Role[] =>
  role === 'supervisor' || role === 'province' ? ['officer', role] : [role];
