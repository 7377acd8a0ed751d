import { Hono } from 'hono';
import { IdLookup, TwinDecision, TwinReadingRequest } from '#contract/duplicates.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Clock } from '../clock.ts';
import { asOfficer } from '../http/acting.ts';
import { allowed } from '../http/allowed.ts';
import { areaAsked } from '../http/area-asked.ts';
import { Refusal } from '../http/problem.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';
import { type Decided, decideTwins } from '../twins/decide.ts';
import { lookUp } from '../twins/lookup.ts';
import { listTwins, readTwins } from '../twins/read.ts';

const refusals: Record<Exclude<Decided, 'done'>, ProblemCode> = {
  'not-found': 'not-found',
  changed: 'state-wrong',
  'reason-needed': 'body-not-valid',
};

/** `GET /api/v1/duplicates?area=8001`, `POST /api/v1/duplicates/lookups`, `…/readings` and `…/decisions`. */
export function duplicateRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();

  const as = asOfficer(storage, clock, tokens);

  routes.get('/duplicates', async (c) => {
    const scope = areaAsked(c, allowed(await tokens.officer(c), 'duplicates.read', 'own-area'));
    const at = clock.now();
    return c.json(await storage.transact((tables) => listTwins(scope, tables, at)));
  });
  routes.post('/duplicates/lookups', async (c) => {
    const known = await as(c, 'duplicates.ask', IdLookup, lookUp);
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
