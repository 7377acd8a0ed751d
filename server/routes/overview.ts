import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';
import { overviewOf } from '../supervision/overview.ts';

/** `GET /api/v1/overview`: what apps of before the board ask, and still may. */
export function overviewRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();
  routes.get('/overview', async (c) => {
    const scope = allowed(await tokens.officer(c), 'overview.read', 'own-area');
    const at = clock.now();
    return c.json(await storage.transact((tables) => overviewOf(tables, scope, at)));
  });
  return routes;
}
