import { Hono } from 'hono';
import { TokenRequest } from '#contract/session.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';

/** `POST /api/v1/auth/challenge` and `/token`. */
export function sessionRoutes(tokens: Tokens): Hono {
  const routes = new Hono();
  routes.post('/auth/challenge', (c) => c.json(tokens.challenge()));
  routes.post('/auth/token', async (c) => {
    const { proof } = await readJson(c, TokenRequest);
    return c.json(await tokens.exchange(proof));
  });
  return routes;
}
