import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '#contract/certificates.ts';
import { ReleaseAnswer } from '#contract/devices.ts';
import { RosterAnswer } from '#contract/people.ts';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import { Problem } from '#contract/problem.ts';
import { RecoveryState } from '#contract/recovery.ts';
import type { TokenAnswer } from '#contract/session.ts';
import { publicJwkOf } from '../../src/vault/signing.ts';
import { actOn, openDeskOf } from './devices/people.ts';
import { activatedOn, decide, propose, row, slipFor } from './people/new-officer.ts';
import { askAs, type Desk, push, type Sealed, seal, signedIn } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

/** Seen from the district 8001: itself, its neighbour, its province, and Bangkok. */
const areas = { own: '8001', sibling: '8002', parent: '8000', other: '1001' } as const;
type Area = keyof typeof areas;
const areaNames = Object.keys(areas) as Area[];
const scopes: Record<Role, string> = {
  officer: '8001',
  supervisor: '8001',
  province: '80',
  'dopa-case': '',
  'dopa-admin': '',
  auditor: '',
};

/** What lies in one area; lists have one for each role, because an act uses its thing up. */
interface Place {
  unit: string;
  device: Uuid;
  record: Uuid;
  ref: string;
  held: Sha256;
  releasable: Sha256[];
  proposed: Uuid[];
  approved: Uuid;
  waiting: Uuid;
  recovery: Uuid;
}

/** One route: who reaches which areas, written by hand, and how it is asked for something there. */
interface Row {
  who: Partial<Record<Role, string>>;
  ask(place: Place, nth: number): [path: string, json?: unknown];
  /** Whether it was done or seen; without it, whether it was refused. */
  did?(text: string, place: Place): boolean;
}

const NEAR = 'own';
const PROVINCE = 'own sibling parent';
const ALL = 'own sibling parent other';
const managers = { supervisor: NEAR, province: PROVINCE, 'dopa-admin': ALL };
const overseers = { ...managers, auditor: ALL };
const central = { province: PROVINCE, 'dopa-admin': ALL };
const readers = { supervisor: NEAR, 'dopa-case': ALL, auditor: ALL };
const reason = 'ทดสอบ';
const command = (kind: string, more = {}): Row['ask'] => {
  return ({ device }) => [`/devices/${device}/commands`, { kind, reason, ...more }];
};

const table: [route: string, row: Row][] = [
  [
    'GET /overview',
    { who: overseers, ask: () => ['/overview'], did: (t, p) => t.includes(p.device) },
  ],
  [
    'GET /units',
    { who: overseers, ask: () => ['/units'], did: (t, p) => t.includes(`"${p.unit}"`) },
  ],
  [
    'POST /units',
    {
      who: managers,
      ask: ({ unit }) => ['/units', { kind: 'mobile', district: unit, name: 'รถ' }],
    },
  ],
  [
    'GET /people',
    { who: overseers, ask: () => ['/people'], did: (t, p) => t.includes(p.approved) },
  ],
  [
    'POST /people',
    {
      who: managers,
      ask: ({ unit }, nth) => ['/people', { rows: [row({ unit, firstName: `ใหม่${nth}` })] }],
      did: (text) => RosterAnswer.parse(JSON.parse(text)).is === 'taken',
    },
  ],
  [
    'POST /people/decisions',
    {
      who: central,
      ask: ({ proposed }, nth) => [
        '/people/decisions',
        { people: proposed.slice(nth, nth + 1), approve: false },
      ],
    },
  ],
  ['POST /people/:id/slip', { who: managers, ask: (p) => [`/people/${p.approved}/slip`, {}] }],
  [
    'POST /people/:id/suspend',
    { who: managers, ask: (p) => [`/people/${p.approved}/suspend`, { reason }] },
  ],
  [
    'POST /people/:id/restore',
    { who: managers, ask: (p) => [`/people/${p.approved}/restore`, { reason }] },
  ],
  [
    'POST /activations/:id/confirm',
    {
      who: managers,
      ask: (p) => [`/activations/${p.waiting}/confirm`, { fingerprint: '00000000' }],
    },
  ],
  [
    'GET /devices',
    { who: overseers, ask: () => ['/devices'], did: (t, p) => t.includes(p.device) },
  ],
  [
    'POST /devices/codes',
    {
      who: managers,
      ask: ({ unit }) => ['/devices/codes', { unit, label: 'โต๊ะ', replaces: null }],
    },
  ],
  ['POST /devices/:id/commands', { who: managers, ask: command('rotate') }],
  ['POST /devices/:id/commands', { who: managers, ask: command('lock') }],
  ['POST /devices/:id/commands', { who: managers, ask: command('restore') }],
  ['POST /devices/:id/commands', { who: central, ask: command('wipe') }],
  [
    'POST /devices/:id/commands',
    {
      who: central,
      ask: command('policy', { localReadMs: 0, leaseMs: 604_800_000, idleLockMs: 120_000 }),
    },
  ],
  [
    'GET /holds',
    {
      who: { supervisor: NEAR, province: PROVINCE, auditor: ALL },
      ask: () => ['/holds'],
      did: (t, p) => t.includes(p.held),
    },
  ],
  [
    'POST /holds/release',
    {
      who: { supervisor: NEAR, province: PROVINCE },
      ask: ({ releasable }, nth) => [
        '/holds/release',
        { hashes: releasable.slice(nth, nth + 1), reason },
      ],
      did: (text) => ReleaseAnswer.parse(JSON.parse(text)).released === 1,
    },
  ],
  [
    'GET /records',
    {
      who: readers,
      ask: ({ ref }) => [`/records?ref=${ref}`],
      did: (t, p) => t.includes(p.record),
    },
  ],
  ['GET /records/:id', { who: readers, ask: ({ record }) => [`/records/${record}?purpose=case`] }],
  [
    'GET /recoveries',
    { who: managers, ask: () => ['/recoveries'], did: (t, p) => t.includes(p.recovery) },
  ],
  [
    'POST /recoveries/:id/decision',
    { who: managers, ask: (p) => [`/recoveries/${p.recovery}/decision`, { approve: true }] },
  ],
  [
    'GET /audit',
    {
      who: overseers,
      ask: () => ['/audit?action=recovery-asked'],
      did: (t, p) => t.includes(p.recovery),
    },
  ],
];

/** Routes that are about nobody but the asker, or about no area: `matrix.test.ts` has their rows. */
const withoutArea = [
  ...['GET /healthz', 'GET /readyz', 'GET /keys', 'GET /probe'],
  ...['POST /auth/challenge', 'POST /auth/token', 'POST /activation', 'POST /renewal'],
  ...['POST /enrolment', 'POST /enrolment/code', 'POST /enrolment/device'],
  ...['POST /envelopes', 'POST /rescue', 'GET /mailbox', 'GET /device/officers'],
  ...['POST /device/commands/ack', 'POST /device/readiness', 'POST /device/audit'],
  ...['POST /recoveries', 'GET /recoveries/mine/:id', 'POST /audit/exported'],
];
const rowless = (routes: readonly string[]): string[] => {
  const rows = new Set([...table.map(([route]) => route), ...withoutArea]);
  return routes.map((route) => route.replace('/api/v1', '')).filter((route) => !rows.has(route));
};

let house: House;
const actors = new Map<Role, { desk: Desk; session: TokenAnswer }>();
const places = new Map<Area, Place>();

beforeAll(async () => {
  house = await build();
  const maker = await openDeskOf(house, ['dopa-admin'], '', '1002');
  const checker = await openDeskOf(house, ['dopa-admin'], '', '1002');
  for (const area of areaNames) places.set(area, await furnish(areas[area], maker, checker));
  for (const role of roles) {
    const desk = await openDeskOf(house, [role], scopes[role], '8001');
    actors.set(role, { desk, session: await signedIn(desk, 'officer') });
  }
}, 120_000);
afterAll(tearDown);

async function furnish(unit: string, maker: Desk, checker: Desk): Promise<Place> {
  const desk = await openDeskOf(house, ['officer'], unit, unit);
  const [one, strange] = [await seal(desk), await seal(desk, { header: { form: 9 } })];
  await push(desk, [one, strange]);
  const stopped = await openDeskOf(house, ['officer'], unit, unit);
  const done = await actOn(maker, stopped, { kind: 'suspend' });
  if (!done.ok) throw new Error(await done.text());
  house.clock.move(1000);
  const late: Sealed[] = [];
  for (const _ of roles) late.push(await seal(stopped));
  await push(stopped, late);
  await house.acceptance.idle();
  const stored = await house.storage.transact((tables) => tables.findRecord(one.record));
  const people = roles.map((role) => row({ unit, firstName: `เสนอ ${role}` }));
  const taken = await propose(maker, [row({ unit, firstName: 'อนุมัติ' }), ...people]);
  if (taken.is !== 'taken') throw new Error(JSON.stringify(taken));
  const [approved = '', ...proposed] = taken.people;
  await decide(checker, [approved]);
  const waiting = await activatedOn(desk, await slipFor(maker, approved));
  const kid = house.keyring.list.keys.find(({ use }) => use === 'drafts-recovery')?.kid;
  const esc = { kind: 'esc', version: 1, kid, sealed: { enc: 'ZW5j', ct: 'Y3Q' } };
  const to = await publicJwkOf(desk.pair.publicKey);
  const asked = await askAs(desk, 'officer', '/recoveries', { esc, to, drafts: 1 });
  return {
    unit,
    device: desk.id,
    record: one.record,
    ref: stored?.ref ?? '',
    held: strange.hash,
    releasable: late.map(({ hash }) => hash),
    ...{ proposed, approved, waiting: waiting.officer.id },
    recovery: RecoveryState.parse(await asked.json()).id,
  };
}

async function reaches(role: Role, { ask, did }: Row, place: Place): Promise<boolean> {
  const actor = actors.get(role);
  if (!actor) throw new Error(`no ${role}`);
  const [path, json] = ask(place, roles.indexOf(role));
  const answer = await askAs(actor.desk, 'officer', path, json, { signedIn: actor.session });
  const text = await answer.text();
  if (answer.ok) return did?.(text, place) ?? true;
  const { code } = Problem.parse(JSON.parse(text));
  if (code === 'not-allowed' || code === 'not-found') return false;
  // Whoever gets as far as this was let through to the thing itself.
  expect(['state-wrong', 'same-person', 'fingerprint-wrong', 'too-many-tries']).toContain(code);
  return true;
}

describe('[P3] every route, by every role, in its own area, beside it, above it and elsewhere', () => {
  it.each(table)('%s', async (_route, one) => {
    const found: Record<string, string> = {};
    for (const role of roles) {
      const reached: Area[] = [];
      for (const area of areaNames) {
        const place = places.get(area);
        if (!place) throw new Error(`nothing in ${area}`);
        if (await reaches(role, one, place)) reached.push(area);
      }
      if (reached.length > 0) found[role] = reached.join(' ');
    }
    expect(found).toEqual(one.who);
  });

  it('no route is without a row; a planted one is named', () => {
    expect(rowless(house.routes)).toEqual([]);
    expect(rowless([...house.routes, 'GET /api/v1/planted'])).toEqual(['GET /planted']);
  });
});
