import { Hono } from 'hono';
import { ActivationBody, type DeviceOfficers } from '#contract/activation.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import { type ActivationParts, activate } from '../people/activation.ts';
import { renew } from '../people/renewal.ts';
import type { Tables } from '../storage/tables.ts';

/** `POST /api/v1/activation`, `GET /api/v1/device/officers`, `POST /api/v1/renewal`. */
export function activationRoutes(parts: ActivationParts & { tokens: Tokens; clock: Clock }): Hono {
  const { storage, keyring, clock, tokens } = parts;
  const routes = new Hono();

  routes.post('/activation', async (c) => {
    const { request } = await readJson(c, ActivationBody);
    const result = await activate(request, parts);
    if (result.is === 'refused') {
      const { code, retryAfterMs } = result;
      throw new Refusal(code, retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000));
    }
    return c.json(result.answer);
  });

  routes.get('/device/officers', async (c) => {
    const { device } = await tokens.device(c);
    const at = clock.now();
    const officers = await storage.transact((tables) => officersOn(device, tables));
    const answer: DeviceOfficers = { at, officers };
    return c.json(answer);
  });

  routes.post('/renewal', async (c) => {
    const actor = await tokens.renewing(c);
    const at = clock.now();
    const answer = await storage.transact((tables) => renew(actor, tables, keyring, at));
    if (!answer) throw new Refusal('not-found');
    return c.json(answer);
  });
  return routes;
}

async function officersOn(device: string, tables: Tables): Promise<DeviceOfficers['officers']> {
  const papers = await tables.papersOn(device);
  return Promise.all(
    papers.map(async ({ certificate, jws }) => {
      const today = await tables.officerToday(certificate.id);
      const live = certificate.waiting === true ? 'waiting' : 'active';
      return { certificate: jws, state: today?.revoked ? 'revoked' : live };
    }),
  );
}
