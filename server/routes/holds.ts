import { Hono } from 'hono';
import * as z from 'zod/mini';
import { type ReleaseAnswer, ReleaseRequest } from '#contract/devices.ts';
import { Sha256 } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { listHolds, releaseHolds } from '../devices/holds.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';

export interface HoldRouteParts {
  storage: Storage;
  clock: Clock;
  tokens: Tokens;
  /** Something may be accepted now that was held. */
  whenPeopleChange(): void;
}

const After = z.optional(Sha256);

/** `GET /api/v1/holds?after=hash` and `POST /api/v1/holds/release`. */
export function holdRoutes({ storage, clock, tokens, whenPeopleChange }: HoldRouteParts): Hono {
  const routes = new Hono();
  routes.get('/holds', async (c) => {
    const scope = allowed(await tokens.officer(c), 'holds.read', 'own-area');
    const after = z.safeParse(After, c.req.query('after'));
    if (!after.success) throw new Refusal('body-not-valid');
    const at = clock.now();
    return c.json(
      await storage.transact((tables) => listHolds(scope, after.data ?? null, tables, at)),
    );
  });
  routes.post('/holds/release', async (c) => {
    const actor = await tokens.officer(c);
    const request = await readJson(c, ReleaseRequest);
    const scope = allowed(actor, 'holds.release', 'own-area');
    const at = clock.now();
    const answer: ReleaseAnswer = await storage.transact(async (tables) => ({
      released: await releaseHolds(request, actor, scope, tables, at),
    }));
    whenPeopleChange();
    return c.json(answer);
  });
  return routes;
}
