import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { ReferenceNumber, Sha256, Uuid } from '#contract/primitives.ts';
import {
  type PictureReading,
  ReadingRequest,
  type RecordMatches,
  type RecordReading,
} from '#contract/record.ts';
import { detailOf } from '../audit/detail.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import type { Tokens } from '../http/tokens.ts';
import { type Actor, authorize, type Scope } from '../people/authorize.ts';
import type { PictureFolder } from '../pictures/folder.ts';
import { openPicture } from '../pictures/open.ts';
import { picturesOf, tellPictures } from '../records/pictures.ts';
import { noteReading, readingFor, seesLenders } from '../records/reading.ts';
import type { Storage } from '../storage/port.ts';

interface RecordParts {
  storage: Storage;
  clock: Clock;
  tokens: Tokens;
  pictures: PictureFolder;
}

/**
 * `GET /api/v1/records?ref=`, `POST /api/v1/records/:id/readings` and, of one picture,
 * `POST /api/v1/records/:id/pictures/:sha256/readings`.
 */
export function recordRoutes({ storage, clock, tokens, pictures }: RecordParts): Hono {
  const routes = new Hono();

  routes.get('/records', async (c) => {
    const actor = await tokens.officer(c);
    const { scope } = rightOf(actor);
    const ref = z.safeParse(ReferenceNumber, c.req.query('ref'));
    if (!ref.success) throw new Refusal('body-not-valid');
    const found = await storage.transact((tables) => tables.recordsWithRef(scope, ref.data));
    const own = found.filter((one) => mayRead(actor, one));
    // [TW8] A number leads to what its record ended in, as far as that may be read.
    const led = own.filter(({ endedIn }) => !own.some(({ id }) => id === endedIn));
    const matches: RecordMatches = { records: led.map(({ id, unit }) => ({ id, unit })) };
    return c.json(matches);
  });

  routes.post('/records/:id/readings', async (c) => {
    const actor = await tokens.officer(c);
    const { scope } = rightOf(actor);
    const purpose = await purposeIn(c);
    const id = z.safeParse(Uuid, c.req.param('id'));
    if (!id.success) throw new Refusal('not-found');
    const at = clock.now();
    const reading = await storage.transact(async (tables) => {
      const record = await tables.recordIn(scope, id.data);
      if (!record) return null;
      const { unit, registration } = record;
      if (!mayRead(actor, { unit, officer: registration.intake.officer })) return null;
      await noteReading(record, purpose, { actor, tables, at });
      const named = await picturesOf(record.id, tables);
      return { ...readingFor(actor, record), named, mayOpen: seesLenders(actor, record) };
    });
    // A record that is not there and one that is not theirs look alike.
    if (!reading) throw new Refusal('not-found');
    const { named, mayOpen, ...said } = reading;
    const told: RecordReading = {
      ...said,
      pictures: await tellPictures(named, pictures, mayOpen),
    };
    return c.json(told);
  });

  // [PX7] Opened as its record is: with a purpose, in the reader's area, and a row of the log.
  routes.post('/records/:id/pictures/:sha256/readings', async (c) => {
    const actor = await tokens.officer(c);
    const scope = rightToPictures(actor);
    const purpose = await purposeIn(c);
    const [id, sha256] = [c.req.param('id'), c.req.param('sha256')];
    if (!z.safeParse(Uuid, id).success || !z.safeParse(Sha256, sha256).success) {
      throw new Refusal('not-found');
    }
    const sealed = await pictures.read(sha256);
    const at = clock.now();
    const named = await storage.transact(async (tables) => {
      const record = await tables.recordIn(scope, id);
      if (!record || !seesLenders(actor, record)) return null;
      const picture = (await picturesOf(id, tables)).find((one) => one.sha256 === sha256);
      if (!picture?.key || !sealed) return null;
      await noteReading(record, purpose, { actor, tables, at }, 'picture-read');
      return { mime: picture.mime, key: picture.key };
    });
    if (!named || !sealed) throw new Refusal('not-found');
    const plain = openPicture(named.key, sealed);
    if (!plain) throw new Refusal('picture-damaged');
    const reading: PictureReading = { mime: named.mime, bytes: plain.toString('base64url') };
    return c.json(reading);
  });
  return routes;
}

/** @throws Refusal when the actor may read no record at all. */
function rightOf(actor: Actor): { scope: Scope } {
  const own = { area: actor.unit, writtenBy: actor.officer };
  const scope =
    authorize(actor, 'records.read', 'own-area') ?? authorize(actor, 'records.own', own);
  if (!scope) throw new Refusal('not-allowed');
  return { scope };
}

/** [P20] @throws Refusal when the actor may open no picture at all. */
function rightToPictures(actor: Actor): Scope {
  const own = { area: actor.unit, writtenBy: actor.officer };
  const scope =
    authorize(actor, 'records.lenders', 'own-area') ?? authorize(actor, 'records.own', own);
  if (!scope) throw new Refusal('not-allowed');
  return scope;
}

function mayRead(actor: Actor, { unit, officer }: { unit: string; officer: string }): boolean {
  return (
    authorize(actor, 'records.read', { area: unit }) !== null ||
    authorize(actor, 'records.own', { area: unit, writtenBy: officer }) !== null
  );
}

/** @throws Refusal `purpose-needed` */
async function purposeIn(c: Context): Promise<string> {
  const asked = z.safeParse(ReadingRequest, await readJson(c, z.unknown()));
  if (!asked.success) throw new Refusal('purpose-needed');
  const { purpose, note } = asked.data;
  return detailOf(purpose, note);
}
