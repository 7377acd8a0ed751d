import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { Uuid } from '#contract/primitives.ts';
import {
  type Recovery,
  RecoveryDecision,
  type RecoveryList,
  RecoveryRequest,
} from '#contract/recovery.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Keyring } from '../keys/keyring.ts';
import { authorize } from '../people/authorize.ts';
import { askRecovery, stateOf } from '../recovery/ask.ts';
import { decideRecovery, shownTo } from '../recovery/decide.ts';
import type { Storage } from '../storage/port.ts';

export interface RecoveryRouteParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
  tokens: Tokens;
}

/** `/api/v1/recoveries…`: the way back to drafts that a forgotten passphrase locked up. */
export function recoveryRoutes({ storage, keyring, clock, tokens }: RecoveryRouteParts): Hono {
  const routes = new Hono();

  routes.post('/recoveries', async (c) => {
    const actor = await tokens.officer(c);
    const request = await readJson(c, RecoveryRequest);
    const at = clock.now();
    const asked = await storage.transact((tables) =>
      askRecovery(request, actor, keyring, tables, at),
    );
    if (!asked) throw new Refusal('body-not-valid');
    return c.json(asked);
  });

  routes.get('/recoveries', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'recoveries.read', 'own-area');
    const list: RecoveryList = await storage.transact(async (tables) => {
      const recoveries: Recovery[] = [];
      for (const one of await tables.recoveriesIn(scope)) {
        const mayAct = authorize(actor, 'recoveries.decide', { area: one.unit }) !== null;
        recoveries.push(await shownTo(actor, mayAct, one, tables));
      }
      return { recoveries };
    });
    return c.json(list);
  });

  routes.get('/recoveries/mine/:id', async (c) => {
    const { officer, device } = await tokens.officer(c);
    const id = idIn(c);
    const stored = await storage.transact((tables) => tables.recoveryOf(id, { officer, device }));
    if (!stored) throw new Refusal('not-found');
    return c.json(stateOf(stored));
  });

  routes.post('/recoveries/:id/decision', async (c) => {
    const actor = await tokens.officer(c);
    const { approve } = await readJson(c, RecoveryDecision);
    const scope = allowed(actor, 'recoveries.decide', 'own-area');
    const id = idIn(c);
    const at = clock.now();
    const result = await storage.transact((tables) =>
      decideRecovery(id, approve, { actor, scope }, tables, keyring, at),
    );
    if (result.is === 'refused') throw new Refusal(result.code);
    return c.json({});
  });
  return routes;
}

/** @throws Refusal `not-found`: what is no id names nothing. */
function idIn(c: Context): Uuid {
  const id = z.safeParse(Uuid, c.req.param('id'));
  if (!id.success) throw new Refusal('not-found');
  return id.data;
}
