import { Hono } from 'hono';
import { ClosingRequest } from '#contract/closing.ts';
import type { Clock } from '../clock.ts';
import { readClosing } from '../devices/closing.ts';
import { asOfficer } from '../http/acting.ts';
import { Refusal } from '../http/problem.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';

/** `POST /api/v1/closings/readings`: is this code a device's word for its day, and what of it came? */
export function closingRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();
  const as = asOfficer(storage, clock, tokens);
  routes.post('/closings/readings', async (c) => {
    const reading = await as(c, 'overview.read', ClosingRequest, readClosing);
    if (!reading) throw new Refusal('not-found');
    return c.json(reading);
  });
  return routes;
}
