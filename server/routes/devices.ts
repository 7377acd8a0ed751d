import { Hono } from 'hono';
import * as z from 'zod/mini';
import { CommandAck } from '#contract/commands.ts';
import {
  DeviceAct,
  type DeviceActAnswer,
  DeviceCodeRequest,
  Readiness,
  readinessChecks,
} from '#contract/devices.ts';
import { Uuid } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { actOnDevice, rightFor } from '../devices/acts.ts';
import { takeAnswer } from '../devices/commands.ts';
import { issueDeviceCode } from '../devices/device-code.ts';
import { listDevices } from '../devices/device-list.ts';
import type { ActParts } from '../devices/doing.ts';
import { unitFor } from '../devices/unit-for.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Storage } from '../storage/port.ts';

export interface DeviceRouteParts extends ActParts {
  storage: Storage;
  clock: Clock;
  tokens: Tokens;
  whenPeopleChange(): void;
}

/** `/api/v1/devices…`: what supervisors see of devices and do to them, and what devices answer. */
export function deviceRoutes(parts: DeviceRouteParts): Hono {
  const { storage, clock, tokens } = parts;
  const routes = new Hono();

  routes.get('/devices', async (c) => {
    const scope = allowed(await tokens.officer(c), 'devices.read', 'own-area');
    const at = clock.now();
    return c.json(await storage.transact((tables) => listDevices(scope, tables, at)));
  });

  routes.post('/devices/codes', async (c) => {
    const actor = await tokens.officer(c);
    const request = await readJson(c, DeviceCodeRequest);
    const scope = allowed(actor, 'devices.enrol', { area: request.unit });
    const unit = await storage.transact((tables) => unitFor(request.unit, tables));
    if (!unit) throw new Refusal('unit-unknown');
    const code = await issueDeviceCode(request, unit, actor, scope, parts);
    if ('is' in code) throw new Refusal(code.code);
    return c.json(code);
  });

  routes.post('/devices/:id/commands', async (c) => {
    const actor = await tokens.officer(c);
    const act = await readJson(c, DeviceAct);
    const device = z.safeParse(Uuid, c.req.param('id'));
    const scope = allowed(actor, rightFor[act.kind], 'own-area');
    if (act.kind === 'move') allowed(actor, 'devices.move', { area: act.unit });
    if (!device.success) throw new Refusal('not-found');
    const by = { actor, scope };
    const at = clock.now();
    const result = await storage.transact((tables) =>
      actOnDevice(act, device.data, by, tables, parts, at),
    );
    if (result.is === 'refused') throw new Refusal(result.code);
    parts.whenPeopleChange();
    const answer: DeviceActAnswer = result;
    return c.json(answer);
  });

  routes.post('/device/commands/ack', async (c) => {
    const by = await tokens.device(c);
    const ack = await readJson(c, CommandAck);
    const at = clock.now();
    await storage.transact((tables) => takeAnswer(ack, by, tables, at));
    return c.json({});
  });

  routes.post('/device/readiness', async (c) => {
    const { device } = await tokens.device(c);
    const { at, checks } = await readJson(c, Readiness);
    const known = readinessChecks.flatMap((name) => {
      const found = checks[name];
      return found === undefined ? [] : [[name, found] as const];
    });
    const readiness = { at, checks: Object.fromEntries(known) };
    await storage.transact((tables) => tables.saveReadiness(device, readiness));
    return c.json({});
  });
  return routes;
}
