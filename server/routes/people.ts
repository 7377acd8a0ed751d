import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { Confirmation } from '#contract/activation.ts';
import {
  Decisions,
  DutiesDecision,
  DutiesRequest,
  Roster,
  SuspendRequest,
} from '#contract/people.ts';
import { Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Action } from '../people/authorize.ts';
import { confirmKey } from '../people/confirm.ts';
import { decidePeople, type PersonAct, restorePerson, suspendPerson } from '../people/decide.ts';
import { askDuties, decideDuties } from '../people/duties.ts';
import { freshSecret } from '../people/enrolment-code.ts';
import { listPeople } from '../people/people-list.ts';
import { proposePeople } from '../people/roster.ts';
import { issueSlip } from '../people/slip.ts';
import type { Storage } from '../storage/port.ts';

export interface PeopleRouteParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
  tokens: Tokens;
  whenPeopleChange(): void;
}

/** Two thousand rows of a roster. */
const ROSTER_BYTES = 1024 * 1024;

/** `/api/v1/people…` and `/api/v1/activations…`: rosters, approvals, slips and what stops a person. */
export function peopleRoutes(parts: PeopleRouteParts): Hono {
  const { storage, keyring, clock, tokens, whenPeopleChange } = parts;
  const routes = new Hono();

  /** Does `work` for an officer who may, in one transaction. */
  const doing = async <T extends { is: string }>(
    c: Context,
    action: Action,
    work: (act: PersonAct) => Promise<T | { is: 'refused'; code: ProblemCode }>,
  ): Promise<T> => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, action, 'own-area');
    const at = clock.now();
    const result = await storage.transact((tables) => work({ actor, scope, tables, at }));
    if ('code' in result && result.is === 'refused') throw new Refusal(result.code);
    return result as T;
  };

  routes.get('/people', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'people.read', 'own-area');
    const at = clock.now();
    return c.json(await storage.transact((tables) => listPeople(actor, scope, tables, at)));
  });

  routes.post('/people', async (c) => {
    const actor = await tokens.officer(c);
    allowed(actor, 'people.propose', 'own-area');
    const roster = await readJson(c, Roster, ROSTER_BYTES);
    const at = clock.now();
    return c.json(
      await storage.transact((tables) => proposePeople(roster, actor, keyring, tables, at)),
    );
  });

  routes.post('/people/decisions', async (c) => {
    const decided = await doing(c, 'people.decide', async (act) =>
      decidePeople(await readJson(c, Decisions, ROSTER_BYTES), act),
    );
    return c.json(decided.answer);
  });

  routes.post('/people/:id/slip', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'slips.issue', 'own-area');
    // Hashing is dear, so nobody makes the server do it before their right is known.
    const secret = await freshSecret();
    const at = clock.now();
    const issued = await storage.transact((tables) =>
      issueSlip(idIn(c), secret, keyring, { actor, scope, tables, at }),
    );
    if (issued.is === 'refused') throw new Refusal(issued.code);
    return c.json(issued.slip);
  });

  routes.post('/people/:id/suspend', async (c) => {
    await doing(c, 'people.suspend', async (act) =>
      suspendPerson(idIn(c), (await readJson(c, SuspendRequest)).reason, act),
    );
    whenPeopleChange();
    return c.json({});
  });

  routes.post('/people/:id/restore', async (c) => {
    await doing(c, 'people.suspend', async (act) =>
      restorePerson(idIn(c), (await readJson(c, SuspendRequest)).reason, act),
    );
    whenPeopleChange();
    return c.json({});
  });

  routes.post('/people/:id/duties', async (c) => {
    await doing(c, 'people.propose', async (act) =>
      askDuties(idIn(c), await readJson(c, DutiesRequest), act),
    );
    return c.json({});
  });

  routes.post('/people/:id/duties/decision', async (c) => {
    await doing(c, 'people.decide', async (act) =>
      decideDuties(idIn(c), await readJson(c, DutiesDecision), keyring, act),
    );
    whenPeopleChange();
    return c.json({});
  });

  routes.post('/activations/:id/confirm', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'keys.confirm', 'own-area');
    const { fingerprint } = await readJson(c, Confirmation);
    const at = clock.now();
    // A wrong try must be counted, so the refusal undoes nothing.
    const result = await storage.transact((tables) =>
      confirmKey(idIn(c), fingerprint, keyring, { actor, scope, tables, at }),
    );
    if (result.is === 'refused') throw new Refusal(result.code);
    whenPeopleChange();
    return c.json({});
  });
  return routes;
}

/** @throws Refusal `not-found`: what is no id names nobody. */
function idIn(c: Context): Uuid {
  const id = z.safeParse(Uuid, c.req.param('id'));
  if (!id.success) throw new Refusal('not-found');
  return id.data;
}
