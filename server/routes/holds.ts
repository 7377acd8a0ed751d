import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import {
  type DeclineAnswer,
  DeclineRequest,
  type ReleaseAnswer,
  ReleaseRequest,
} from '#contract/devices.ts';
import { Sha256 } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { type Decider, declineHolds, listHolds, releaseHolds } from '../devices/holds.ts';
import { allowed } from '../http/allowed.ts';
import { areaAsked } from '../http/area-asked.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { HoldsAsked } from '../storage/device-tables.ts';
import type { Storage } from '../storage/port.ts';

export interface HoldRouteParts {
  storage: Storage;
  clock: Clock;
  tokens: Tokens;
  /** Something may be accepted now that was held, or is held for another reason. */
  whenPeopleChange(): void;
}

const Asked = z.object({ after: z.optional(Sha256), declined: z.optional(z.literal('yes')) });

/** `GET /api/v1/holds?area=8001&declined=yes&after=hash`, `POST /api/v1/holds/release` and `…/decline`. */
export function holdRoutes({ storage, clock, tokens, whenPeopleChange }: HoldRouteParts): Hono {
  const routes = new Hono();

  /** Reads and decides as the officer who asks, and has everything held looked at again. */
  async function decide<R, T>(
    c: Context,
    schema: z.ZodMiniType<R>,
    decision: (request: R, decider: Decider) => Promise<T>,
  ): Promise<T> {
    const actor = await tokens.officer(c);
    const request = await readJson(c, schema);
    const scope = allowed(actor, 'holds.release', 'own-area');
    const at = clock.now();
    const answer = await storage.transact((tables) =>
      decision(request, { actor, scope, tables, at }),
    );
    whenPeopleChange();
    return answer;
  }

  routes.get('/holds', async (c) => {
    const scope = areaAsked(c, allowed(await tokens.officer(c), 'holds.read', 'own-area'));
    const asked = askedIn(c);
    const at = clock.now();
    return c.json(await storage.transact((tables) => listHolds(scope, asked, tables, at)));
  });
  routes.post('/holds/release', async (c) => {
    const answer: ReleaseAnswer = { released: await decide(c, ReleaseRequest, releaseHolds) };
    return c.json(answer);
  });
  routes.post('/holds/decline', async (c) => {
    const answer: DeclineAnswer = { declined: await decide(c, DeclineRequest, declineHolds) };
    return c.json(answer);
  });
  return routes;
}

/** @throws Refusal `body-not-valid` */
function askedIn(c: Context): HoldsAsked {
  const asked = z.safeParse(Asked, c.req.query());
  if (!asked.success) throw new Refusal('body-not-valid');
  return { declined: asked.data.declined === 'yes', after: asked.data.after ?? null };
}
