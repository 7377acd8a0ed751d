import { v7 as uuid } from 'uuid';
import type { Role } from '#contract/certificates.ts';
import type { DayClosing } from '#contract/closing.ts';
import { DeclineAnswer, ReleaseAnswer } from '#contract/devices.ts';
import { RosterAnswer } from '#contract/people.ts';
import { row } from '../people/new-officer.ts';
import type { Place } from './place.ts';

/** One route: who reaches which areas, written by hand, and how it is asked for something there. */
export interface Row {
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
const deciders = { supervisor: NEAR, province: PROVINCE, 'dopa-case': ALL };
const reason = 'ทดสอบ';
const command = (kind: string, more = {}): Row['ask'] => {
  return ({ device }) => [`/devices/${device}/commands`, { kind, reason, ...more }];
};

/** A code that says it is of this device. */
function unsigned(device: string): string {
  const closing: DayClosing = {
    ...{ v: 1, device, unit: '8001', day: '2026-12-01', at: 0, clock: null },
    ...{ made: 0, received: 0, waiting: 0, toMend: 0, otherDays: 0, picturesLeft: 0 },
    ...{ numbers: [], head: null },
  };
  return ['e30', Buffer.from(JSON.stringify(closing)).toString('base64url'), 'AAAA'].join('.');
}

export const table: [route: string, row: Row][] = [
  [
    'GET /overview',
    { who: overseers, ask: () => ['/overview'], did: (t, p) => t.includes(p.device) },
  ],
  [
    'POST /closings/readings',
    { who: overseers, ask: ({ device }) => ['/closings/readings', { code: unsigned(device) }] },
  ],
  [
    'GET /board',
    {
      who: overseers,
      ask: (p) => [`/board?area=${p.unit}`],
      did: (t, p) => t.includes(p.device),
    },
  ],
  [
    'GET /units',
    { who: overseers, ask: () => ['/units'], did: (t, p) => t.includes(`"${p.unit}"`) },
  ],
  [
    'POST /units',
    {
      who: managers,
      ask: ({ unit }) => ['/units', { kind: 'mobile', district: unit, name: `รถ ${uuid()}` }],
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
    'POST /people/:id/duties',
    {
      who: managers,
      ask: (p) => [`/people/${p.approved}/duties`, { unit: p.unit, role: 'officer', reason }],
    },
  ],
  [
    'POST /people/:id/duties/decision',
    {
      who: central,
      ask: (p) => [`/people/${p.approved}/duties/decision`, { at: 0, approve: true }],
    },
  ],
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
  ['POST /devices/:id/commands', { who: managers, ask: command('rotate-epoch') }],
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
    'POST /holds/decline',
    {
      who: { supervisor: NEAR, province: PROVINCE },
      ask: ({ declinable }, nth) => [
        '/holds/decline',
        { hashes: declinable.slice(nth, nth + 1), reason },
      ],
      did: (text) => DeclineAnswer.parse(JSON.parse(text)).declined === 1,
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
  [
    'POST /records/:id/readings',
    { who: readers, ask: ({ record }) => [`/records/${record}/readings`, { purpose: 'case' }] },
  ],
  [
    'POST /records/:id/pictures/:sha256/readings',
    {
      who: { supervisor: NEAR, 'dopa-case': ALL },
      ask: ({ record, picture }) => [
        `/records/${record}/pictures/${picture}/readings`,
        { purpose: 'case' },
      ],
    },
  ],
  [
    'GET /duplicates',
    {
      who: deciders,
      ask: () => ['/duplicates'],
      did: (t, p) => p.twins.every((id) => t.includes(id)),
    },
  ],
  [
    'POST /duplicates/readings',
    { who: deciders, ask: ({ twins }) => ['/duplicates/readings', { records: twins }] },
  ],
  [
    'POST /duplicates/decisions',
    {
      who: deciders,
      ask: ({ twins }) => ['/duplicates/decisions', { records: twins, revs: [1, 1], act: 'apart' }],
    },
  ],
  [
    'GET /proposals',
    { who: readers, ask: () => ['/proposals'], did: (t, p) => t.includes(p.proposal) },
  ],
  [
    'POST /proposals/readings',
    {
      who: readers,
      ask: ({ proposal }) => ['/proposals/readings', { op: proposal, path: '' }],
    },
  ],
  [
    'POST /proposals/decisions',
    {
      who: { supervisor: NEAR },
      ask: ({ proposal }) => [
        '/proposals/decisions',
        { op: proposal, path: '', rev: 3, act: 'keep', reason },
      ],
    },
  ],
  [
    'GET /recoveries',
    { who: managers, ask: () => ['/recoveries'], did: (t, p) => t.includes(p.recovery) },
  ],
  [
    'POST /recoveries/:id/decision',
    { who: managers, ask: (p) => [`/recoveries/${p.recovery}/decision`, { approve: true }] },
  ],
  [
    'POST /audit/readings',
    {
      who: overseers,
      ask: () => ['/audit/readings', { action: 'recovery-asked' }],
      did: (t, p) => t.includes(p.recovery),
    },
  ],
];

/** Routes that are about nobody but the asker, or about no area: `matrix.test.ts` has their rows. */
const withoutArea = [
  ...['GET /healthz', 'GET /readyz', 'GET /keys', 'GET /probe'],
  ...['POST /auth/challenge', 'POST /auth/token', 'POST /activation', 'POST /renewal'],
  'POST /activation/slip',
  ...['POST /enrolment', 'POST /enrolment/code', 'POST /enrolment/device'],
  ...['POST /envelopes', 'POST /rescue', 'GET /mailbox', 'GET /device/officers'],
  ...['OPTIONS /pictures', 'POST /pictures', 'GET /pictures/:sha256', 'PATCH /pictures/:sha256'],
  ...['POST /device/commands/ack', 'POST /device/readiness', 'POST /device/audit'],
  ...['POST /recoveries', 'GET /recoveries/mine/:id', 'POST /audit/exported'],
  'POST /duplicates/lookups',
];
/** Routes that have no row in either list. */
export const rowless = (routes: readonly string[]): string[] => {
  const rows = new Set([...table.map(([route]) => route), ...withoutArea]);
  return routes.map((route) => route.replace('/api/v1', '')).filter((route) => !rows.has(route));
};
