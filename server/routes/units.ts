import { Hono } from 'hono';
import { type UnitList, UnitRequest } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import { unitOf } from '../people/units.ts';
import type { Storage } from '../storage/port.ts';

/** `GET` and `POST /api/v1/units`. */
export function unitRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();

  routes.get('/units', async (c) => {
    const scope = allowed(await tokens.officer(c), 'units.read', 'own-area');
    const list: UnitList = { units: await storage.transact((tables) => tables.unitsIn(scope)) };
    return c.json(list);
  });

  routes.post('/units', async (c) => {
    const actor = await tokens.officer(c);
    const request = await readJson(c, UnitRequest);
    const home = request.kind === 'mobile' ? request.district : request.code;
    allowed(actor, 'units.make', { area: home });
    const known = unitOf(home);
    if (!known || known.kind === 'mobile') throw new Refusal('unit-unknown');
    const at = clock.now();
    const unit = await storage.transact(async (tables) => {
      const code = request.kind === 'mobile' ? await tables.nextMobileUnit(home) : home;
      if (code === null) throw new Refusal('units-exhausted');
      if (request.kind === 'mobile' && (await tables.isMobileName(home, request.name))) {
        throw new Refusal('unit-name-taken');
      }
      const made: Unit =
        request.kind === 'mobile' ? { code, kind: 'mobile', name: request.name } : known;
      await tables.addUnit(made);
      await tables.writeAudit({
        at,
        officer: actor.officer,
        device: actor.device,
        action: 'unit-made',
        target: made.code,
        area: made.code,
        detail: null,
      });
      return made;
    });
    return c.json(unit);
  });
  return routes;
}
