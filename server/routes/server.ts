import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Base64url } from '#contract/primitives.ts';
import type { ProbeAnswer } from '#contract/probe.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import type { Keyring } from '../keys/keyring.ts';

const Nonce = Base64url.check(z.minLength(1), z.maxLength(128));

/** `GET /api/v1/keys` and `/probe`: what anybody may know of the server. */
export function serverRoutes(keyring: Keyring, clock: Clock): Hono {
  const routes = new Hono();
  routes.get('/keys', (c) => c.json({ keys: keyring.listJws }));
  routes.get('/probe', (c) => {
    const nonce = z.safeParse(Nonce, c.req.query('nonce'));
    if (!nonce.success) throw new Refusal('body-not-valid');
    const answer: ProbeAnswer = { nonce: nonce.data, server: keyring.server, at: clock.now() };
    return c.json(answer);
  });
  return routes;
}
