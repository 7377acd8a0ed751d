import type { Role } from '#contract/certificates.ts';
import type { UnitCode } from '#contract/primitives.ts';
import * as reach from '#contract/reach.ts';
import type { Actor } from './authorize.ts';

/** [P3] Which roles somebody may propose, let in or stop: never more than they have themselves. */
export const mayGive = (actor: Actor, roles: readonly Role[]): boolean =>
  reach.mayGive(actor.roles, roles);

/** What somebody of this unit reaches with a role; the ministry's people reach as far as who named them. */
export const scopeFor = (role: Role, unit: UnitCode, actor: Actor): string =>
  reach.scopeFor(role, unit, actor.scope);
