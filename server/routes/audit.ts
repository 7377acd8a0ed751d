import { Hono } from 'hono';
import { AuditExport, type AuditPage, AuditQuestion, DeviceAuditBody } from '#contract/audit.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { namedIn } from '../audit/named.ts';
import type { Clock } from '../clock.ts';
import { allowed } from '../http/allowed.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Actor } from '../people/authorize.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables } from '../storage/tables.ts';

const PAGE = 100;
const DEVICE_AUDIT_BYTES = 256 * 1024;
const HOUR_MS = 60 * 60 * 1000;
const READING_MS = 10 * 60 * 1000;
const MOST_AN_HOUR = 120;

/** `POST /api/v1/audit/readings`, `POST /api/v1/audit/exported` and `POST /api/v1/device/audit`. */
export function auditRoutes(storage: Storage, clock: Clock, tokens: Tokens): Hono {
  const routes = new Hono();

  routes.post('/audit/readings', async (c) => {
    const actor = await tokens.officer(c);
    const scope = allowed(actor, 'audit.read', 'own-area');
    const asked = await readJson(c, AuditQuestion);
    const at = clock.now();
    const page = await storage.transact(async (tables): Promise<AuditPage> => {
      await noteReading(tables, actor, asked, at);
      const found = await tables.readAudit(scope, asked, PAGE + 1);
      const events = found.slice(0, PAGE);
      return { events, more: found.length > PAGE, named: await namedIn(events, tables) };
    });
    return c.json(page);
  });

  routes.post('/audit/exported', async (c) => {
    const actor = await tokens.officer(c);
    allowed(actor, 'audit.export', 'own-area');
    const { purpose } = await readJson(c, AuditExport);
    const at = clock.now();
    await storage.transact((tables) => note(tables, actor, 'audit-exported', purpose, at));
    return c.json({});
  });

  routes.post('/device/audit', async (c) => {
    const { device, unit } = await tokens.device(c);
    const { events } = await readJson(c, DeviceAuditBody, DEVICE_AUDIT_BYTES);
    const at = clock.now();
    const through = await storage.transact(async (tables) => {
      // [AU8] A device's key lies readable on its disk: whoever took it must not fill ours.
      const before = await tables.countTry(`device-audit|${device}`, at, HOUR_MS);
      if (before >= MOST_AN_HOUR) throw new Refusal('too-many-tries', HOUR_MS / 1000);
      const taken = await tables.addDeviceAudit(device, events, at);
      if (taken.is === 'full') throw new Refusal('too-many-tries', HOUR_MS / 1000);
      // [AU6]
      if (taken.forked) {
        const row = { at, officer: null, device, target: device, area: unit, detail: null };
        await tables.writeAudit({ ...row, action: 'device-audit-forked' });
      }
      return taken.through;
    });
    return c.json({ through });
  });
  return routes;
}

/**
 * [AU5] The first page is the reading, and those after it belong to it for ten minutes: a page that
 * nobody began with is a reading of its own.
 */
async function noteReading(
  tables: Tables,
  actor: Actor,
  { before, action }: AuditQuestion,
  at: UnixMs,
): Promise<void> {
  const begun = await tables.countTry(`audit-read|${actor.officer}`, at, READING_MS);
  if (before !== undefined && begun > 0) return;
  await note(tables, actor, 'audit-read', action ?? null, at);
}

const note = (
  tables: Tables,
  { officer, device, scope }: Actor,
  action: 'audit-read' | 'audit-exported',
  detail: string | null,
  at: UnixMs,
) => tables.writeAudit({ at, officer, device, action, target: null, area: scope, detail });
