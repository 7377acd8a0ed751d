import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Role, roles } from '#contract/certificates.ts';
import { Problem } from '#contract/problem.ts';
import { openDeskOf } from './devices/people.ts';
import { row } from './people/new-officer.ts';
import { askAs, type Desk, openDesk, push, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

/** What anybody may ask without a token. */
const open = [
  'GET /healthz',
  'GET /readyz',
  'GET /api/v1/keys',
  'GET /api/v1/probe',
  'POST /api/v1/auth/challenge',
  'POST /api/v1/auth/token',
  'POST /api/v1/enrolment',
  'POST /api/v1/enrolment/code',
  'POST /api/v1/enrolment/device',
  'POST /api/v1/activation',
  'POST /api/v1/activation/slip',
  'POST /api/v1/envelopes',
  'POST /api/v1/rescue',
  // What the device signs for each request is looked at, and no token.
  'OPTIONS /api/v1/pictures',
  'POST /api/v1/pictures',
  'GET /api/v1/pictures/:sha256',
  'PATCH /api/v1/pictures/:sha256',
];

/** What only a device may ask, of itself. */
const ofDevices: [route: string, path: string, body: unknown][] = [
  ['GET /api/v1/mailbox', '/mailbox?after=0', undefined],
  ['GET /api/v1/device/officers', '/device/officers', undefined],
  [
    'POST /api/v1/device/commands/ack',
    '/device/commands/ack',
    { n: null, outcome: 'ignored', why: null },
  ],
  ['POST /api/v1/device/readiness', '/device/readiness', { at: 0, checks: {} }],
  ['POST /api/v1/device/audit', '/device/audit', { events: [] }],
];

const id = uuid();
const reason = 'ทดสอบ';
const overseers: Role[] = ['supervisor', 'province', 'dopa-admin', 'auditor'];
const managers: Role[] = ['supervisor', 'province', 'dopa-admin'];
const deciders: Role[] = ['supervisor', 'province', 'dopa-case'];
const sealed = { enc: 'ZW5j', ct: 'Y3Q' };
const recovery = {
  esc: { kind: 'esc', version: 1, kid: 'nobody', sealed },
  to: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' },
  drafts: 1,
};

/** Written by hand, so that a right that slips in somewhere is seen here. Ids name nothing. */
const ofOfficers: [route: string, who: readonly Role[], path: string, body?: unknown][] = [
  ['GET /api/v1/overview', overseers, '/overview'],
  ['POST /api/v1/closings/readings', overseers, '/closings/readings', { code: 'e30.e30.AAAA' }],
  ['GET /api/v1/board', overseers, '/board'],
  ['GET /api/v1/units', overseers, '/units'],
  ['POST /api/v1/units', managers, '/units', { kind: 'district', code: '8001' }],
  ['GET /api/v1/people', overseers, '/people'],
  ['POST /api/v1/people', managers, '/people', { rows: [row({ unit: '9999' })] }],
  [
    'POST /api/v1/people/decisions',
    ['province', 'dopa-admin'],
    '/people/decisions',
    { people: [id], approve: true },
  ],
  ['POST /api/v1/people/:id/slip', managers, `/people/${id}/slip`, {}],
  [
    'POST /api/v1/people/:id/duties',
    managers,
    `/people/${id}/duties`,
    { unit: '8001', role: 'officer', reason },
  ],
  [
    'POST /api/v1/people/:id/duties/decision',
    ['province', 'dopa-admin'],
    `/people/${id}/duties/decision`,
    { at: 0, approve: true },
  ],
  ['POST /api/v1/people/:id/suspend', managers, `/people/${id}/suspend`, { reason }],
  ['POST /api/v1/people/:id/restore', managers, `/people/${id}/restore`, { reason }],
  [
    'POST /api/v1/activations/:id/confirm',
    managers,
    `/activations/${id}/confirm`,
    { fingerprint: '00000000' },
  ],
  ['POST /api/v1/renewal', roles, '/renewal', {}],
  ['GET /api/v1/devices', overseers, '/devices'],
  [
    'POST /api/v1/devices/codes',
    managers,
    '/devices/codes',
    { unit: '8001', label: 'โต๊ะ 2', replaces: null },
  ],
  [
    'POST /api/v1/devices/:id/commands',
    managers,
    `/devices/${id}/commands`,
    { kind: 'lock', reason },
  ],
  ['GET /api/v1/holds', ['supervisor', 'province', 'auditor'], '/holds'],
  [
    'POST /api/v1/holds/release',
    ['supervisor', 'province'],
    '/holds/release',
    { hashes: ['A'.repeat(43)], reason },
  ],
  [
    'POST /api/v1/holds/decline',
    ['supervisor', 'province'],
    '/holds/decline',
    { hashes: ['A'.repeat(43)], reason },
  ],
  [
    'GET /api/v1/records',
    ['officer', 'supervisor', 'dopa-case', 'auditor'],
    '/records?ref=800101000014',
  ],
  [
    'POST /api/v1/records/:id/readings',
    ['officer', 'supervisor', 'dopa-case', 'auditor'],
    `/records/${id}/readings`,
    { purpose: 'case' },
  ],
  [
    'POST /api/v1/records/:id/pictures/:sha256/readings',
    ['officer', 'supervisor', 'dopa-case'],
    `/records/${id}/pictures/${'A'.repeat(43)}/readings`,
    { purpose: 'case' },
  ],
  ['GET /api/v1/duplicates', deciders, '/duplicates'],
  ['POST /api/v1/duplicates/readings', deciders, '/duplicates/readings', { records: [id, id] }],
  [
    'POST /api/v1/duplicates/decisions',
    deciders,
    '/duplicates/decisions',
    { records: [id, id], revs: [1, 1], act: 'apart' },
  ],
  [
    'POST /api/v1/duplicates/lookups',
    ['officer', 'supervisor'],
    '/duplicates/lookups',
    { nationalId: '9000012345672' },
  ],
  ['GET /api/v1/proposals', ['supervisor', 'dopa-case', 'auditor'], '/proposals'],
  [
    'POST /api/v1/proposals/readings',
    ['supervisor', 'dopa-case', 'auditor'],
    '/proposals/readings',
    { op: id, path: '' },
  ],
  [
    'POST /api/v1/proposals/decisions',
    ['supervisor'],
    '/proposals/decisions',
    { op: id, path: '', rev: 1, act: 'take' },
  ],
  ['POST /api/v1/recoveries', roles, '/recoveries', recovery],
  ['GET /api/v1/recoveries', managers, '/recoveries'],
  ['GET /api/v1/recoveries/mine/:id', roles, `/recoveries/mine/${id}`],
  [
    'POST /api/v1/recoveries/:id/decision',
    managers,
    `/recoveries/${id}/decision`,
    { approve: true },
  ],
  ['POST /api/v1/audit/readings', overseers, '/audit/readings', {}],
  [
    'POST /api/v1/audit/exported',
    ['province', 'dopa-admin', 'auditor'],
    '/audit/exported',
    { purpose: reason },
  ],
];

let house: House;
let actors: Map<Role, Desk>;
let other: Desk;
beforeAll(async () => {
  house = await build();
  const made: [Role, Desk][] = [];
  for (const role of roles) made.push([role, await openDeskOf(house, [role], '8001')]);
  actors = new Map(made);
  other = await openDeskOf(
    house,
    ['officer', 'supervisor', 'dopa-admin', 'province', 'auditor'],
    '90',
    '9001',
  );
}, 60_000);
afterAll(tearDown);

const codeOf = async (answer: Response) =>
  answer.ok ? 'ok' : Problem.parse(await answer.json()).code;

describe('[P3] who may do what', () => {
  // A minute later every key may sign in as often again.
  beforeEach(() => house.clock.move(60_000));

  it('is written down here for every route that is answered', () => {
    const rows = [
      ...open,
      ...ofDevices.map(([route]) => route),
      ...ofOfficers.map(([route]) => route),
    ];
    expect([...house.routes].sort()).toEqual([...rows].sort());
  });

  it.each(ofOfficers)('%s', async (_route, may, path, body) => {
    for (const role of roles) {
      const actor = actors.get(role);
      if (!actor) throw new Error(`no ${role}`);
      const code = await codeOf(await askAs(actor, 'officer', path, body));
      expect([role, code === 'not-allowed' ? 'refused' : 'let through']).toEqual([
        role,
        may.includes(role) ? 'let through' : 'refused',
      ]);
      expect(['internal', 'sign-in-needed', 'token-not-bound', 'body-not-readable']).not.toContain(
        code,
      );
    }
  });

  it.each([
    ...ofOfficers.map(([route, , path, body]): [string, string, unknown] => [route, path, body]),
    ...ofDevices,
  ])(
    '%s is closed to strangers, and to the other kind of key',
    async (route: string, path: string, body?: unknown) => {
      const method = body === undefined ? 'GET' : 'POST';
      const plain = body === undefined ? {} : { body: JSON.stringify(body) };
      const stranger = await house.ask(`/api/v1${path}`, { method, ...plain });
      expect(await codeOf(stranger)).toBe('sign-in-needed');
      const isDevices = ofDevices.some(([own]) => own === route);
      const desk = actors.get('supervisor');
      if (!desk) throw new Error('no supervisor');
      const wrong = await askAs(desk, isDevices ? 'officer' : 'device', path, body);
      expect(await codeOf(wrong)).toBe('not-allowed');
      if (isDevices) expect(await codeOf(await askAs(desk, 'device', path, body))).toBe('ok');
    },
  );
});

describe('[P3] whose', () => {
  it('another province’s people, devices, holds, records and log are not there', async () => {
    house.clock.move(60_000);
    const desk = await openDesk(house, '8001');
    const one = await seal(desk);
    await push(desk, [one]);
    await house.acceptance.idle();
    const own = actors.get('supervisor');
    if (!own) throw new Error('no supervisor');
    const read = (by: Desk) =>
      askAs(by, 'officer', `/records/${one.record}/readings`, { purpose: 'case' });
    expect(await codeOf(await read(own))).toBe('ok');
    expect(await codeOf(await read(other))).toBe('not-found');
    const act = (by: Desk) =>
      askAs(by, 'officer', `/devices/${desk.id}/commands`, { kind: 'rotate', reason });
    expect(await codeOf(await act(other))).toBe('not-found');
    expect(await codeOf(await act(own))).toBe('ok');
    for (const path of [
      '/people',
      '/devices',
      '/holds',
      '/audit/readings',
      '/overview',
      '/board',
      '/units',
    ]) {
      const body = path === '/audit/readings' ? {} : undefined;
      const said = await (await askAs(other, 'officer', path, body)).text();
      expect([path, said.includes('8001')]).toEqual([path, false]);
    }
    const foreign = { unit: '8001', label: 'โต๊ะ', replaces: null };
    expect(await codeOf(await askAs(other, 'officer', '/devices/codes', foreign))).toBe(
      'not-allowed',
    );
  });
});
