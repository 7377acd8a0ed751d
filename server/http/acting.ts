import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { Action } from '../people/authorize.ts';
import type { Acting } from '../records/centre-act.ts';
import type { Storage } from '../storage/port.ts';
import { allowed } from './allowed.ts';
import { readJson } from './read-body.ts';
import type { Tokens } from './tokens.ts';

/**
 * Does something on records of their area as the officer who asks, in one transaction, with what they
 * sent, which is read before it begins.
 * @throws Refusal `not-allowed`, or what reading a body throws
 */
export type AsOfficer = <R, T>(
  c: Context,
  right: Action,
  schema: z.ZodMiniType<R>,
  work: (request: R, acting: Acting) => Promise<T>,
) => Promise<T>;

export function asOfficer(storage: Storage, clock: Clock, tokens: Tokens): AsOfficer {
  return async (c, right, schema, work) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, right, 'own-area');
    const request = await readJson(c, schema);
    const at = clock.now();
    return storage.transact((tables) => work(request, { actor, scope, tables, at }));
  };
}
