import { Hono } from 'hono';
import type { Role } from '#contract/certificates.ts';
import type { Growing } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';
import { overviewOf } from '../supervision/overview.ts';

const supervising: readonly Growing<Role>[] = ['supervisor', 'province', 'dopa-admin', 'auditor'];

/** `GET /api/v1/overview`: is everybody's data in? */
export function overviewRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();
  routes.get('/overview', async (c) => {
    const reader = await tokens.read(c.req.header('authorization'));
    if (reader.who !== 'officer' || !reader.roles.some((role) => supervising.includes(role))) {
      throw new Refusal('not-allowed');
    }
    const at = clock.now();
    return c.json(await storage.transact((tables) => overviewOf(tables, reader.scope, at)));
  });
  return routes;
}
