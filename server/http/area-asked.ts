import type { Context } from 'hono';
import { ScopeCode } from '#contract/people.ts';
import { partOf, type Scope } from '../people/authorize.ts';
import { Refusal } from './problem.ts';

/**
 * The part of an officer's area that `?area=` names, or all of it.
 * @throws Refusal `body-not-valid`, `not-allowed` when it lies outside of their area
 */
export function areaAsked(c: Context, whole: Scope): Scope {
  const asked = ScopeCode.safeParse(c.req.query('area') ?? whole.prefix);
  if (!asked.success) throw new Refusal('body-not-valid');
  const scope = partOf(whole, asked.data);
  if (!scope) throw new Refusal('not-allowed');
  return scope;
}
