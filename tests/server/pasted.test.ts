import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import type { TokenAnswer } from '#contract/session.ts';
import { openDeskOf } from './devices/people.ts';
import { row } from './people/new-officer.ts';
import { askAs, type Desk, push, seal, signedIn } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

/** Ways out of a statement, and what would be done outside it: every pair of them. */
const waysOut = ['', "'", '"', "\\'", "')", '")', "'))", '`', "\u0000'", 'ʼ', '%27'];
const outside = [
  ' or 1=1 --',
  '; drop table records; --',
  '; delete from people; --',
  " union select registration from records where '1'='1",
  '||(select json from ops limit 1)||',
  '; update officers set certificate = null; --',
  ' and 1=randomblob(1000000000)/*',
];
const statements = waysOut.flatMap((way) => outside.map((act) => way + act));

let house: House;
let record: string;
/** A supervisor of another province, with every right that one can have there. */
let stranger: Desk;
let session: TokenAnswer;

beforeAll(async () => {
  house = await build();
  const somchai = await openDeskOf(house, ['officer'], '8001');
  const one = await seal(somchai);
  await push(somchai, [one]);
  await house.acceptance.idle();
  record = one.record;
  const rights = ['officer', 'supervisor', 'province', 'dopa-case', 'dopa-admin', 'auditor'];
  stranger = await openDeskOf(house, rights as 'officer'[], '90', '9001');
  session = await signedIn(stranger, 'officer');
}, 60_000);
afterAll(tearDown);

const ask = (path: string, json?: unknown) =>
  askAs(stranger, 'officer', path, json, { signedIn: session });
const codeOf = async (answer: Response) => Problem.parse(await answer.json()).code;

/** What the database says of itself: its tables with their columns, and that it holds together. */
function shape(): unknown {
  const db = new DatabaseSync(join(house.folder, 'data', 'debt-desk.sqlite'));
  const tables = db.prepare('select name, sql from sqlite_master order by name').all();
  const whole = db.prepare('pragma integrity_check').get();
  const people = db.prepare("select count(*) as n from officers where certificate <> ''").get();
  const records = db.prepare('select id, registration from records').all();
  db.close();
  return { tables, whole, people, records };
}

/** Every text of every address and of every body that is read, as `said`. */
function everyPlace(said: string): [path: string, json?: unknown][] {
  const text = encodeURIComponent(said);
  const id = uuid();
  const reason = said;
  return [
    [`/records?ref=${text}`],
    [`/records/${text}/readings`, { purpose: 'case' }],
    [`/records/${record}/readings`, { purpose: said }],
    [`/records/${record}/readings`, { purpose: 'case', note: said }],
    ['/audit/readings', { action: said, officer: said, person: said, device: said }],
    ['/audit/readings', { before: said, from: said, to: said }],
    [`/holds?after=${text}`],
    [`/recoveries/mine/${text}`],
    ['/people', { rows: [row({ unit: '9001', firstName: said, title: said, position: said })] }],
    ['/people', { rows: [row({ unit: said })] }],
    ['/people/decisions', { people: [said], approve: true }],
    [`/people/${text}/suspend`, { reason }],
    [`/people/${id}/suspend`, { reason }],
    [`/activations/${text}/confirm`, { fingerprint: said }],
    ['/units', { kind: 'mobile', district: '9001', name: said }],
    ['/units', { kind: 'mobile', district: said, name: said }],
    ['/devices/codes', { unit: '9001', label: said, replaces: null }],
    [`/devices/${text}/commands`, { kind: 'lock', reason }],
    [`/devices/${stranger.id}/commands`, { kind: 'rotate', reason }],
    ['/holds/release', { hashes: [said], reason }],
    ['/audit/exported', { purpose: said }],
  ];
}

describe('what a statement would be if it were pasted into another', () => {
  it('is a text like any other, in every place where the server reads one', async () => {
    expect(statements.length).toBeGreaterThanOrEqual(50);
    const before = shape();
    for (const said of statements) {
      // As fast as one key may ask, and no faster.
      house.clock.move(60_000);
      session = await signedIn(stranger, 'officer');
      for (const [path, json] of everyPlace(said)) {
        const answer = await ask(path, json);
        const text = await answer.text();
        expect([path, json, answer.status < 500]).toEqual([path, json, true]);
        expect([path, /มาลี|9000012345672/.test(text)]).toEqual([path, false]);
      }
    }
    expect(shape()).toEqual(before);
  }, 240_000);
});

describe('[I9] bodies that are too much', () => {
  const posts = () =>
    house.routes
      .filter((route) => route.startsWith('POST /api/v1/'))
      .map((route) => route.replace('POST /api/v1', '').replace(':id', uuid()));
  const isPush = (path: string) => path === '/envelopes' || path === '/rescue';
  const needsNoToken = (path: string) =>
    /^\/(enrolment|auth|activation(\/slip)?$)/.test(path) && path !== '/auth/challenge';

  it('too long, too deep, packed: refused by every route, before anything is made of them', async () => {
    session = await signedIn(stranger, 'officer');
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    for (const path of posts().filter(needsNoToken)) {
      const said = async (body: BodyInit, headers = {}) =>
        codeOf(await house.ask(`/api/v1${path}`, { method: 'POST', body, headers }));
      expect([path, await said('x'.repeat(70_000))]).toEqual([path, 'body-too-large']);
      expect([path, await said(deep)]).toEqual([path, 'body-not-readable']);
      const packed = gzipSync(JSON.stringify({ request: 'x'.repeat(60_000) }));
      const code = await said(packed, { 'content-encoding': 'gzip' });
      expect([path, code]).toEqual([path, 'body-not-readable']);
    }
    for (const path of posts().filter((one) => !isPush(one) && !needsNoToken(one))) {
      if (path === '/auth/challenge' || path.startsWith('/device/')) continue;
      // A picture is announced by headers; nobody reads a body there.
      if (path === '/pictures') continue;
      const long = await ask(path, 'x'.repeat(1_100_000));
      expect([path, await codeOf(long)]).toEqual([path, 'body-too-large']);
      const nested = await ask(path, JSON.parse(deep));
      expect([path, nested.status < 500]).toEqual([path, true]);
    }
  });

  it('members that reach into every object change none', async () => {
    const reach = '{"__proto__":{"mine":1},"constructor":{"prototype":{"mine":1}},"kind":"lock"}';
    for (const path of posts()) {
      const signed = await ask(path, JSON.parse(reach));
      expect([path, signed.status < 500]).toEqual([path, true]);
      const plain = await house.ask(`/api/v1${path}`, { method: 'POST', body: reach });
      expect([path, plain.status < 500]).toEqual([path, true]);
    }
    expect(({} as { mine?: number }).mine).toBeUndefined();
  });
});
