import {
  type Action,
  type Actor,
  authorize,
  type Resource,
  type Scope,
} from '../people/authorize.ts';
import { Refusal } from './problem.ts';

/** @throws Refusal `not-allowed` */
export function allowed(actor: Actor, action: Action, resource: Resource): Scope {
  const scope = authorize(actor, action, resource);
  if (!scope) throw new Refusal('not-allowed');
  return scope;
}
