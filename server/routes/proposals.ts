import { Hono } from 'hono';
import { ProposalDecision, ProposalRequest } from '#contract/proposals.ts';
import type { Clock } from '../clock.ts';
import { asOfficer } from '../http/acting.ts';
import { allowed } from '../http/allowed.ts';
import { areaAsked } from '../http/area-asked.ts';
import { Refusal } from '../http/problem.ts';
import type { Tokens } from '../http/tokens.ts';
import { decideProposal } from '../proposals/decide.ts';
import { listProposals, readProposal } from '../proposals/read.ts';
import type { Storage } from '../storage/port.ts';

/** `GET /api/v1/proposals?area=8001`, `POST /api/v1/proposals/readings` and `…/decisions`. */
export function proposalRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();
  const as = asOfficer(storage, clock, tokens);

  routes.get('/proposals', async (c) => {
    const scope = areaAsked(c, allowed(await tokens.officer(c), 'proposals.read', 'own-area'));
    const at = clock.now();
    return c.json(await storage.transact((tables) => listProposals(scope, tables, at)));
  });
  routes.post('/proposals/readings', async (c) => {
    const reading = await as(c, 'proposals.read', ProposalRequest, readProposal);
    if (!reading) throw new Refusal('not-found');
    return c.json(reading);
  });
  routes.post('/proposals/decisions', async (c) => {
    await as(c, 'proposals.decide', ProposalDecision, decideProposal);
    return c.json({});
  });
  return routes;
}
