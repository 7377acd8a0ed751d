import { Hono } from 'hono';
import { ProposalDecision, ProposalRequest } from '#contract/proposals.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import { decideProposal } from '../proposals/decide.ts';
import { listProposals, readProposal } from '../proposals/read.ts';
import type { Storage } from '../storage/port.ts';

/** `GET /api/v1/proposals`, `POST /api/v1/proposals/readings` and `…/decisions`. */
export function proposalRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();

  routes.get('/proposals', async (c) => {
    const scope = allowed(await tokens.officer(c), 'proposals.read', 'own-area');
    const at = clock.now();
    return c.json(await storage.transact((tables) => listProposals(scope, tables, at)));
  });
  routes.post('/proposals/readings', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'proposals.read', 'own-area');
    const asked = await readJson(c, ProposalRequest);
    const at = clock.now();
    const reading = await storage.transact((tables) =>
      readProposal(actor, scope, asked, tables, at),
    );
    if (!reading) throw new Refusal('not-found');
    return c.json(reading);
  });
  routes.post('/proposals/decisions', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'proposals.decide', 'own-area');
    const decision = await readJson(c, ProposalDecision);
    const at = clock.now();
    await storage.transact((tables) => decideProposal(decision, { actor, scope, tables, at }));
    return c.json({});
  });
  return routes;
}
