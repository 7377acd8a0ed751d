import { Hono } from 'hono';
import {
  ActivationBody,
  type DeviceOfficers,
  type SlipOpen,
  SlipQuestionBody,
  type Stopped,
} from '#contract/activation.ts';
import type { Uuid } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import { type ActivationParts, activate, lookAtSlip } from '../people/activation.ts';
import type { CodeRefusal } from '../people/enrolment-code.ts';
import { renew } from '../people/renewal.ts';
import type { Tables } from '../storage/tables.ts';

/** `POST /api/v1/activation…`, `GET /api/v1/device/officers`, `POST /api/v1/renewal`. */
export function activationRoutes(parts: ActivationParts & { tokens: Tokens; clock: Clock }): Hono {
  const { storage, keyring, clock, tokens } = parts;
  const routes = new Hono();

  routes.post('/activation', async (c) => {
    const { request } = await readJson(c, ActivationBody);
    const result = await activate(request, parts);
    if (result.is === 'refused') throw refusal(result);
    return c.json(result.answer);
  });

  routes.post('/activation/slip', async (c) => {
    const { question } = await readJson(c, SlipQuestionBody);
    const standing = await lookAtSlip(question, parts);
    if (standing.is === 'refused') throw refusal(standing);
    const open: SlipOpen = standing;
    return c.json(open);
  });

  routes.get('/device/officers', async (c) => {
    const { device } = await tokens.device(c);
    const at = clock.now();
    const answer = await storage.transact(async (tables): Promise<DeviceOfficers> => {
      const { suspended } = await tables.cutsOf(device);
      const officers = await officersOn(device, tables);
      return { at, ...(suspended && { suspendedAt: suspended.at }), officers };
    });
    return c.json(answer);
  });

  routes.post('/renewal', async (c) => {
    const actor = await tokens.renewing(c);
    const at = clock.now();
    const result = await storage.transact((tables) => renew(actor, tables, keyring, at));
    if (result.is === 'refused') throw refusal(result);
    return c.json(result.answer);
  });
  return routes;
}

const refusal = ({ code, retryAfterMs }: CodeRefusal): Refusal =>
  new Refusal(code, retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000));

async function officersOn(device: Uuid, tables: Tables): Promise<DeviceOfficers['officers']> {
  const papers = await tables.papersOn(device);
  const stopped = await stoppedOn(device, tables);
  return Promise.all(
    papers.map(async ({ certificate, jws }) => {
      const today = await tables.officerToday(certificate.id);
      const live = certificate.waiting === true ? 'waiting' : 'active';
      const why = stopped.get(certificate.officer);
      const state = today?.revoked ? 'revoked' : live;
      return { certificate: jws, state, ...(today?.revoked && why && { stopped: why }) };
    }),
  );
}

/** By officer code; whoever is both is suspended, because that is what a supervisor has to settle first. */
async function stoppedOn(device: Uuid, tables: Tables): Promise<Map<string, Stopped>> {
  const left = await tables.leavingsOn(device);
  const suspended = await tables.suspensionsOn(device);
  const stopped = new Map<string, Stopped>();
  for (const [officer, { at }] of left) stopped.set(officer, { why: 'moved', at });
  for (const [officer, { at }] of suspended) stopped.set(officer, { why: 'suspended', at });
  return stopped;
}
