import { type Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { IdLookup, TwinDecision, TwinReadingRequest } from '#contract/duplicates.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Action } from '../people/authorize.ts';
import type { Storage } from '../storage/port.ts';
import { type Decided, decideTwins } from '../twins/decide.ts';
import { lookUp } from '../twins/lookup.ts';
import { type Looker, listTwins, readTwins } from '../twins/read.ts';

const refusals: Record<Exclude<Decided, 'done'>, ProblemCode> = {
  'not-found': 'not-found',
  changed: 'state-wrong',
  'reason-needed': 'body-not-valid',
};

/** `GET /api/v1/duplicates`, `POST /api/v1/duplicates/lookups`, `…/readings` and `…/decisions`. */
export function duplicateRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();

  /** Does something as the officer who asks, with what they sent, in one transaction. */
  async function as<R, T>(
    c: Context,
    right: Action,
    schema: z.ZodMiniType<R> | null,
    work: (request: R, looker: Looker) => Promise<T>,
  ): Promise<T> {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, right, 'own-area');
    const request = schema ? await readJson(c, schema) : (undefined as R);
    const at = clock.now();
    return storage.transact((tables) => work(request, { actor, scope, tables, at }));
  }

  routes.get('/duplicates', async (c) =>
    c.json(await as(c, 'duplicates.read', null, (_, looker) => listTwins(looker))),
  );
  routes.post('/duplicates/lookups', async (c) => {
    const known = await as(c, 'duplicates.ask', IdLookup, ({ nationalId }, { actor, tables, at }) =>
      lookUp(nationalId, actor, tables, at),
    );
    if (!known) throw new Refusal('too-many-tries');
    return c.json(known);
  });
  routes.post('/duplicates/readings', async (c) => {
    const reading = await as(c, 'duplicates.read', TwinReadingRequest, readTwins);
    if (!reading) throw new Refusal('not-found');
    return c.json(reading);
  });
  routes.post('/duplicates/decisions', async (c) => {
    const decided = await as(c, 'duplicates.decide', TwinDecision, decideTwins);
    if (decided !== 'done') throw new Refusal(refusals[decided]);
    return c.json({});
  });
  return routes;
}
