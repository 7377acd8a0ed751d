import { ids, malee, noHash, uuid } from './people.ts';

const at = 1_796_112_000_000;
const jws = 'eyJh.eyJi.c2ln';
const jwk = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' };
const unit = { code: '8001', kind: 'district', name: 'เมืองนครศรีธรรมราช' };
const policy = { version: 1, localReadMs: 0, leaseMs: 1, idleLockMs: 1 };
const officer = '8001-012-7';
const code = '0123456789ABC';
const reason = 'ย้ายไปอำเภออื่น';
const row = {
  title: 'นาย',
  firstName: 'สมชาย',
  lastName: null,
  position: 'ปลัดอำเภอ',
  phone: null,
  unit: '8001',
  role: 'officer',
  nationalId: null,
};
const officerKey = {
  certificate: ids.certificate,
  device: ids.device,
  deviceLabel: 'โต๊ะ 1',
  state: 'waiting',
  at,
  until: at,
};
const duties = {
  ...{ unit: '8002', roles: ['officer', 'supervisor'], reason: 'ย้ายตามคำสั่ง', at },
  askedByYou: false,
};
const person = {
  id: uuid(1, 9),
  officer,
  ...{ title: 'นาย', firstName: 'สมชาย', lastName: 'ใจดี', position: null, phone: null },
  unit: '8001',
  roles: ['officer'],
  scope: '8001',
  state: 'approved',
  proposedAt: at,
  proposedByYou: false,
  slipUntil: null,
  keys: [officerKey],
};
const sealed = { enc: 'ZW5j', ct: 'Y3Q' };
const esc = { kind: 'esc', version: 1, kid: 'drafts-1', sealed };
const recovery = {
  id: uuid(2, 9),
  ...{ officer, name: 'สมชาย ใจดี', device: ids.device, deviceLabel: 'โต๊ะ 1', unit: '8001' },
  drafts: 3,
  at,
  state: 'asked',
  approvedBy: [officer],
  yours: true,
};
const auditEvent = {
  n: 1,
  at,
  officer,
  device: ids.device,
  action: 'signed-in',
  target: ids.certificate,
  area: '8001',
  detail: null,
  prev: noHash,
  hash: noHash,
};
const deviceEvent = { n: 1, at, officer, action: 'unlocked', prev: noHash, hash: noHash };
const command = {
  v: 1,
  server: noHash,
  device: ids.device,
  n: 1,
  at,
  until: at,
  order: { kind: 'lock' },
};
const held = {
  hash: noHash,
  unit: '8001',
  device: ids.device,
  seq: 7,
  code: 'officer-revoked',
  since: at,
  officer,
  releasable: true,
};
const facts = {
  ...{ officerName: 'สมชาย ใจดี', deviceLabel: 'โต๊ะ 1', deviceState: 'suspended' },
  ...{ deviceContact: at, ref: malee.intake.ref, made: at, clock: -1000, arrived: at, endedAt: at },
};
const noFacts = {
  ...{ officerName: null, deviceLabel: null, deviceState: null, deviceContact: null },
  ...{ ref: null, made: null, clock: null, arrived: at, endedAt: null },
};
const declined = { by: officer, name: 'สุดา พร้อมใจ', at, reason: 'เจ้าตัวบอกว่าไม่ได้เขียน' };
const named: [object, ...object[]] = [
  { id: officer, is: 'person', name: 'สมชาย ใจดี', officer },
  { id: ids.record, is: 'record', ref: malee.intake.ref },
  { id: noHash, is: 'envelope', name: 'โต๊ะ 1', seq: 7 },
  { id: '8001', is: 'of-a-later-version' },
];
const deviceEntry = {
  device: ids.device,
  ...{ label: 'โต๊ะ 1', unit: '8001', dd: '01', state: 'active', enrolledAt: at, replaces: null },
  lastContact: null,
  reported: { at, unsent: 1, oldestUnsent: at, app: '0.1.0' },
  held: 0,
  readiness: { at, checks: { installed: true, print: null } },
  officers: [{ certificate: ids.certificate, officer, name: 'สมชาย ใจดี', state: 'active' }],
  command: { n: 1, kind: 'lock', at, outcome: null, why: null },
  wipeAskedBy: null,
};
const twin = { record: ids.record, ref: '800101000019', unit: '8001', rev: 1, since: at };
const twins = {
  records: [twin, { ...twin, record: ids.op }],
  reason: 'national-id',
  foundAt: at,
};
const proposal = {
  ...{ op: ids.op, path: 'debtor.firstName', record: ids.record },
  ...{ ref: malee.intake.ref, unit: '8001', at },
};
const reading = {
  record: ids.record,
  ref: malee.intake.ref,
  ...{ unit: '8001', rev: 1, state: 'live', changedAt: at },
  registration: malee,
  hidden: ['creditors.0.name'],
};
const recordPicture = { sha256: noHash, role: 'evidence', state: 'missing' };
const requestProof = {
  v: 1,
  jti: uuid(3, 9),
  ...{ htm: 'GET', htu: '/api/v1/overview', ath: noHash, bh: null, nonce: 'bm9uY2U' },
};
const activation = {
  v: 1,
  ...{ aud: noHash, device: ids.device, officer, code, proof: jws, certificate: jws },
};
const slipQuestion = { v: 1, aud: noHash, device: ids.device, officer, code, certificate: jws };
const slip = { officer, name: 'สมชาย', unit, code, until: at, server: noHash };

const doer = { officer, name: 'กานดา ใจดี' };
const refusal = { reason, at, by: doer };

/** Messages about people, devices, keys and what is written down of them. */
export const peopleSamples = {
  ActivationAnswer: {
    right: [{ officer: jws, state: 'waiting', policy, tags: 'dGFn', serverTime: at }],
    wrong: { officer: jws },
  },
  ActivationBody: { right: [{ request: jws }], wrong: { request: 'a.b' } },
  ActivationRequest: { right: [activation], wrong: { ...activation, officer: '1103700123456' } },
  ActivationSlip: { right: [slip], wrong: { ...slip, code: 'OOOOOOOOOOOOO' } },
  AuditEvent: { right: [auditEvent], wrong: { ...auditEvent, n: 0 } },
  AuditQuestion: {
    right: [{}, { before: 9, action: 'audit-read', person: 'มาลี', from: 0, to: at }],
    wrong: { person: null },
  },
  AuditExport: { right: [{ purpose: 'ตรวจประจำเดือน' }], wrong: { purpose: '' } },
  AuditNamed: { right: named, wrong: { id: officer } },
  AuditPage: {
    right: [
      { events: [auditEvent], more: false },
      { events: [auditEvent], more: false, named },
    ],
    wrong: { events: [] },
  },
  CommandAck: {
    right: [
      { n: 1, outcome: 'done', why: null },
      { n: null, outcome: 'ignored', why: 'not-signed' },
    ],
    wrong: { n: 1, outcome: 'maybe', why: null },
  },
  CommandOrder: {
    right: [
      { kind: 'lock' },
      { kind: 'wipe' },
      { kind: 'rotate' },
      { kind: 'rotate-epoch', beyond: 812 },
      { kind: 'policy', policy },
      { kind: 'move', unit, certificate: jws, policy },
    ],
    wrong: { kind: 'delete' },
  },
  Confirmation: { right: [{ fingerprint: '0A1B2C3D' }], wrong: { fingerprint: '0a1b2c3d' } },
  Doer: { right: [doer], wrong: { officer } },
  DutiesAsked: { right: [duties], wrong: { ...duties, unit: 'here' } },
  DutiesRequest: {
    right: [{ unit: '8002', role: 'supervisor', reason: 'ย้ายตามคำสั่ง' }],
    wrong: { unit: '8002', role: 'king', reason: 'ย้าย' },
  },
  DutiesDecision: { right: [{ at, approve: true }], wrong: { approve: true } },
  Decisions: {
    right: [
      { people: [person.id], approve: true },
      { people: [person.id], approve: false },
      { people: [person.id], approve: false, reason },
    ],
    wrong: { people: [person.id], approve: false, reason: '' },
  },
  DecisionsAnswer: {
    right: [{ decided: [{ id: person.id, officer }] }],
    wrong: { decided: [{ id: 1 }] },
  },
  DeviceAct: {
    right: [
      { kind: 'suspend', reason },
      { kind: 'restore', reason },
      { kind: 'lock', reason },
      { kind: 'wipe', reason },
      { kind: 'move', unit: '8002', reason },
      { kind: 'policy', localReadMs: 0, leaseMs: 1, idleLockMs: 1, reason },
      { kind: 'rotate', reason },
      { kind: 'rotate-epoch', reason },
    ],
    wrong: { kind: 'lock', reason: '' },
  },
  DeviceActAnswer: { right: [{ is: 'second-person-needed' }], wrong: { is: 'perhaps' } },
  Declined: { right: [declined, { ...declined, name: null }], wrong: { ...declined, reason: '' } },
  DeclineAnswer: { right: [{ declined: 20 }], wrong: { declined: -1 } },
  DeclineRequest: {
    right: [{ hashes: [noHash], reason: 'เจ้าตัวบอกว่าไม่ได้เขียน' }],
    wrong: { hashes: [noHash], reason: '' },
  },
  DeviceAuditAnswer: { right: [{ through: 0 }], wrong: { through: -1 } },
  DeviceAuditBody: { right: [{ events: [deviceEvent] }], wrong: { events: deviceEvent } },
  DeviceAuditEvent: { right: [deviceEvent], wrong: { ...deviceEvent, hash: 'x' } },
  DeviceCode: {
    right: [{ code, unit, label: 'โต๊ะ 2', until: at, server: noHash }],
    wrong: { code },
  },
  DeviceCodeRequest: {
    right: [{ unit: '8001', label: 'โต๊ะ 2', replaces: null }],
    wrong: { unit: '8001', label: '', replaces: null },
  },
  DeviceCommand: { right: [command], wrong: { ...command, n: 0 } },
  DeviceEnrolmentAnswer: {
    right: [{ keys: jws, device: jws, unit, policy, serverTime: at }],
    wrong: { keys: jws },
  },
  DeviceEnrolmentRequest: {
    right: [{ v: 1, aud: noHash, code, device: { id: ids.device, label: 'โต๊ะ 2' } }],
    wrong: { v: 1, aud: noHash, code },
  },
  DeviceEntry: { right: [deviceEntry], wrong: { ...deviceEntry, held: -1 } },
  DeviceList: {
    right: [{ at, devices: [deviceEntry], units: [unit] }],
    wrong: { at, devices: {} },
  },
  DeviceOfficers: {
    right: [
      { at, officers: [{ certificate: jws, state: 'active' }] },
      { at, suspendedAt: at, officers: [{ certificate: jws, state: 'revoked' }] },
      {
        at,
        officers: [{ certificate: jws, state: 'revoked', stopped: { why: 'suspended', at } }],
      },
    ],
    wrong: { at, officers: [{ certificate: '' }] },
  },
  EscSlot: { right: [esc], wrong: { ...esc, kind: 'pass' } },
  HeldEnvelope: {
    right: [held, { ...held, facts, declined }],
    wrong: { ...held, facts: {} },
  },
  HeldFacts: { right: [facts, noFacts], wrong: { ...facts, arrived: null } },
  HoldList: { right: [{ at, holds: [held], more: false }], wrong: { at } },
  HpkeSealed: { right: [sealed], wrong: { enc: '+', ct: '' } },
  SlipOpen: { right: [{ is: 'open' }], wrong: { is: 'used' } },
  SlipQuestion: { right: [slipQuestion], wrong: { ...slipQuestion, code: 'OOOOOOOOOOOOO' } },
  SlipQuestionBody: { right: [{ question: jws }], wrong: { question: 'a.b' } },
  Stopped: { right: [{ why: 'suspended', at }], wrong: { why: 'suspended' } },
  OfficerCode: { right: [officer, '8001-00012-7'], wrong: '1103700123456' },
  OfficerKey: { right: [officerKey], wrong: { ...officerKey, device: 'x' } },
  Person: {
    right: [
      person,
      { ...person, officer: null },
      { ...person, duties },
      { ...person, duties: null },
      { ...person, proposedBy: doer, refusal, suspendedAt: at },
      { ...person, proposedBy: null, refusal: null, suspendedAt: null },
    ],
    wrong: { ...person, scope: '8' },
  },
  PersonList: { right: [{ people: [person], units: [unit] }], wrong: { people: person } },
  FieldPath: { right: ['', 'debtor.firstName'], wrong: null },
  Proposal: { right: [proposal, { ...proposal, path: '' }], wrong: { ...proposal, path: null } },
  ProposalDecision: {
    right: [
      { op: ids.op, path: '', rev: 3, act: 'take' },
      { op: ids.op, path: 'debtor.firstName', rev: 3, act: 'keep', reason },
    ],
    wrong: { op: ids.op, path: '', rev: 3, act: 'both' },
  },
  ProposalList: {
    right: [{ at, proposals: [proposal], more: false }],
    wrong: { at, proposals: proposal, more: false },
  },
  ProposalReading: {
    right: [
      {
        ...{ proposal, rev: 3, state: 'live', hidden: false, reason },
        ...{ seen: 'มาลี', now: 'มาลัย', proposed: 'มาลา' },
        ...{ nowBy: { officer: 'สมชาย', at }, proposedBy: { officer: 'มาลัย', at } },
      },
      {
        ...{ proposal, rev: 3, state: 'void', hidden: true, reason: null },
        ...{ nowBy: null, proposedBy: { officer: 'มาลัย', at } },
      },
    ],
    wrong: { proposal },
  },
  ProposalRequest: { right: [{ op: ids.op, path: '' }], wrong: { op: ids.op } },
  Readiness: { right: [deviceEntry.readiness], wrong: { at, checks: { installed: 'yes' } } },
  IdKnown: {
    right: [
      { is: 'none' },
      { is: 'here', ref: '800101000019', appliedOn: '2026-12-01' },
      { is: 'elsewhere' },
    ],
    wrong: { is: 'here', unit: '8001' },
  },
  IdLookup: { right: [{ nationalId: '9000012345672' }], wrong: { nationalId: '900001234567' } },
  Twin: { right: [twin], wrong: { ...twin, rev: -1 } },
  TwinDecision: {
    right: [
      { records: [ids.record, ids.op], revs: [1, 2], act: 'apart' },
      { records: [ids.record, ids.op], revs: [1, 2], act: 'drop', drop: ids.op, reason },
    ],
    wrong: { records: [ids.record], revs: [1], act: 'apart' },
  },
  TwinList: { right: [{ at, pairs: [twins], more: false }], wrong: { at, pairs: [twin] } },
  TwinPair: { right: [twins], wrong: { ...twins, records: [twin] } },
  TwinReading: {
    right: [
      { records: [reading, reading], reason: 'national-id', adds: { creditors: 1, debts: 0 } },
      { records: [reading, reading], reason: 'of-a-later-version', adds: null },
    ],
    wrong: { records: [reading], reason: 'national-id', adds: null },
  },
  TwinReadingRequest: {
    right: [{ records: [ids.record, ids.op] }, { records: [ids.record, ids.op], note: 'ศาลขอ' }],
    wrong: { records: [ids.record] },
  },
  RecordMatches: {
    right: [{ records: [{ id: ids.record, unit: '8001' }] }],
    wrong: { records: [ids.record] },
  },
  ReadingRequest: {
    right: [{ purpose: 'case' }, { purpose: 'other', note: 'ศาลขอ' }],
    wrong: { purpose: 'curious' },
  },
  RecordPicture: {
    right: [recordPicture, { ...recordPicture, state: 'later' }],
    wrong: { ...recordPicture, sha256: 'short' },
  },
  RecordReading: {
    right: [reading, { ...reading, pictures: [recordPicture] }],
    wrong: { ...reading, hidden: null },
  },
  Recovery: { right: [recovery], wrong: { ...recovery, drafts: '3' } },
  RecoveryDecision: { right: [{ approve: false }], wrong: {} },
  RecoveryList: { right: [{ recoveries: [recovery] }], wrong: {} },
  RecoveryRequest: { right: [{ esc, to: jwk, drafts: 3 }], wrong: { esc, to: jwk, drafts: -1 } },
  RecoveryState: {
    right: [
      { id: recovery.id, state: 'asked', approvals: 0, answer: null },
      { id: recovery.id, state: 'answered', approvals: 2, answer: sealed },
    ],
    wrong: { id: recovery.id },
  },
  ReleaseAnswer: { right: [{ released: 20 }], wrong: { released: -1 } },
  ReleaseRequest: { right: [{ hashes: [noHash], reason }], wrong: { hashes: [], reason } },
  RenewalAnswer: {
    right: [{ officer: jws, device: jws, serverTime: at }],
    wrong: { officer: jws },
  },
  Refusal: { right: [refusal, { ...refusal, by: null }], wrong: { ...refusal, reason: '' } },
  RequestProof: { right: [requestProof, { ...requestProof, bh: noHash }], wrong: { v: 1 } },
  Roster: { right: [{ rows: [row] }], wrong: { rows: [] } },
  RosterAnswer: {
    right: [
      { is: 'taken', people: [person.id] },
      { is: 'not-taken', faults: [{ row: 0, code: 'unit-unknown' }] },
    ],
    wrong: { is: 'not-taken' },
  },
  RosterRow: { right: [row], wrong: { ...row, role: 'king' } },
  ScopeCode: { right: ['', '80', '8001'], wrong: '800' },
  SuspendRequest: { right: [{ reason }], wrong: { reason: '' } },
  UnitList: { right: [{ units: [unit] }], wrong: { units: unit } },
  UnitRequest: {
    right: [
      { kind: 'district', code: '8001' },
      { kind: 'mobile', district: '8001', name: 'หน่วยเคลื่อนที่ 1' },
    ],
    wrong: { kind: 'mobile', code: '8001' },
  },
} satisfies Record<string, { right: [unknown, ...unknown[]]; wrong: unknown }>;
