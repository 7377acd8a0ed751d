import { Hono } from 'hono';
import * as z from 'zod/mini';
import { boardLists } from '#contract/board.ts';
import { IsoDate } from '#contract/primitives.ts';
import { cutOffOf, lastCutOff } from '#thai/cut-off.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { areaAsked } from '../http/area-asked.ts';
import { Refusal } from '../http/problem.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';
import { boardOf } from '../supervision/board.ts';

const Asked = z.object({
  cut: z.optional(IsoDate),
  only: z.optional(z.enum(boardLists)),
  day: z.optional(IsoDate),
});

/** `GET /api/v1/board?area=80&cut=2026-12-01&only=late&day=2026-12-01`: is everybody's data in? */
export function boardRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();
  routes.get('/board', async (c) => {
    const whole = allowed(await tokens.officer(c), 'overview.read', 'own-area');
    const asked = z.safeParse(Asked, c.req.query());
    if (!asked.success) throw new Refusal('body-not-valid');
    const at = clock.now();
    const { cut: cutDay, only = null, day = null } = asked.data;
    const scope = areaAsked(c, whole);
    const cut = cutDay === undefined ? lastCutOff(at) : cutOffOf(cutDay);
    // What has not come yet, nobody can have reported since.
    if (!(cut <= at)) throw new Refusal('body-not-valid');
    return c.json(
      await storage.transact((tables) => boardOf(tables, { whole, scope, cut, only, day, at })),
    );
  });
  return routes;
}
