import { ids, malee, maleeHeader, noHash, uuid } from './people.ts';
import { peopleSamples } from './samples-of-people.ts';

/** Messages that must be read, and one that must not. */
interface Samples {
  right: [unknown, ...unknown[]];
  wrong: unknown;
}

const at = 1_796_112_000_000;
const jws = 'eyJh.eyJi.c2ln';
const jwk = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' };
const epoch = { n: 0, random: 'abc' };
const subdistrict = {
  code: '800116',
  subdistrict: 'ปากพูน',
  district: 'เมืองนครศรีธรรมราช',
  province: 'นครศรีธรรมราช',
  postcode: '80000',
  dataset: '2566-12',
};
const ref = malee.intake.ref;
const [creditor] = malee.creditors;
const [debt] = creditor?.debts ?? [];

const common = {
  v: 1,
  id: ids.op,
  record: ids.record,
  header: noHash,
  officer: ids.certificate,
  at,
  base: [],
  shown: { notice: noHash, form: noHash },
};
const blob = { sha256: noHash, role: 'evidence', mime: 'image/jpeg' };
const register = {
  ...common,
  kind: 'register',
  registration: malee,
  blobs: [{ ...blob, key: noHash }],
};
const amend = {
  ...common,
  kind: 'amend',
  base: [ids.op],
  mends: ids.op,
  changes: [{ path: 'debtor.firstName', seen: noHash, value: 'มาลัย' }],
  reason: 'พิมพ์ผิด',
};
const voided = { ...common, kind: 'void', after: [ids.op], reason: 'ลงทะเบียนซ้ำ' };
const attach = {
  ...common,
  kind: 'attach',
  blobs: [blob],
};

const status = {
  highestSeq: 3,
  unsent: 1,
  unsentBytes: 4096,
  oldestUnsent: at,
  toMend: 0,
  picturesLeft: 0,
  app: '0.1.0',
  storage: { usage: 1, quota: 2 },
  persisted: false,
  clockOffset: -250,
};
const manifest = {
  v: 1,
  aud: noHash,
  device: ids.device,
  epoch: ids.epoch,
  m: 1,
  at,
  head: { seq: 3, hash: noHash },
  hashes: [noHash],
  status,
  certificates: [jws],
};
const receipt = {
  device: ids.device,
  epoch: ids.epoch,
  seq: 1,
  id: ids.op,
  hash: noHash,
  unit: '8001',
  n: 1,
  at,
};
const closing = {
  ...{ v: 1, device: ids.device, unit: '8001', day: '2026-12-01', at, clock: null },
  ...{ made: 3, received: 2, waiting: 1, toMend: 0, otherDays: 0, picturesLeft: 0 },
  numbers: [{ epoch: ids.epoch, from: 5, to: 7 }],
  head: { epoch: ids.epoch, seq: 7, hash: noHash },
};
const ledgerState = { device: ids.device, epoch: ids.epoch, through: 3, missing: [[5, 6]] };
const receiptList = {
  v: 1,
  server: noHash,
  serverEpoch: epoch,
  device: ids.device,
  m: 1,
  at,
  receipts: [receipt],
  ledger: [ledgerState],
};
const pictureClaim = {
  ...{ v: 1, aud: noHash, device: ids.device, envelope: noHash, sha256: noHash },
  ...{ bytes: 60_000, chunk: null },
};
const handOver = {
  ...{ v: 1, server: noHash, device: ids.device, at, certificates: [jws] },
  envelopes: [{ sha256: noHash, bytes: 1200 }],
  pictures: [{ sha256: noHash, envelope: noHash, bytes: 60_000 }],
};
const broughtReceipts = {
  ...{ v: 1, is: 'dd-hand-over-receipts', server: noHash, device: ids.device, at },
  ...{ keys: jws, lists: [jws], pictures: [] },
};
const pictureReceipt = {
  ...{ v: 1, server: noHash, serverEpoch: epoch, sha256: noHash, bytes: 60_000, at },
};
const about = { n: 1, at, envelope: noHash, id: ids.op, record: ids.record };
const needsFix = {
  ...about,
  kind: 'needs-fix',
  faults: [{ path: 'debtor.title', code: 'missing' }],
};
const watermark = {
  v: 1,
  server: noHash,
  serverEpoch: epoch,
  unit: '8001',
  n: 0,
  backup: false,
  at,
};
const policy = { version: 1, localReadMs: 0, leaseMs: 1, idleLockMs: 1 };
const device = {
  v: 1,
  server: noHash,
  id: uuid(5, 2),
  device: ids.device,
  jwk,
  label: 'โต๊ะ 1',
  unit: '8001',
  numbers: { area: '8001', dd: '01', from: 1, to: 10_000 },
  at,
  until: at + 1,
};
const officer = {
  v: 1,
  server: noHash,
  id: ids.certificate,
  officer: '8001-012-7',
  name: 'สมชาย ตั้งใจ',
  jwk,
  device: ids.device,
  unit: '8001',
  roles: ['officer', 'supervisor'],
  scope: '',
  at,
  until: at + 1,
};
const unit = { code: '8001-m2', kind: 'mobile', name: 'หน่วยเคลื่อนที่ 2' };
const serverKey = { kid: 'seal-1', use: 'sealing', jwk, since: at };
const deviceOverview = {
  device: ids.device,
  label: 'โต๊ะ 1',
  unit: '8001',
  dd: '01',
  lastContact: null,
  received: 3,
  accepted: 2,
  held: 1,
  reported: { at, unsent: 1, oldestUnsent: null, arrived: 1, app: '0.1.0' },
  gaps: [{ epoch: ids.epoch, missing: [[4, 4]] }],
  repeats: 2,
};
const boardFigures = {
  ...{ devices: 2, retired: 0, reported: 1, unheard: 0, late: 1, oldestWord: at, left: 3 },
  ...{ oldestLeft: null, missing: 1, lost: 1, copied: 0, registered: 5, byCut: 4, held: 1 },
  ...{ mending: 0, pictures: 0, unjudged: 2, duplicates: 1, proposals: 0 },
};
const boardOfficer = { name: 'นางวิไล รอบคอบ', position: null, phone: '0812345678' };
const boardDevice = {
  ...deviceOverview,
  ...{ level: 'late', silentHours: 5, reportedSince: false, left: 0, missing: 1, lost: 1 },
  ...{ mending: 0, picturesMissing: 2, retired: false, officers: [boardOfficer] },
};
const boardDay = { day: '2026-12-01', registered: 3, received: 2 };
const boardDayPart = { code: '8001-m1', name: 'หน่วยเคลื่อนที่ 1', registered: 1, received: 0 };
const boardDayList = {
  ...{ day: '2026-12-01', parts: [boardDayPart] },
  ...{ takenOn: [], cameOn: [{ day: '2026-12-02', count: 1 }] },
};
const boardPart = { area: '8001', name: 'อำเภอเมืองนครศรีธรรมราช', figures: boardFigures };
const board = {
  ...{ at, cut: at, area: '80', trail: [{ area: '80', name: 'จังหวัดนครศรีธรรมราช' }] },
  ...{ figures: boardFigures, parts: [boardPart], devices: [boardDevice], listed: 1 },
  ...{ units: [unit], days: [boardDay], otherDays: 0, quarantined: null },
};
const screenSignature = { way: 'screen', at, strokes: [[0, 0, 1000, 500]] };
const thumbprint = { way: 'thumbprint', at, witnesses: ['วิไล', 'สมศรี'], photo: noHash };

/** One entry for every schema of the contract. */
export const samples: Record<string, Samples> = {
  Address: { right: [{}, { houseNo: '9/1', moo: 4, subdistrict }], wrong: { moo: 100 } },
  AmendOp: { right: [amend], wrong: { ...amend, changes: [] } },
  Applicant: {
    right: [{ who: 'self' }, { who: 'proxy', name: 'สมศรี', relation: 'บุตร' }],
    wrong: { who: 'self', name: 'สมศรี' },
  },
  AttachOp: { right: [attach], wrong: { ...attach, blobs: [] } },
  Base64url: { right: ['', 'ab-_09'], wrong: 'ab==' },
  Board: { right: [board, { ...board, ofDay: boardDayList }], wrong: { ...board, listed: -1 } },
  BoardDay: { right: [boardDay], wrong: { ...boardDay, day: '1 ธ.ค.' } },
  BoardDayList: { right: [boardDayList], wrong: { ...boardDayList, day: 'วันนี้' } },
  BoardDayPart: { right: [boardDayPart], wrong: { ...boardDayPart, code: '80-1' } },
  BoardDevice: { right: [boardDevice], wrong: { ...boardDevice, left: undefined } },
  BoardFigures: { right: [boardFigures], wrong: { ...boardFigures, left: -1 } },
  BoardOfficer: { right: [boardOfficer], wrong: { ...boardOfficer, name: '' } },
  BoardPart: { right: [boardPart], wrong: { ...boardPart, area: '8' } },
  Challenge: { right: [{ nonce: 'abc', expiresAt: at }], wrong: { nonce: 'abc' } },
  Change: { right: [{ path: 'help.note', seen: null }], wrong: { path: '', seen: null } },
  ClosingReading: {
    right: [
      { is: 'genuine', closing, label: 'โต๊ะ 1', at, arrived: 2, missing: closing.numbers },
      { is: 'not-genuine' },
    ],
    wrong: { is: 'genuine', closing },
  },
  ClosingRequest: { right: [{ code: jws }], wrong: { code: 'a b' } },
  CodeOpen: { right: [{ server: noHash }], wrong: { server: 'here' } },
  CodeQuestion: { right: [{ code: '0123456789ABC' }], wrong: { code: '0123456789abc' } },
  Consents: { right: [{}, { bank: false, police: true }], wrong: { army: true } },
  ContactPerson: { right: [{ name: 'สมศรี', phone: '0812345678' }], wrong: { phone: '081-234' } },
  Count: { right: [0, 7], wrong: -1 },
  Creditor: { right: [creditor, { id: uuid(6, 2), debts: [] }], wrong: { ...creditor, kind: 'x' } },
  DayClosing: {
    right: [closing, { ...closing, clock: -5, numbers: [], head: null }],
    wrong: { ...closing, made: 4 },
  },
  Debt: { right: [debt, { id: uuid(7, 2) }], wrong: { ...debt, balance: 1.5 } },
  Debtor: { right: [malee.debtor, {}], wrong: { religion: 'พุทธ' } },
  DeviceCertificate: { right: [device], wrong: { ...device, numbers: { area: '80' } } },
  DeviceOverview: {
    right: [deviceOverview],
    wrong: { ...deviceOverview, received: -1 },
  },
  DevicePolicy: { right: [policy], wrong: { version: 1 } },
  DeviceStatus: {
    right: [status, { ...status, storage: null, oldestUnsent: null, clockOffset: null }],
    wrong: { ...status, unsent: '1' },
  },
  EnrolmentAnswer: {
    right: [
      {
        keys: jws,
        device: jws,
        officer: jws,
        unit,
        policy,
        tags: 'dGFn',
        serverTime: at,
      },
    ],
    wrong: { keys: jws },
  },
  EnrolmentBody: { right: [{ request: jws }], wrong: { request: 'a.b' } },
  EnrolmentCode: { right: ['0123456789ABC', 'ZYXWVTSRQPNMK'], wrong: 'ILOU123456789' },
  EnrolmentRequest: {
    right: [
      {
        v: 1,
        aud: noHash,
        code: '0123456789ABC',
        device: { id: ids.device, label: 'โต๊ะ 1' },
        unit: '8001',
        officer: { name: 'สมชาย', proof: jws },
      },
    ],
    wrong: { v: 2 },
  },
  EnvelopeHeader: {
    right: [maleeHeader, { ...maleeHeader, prev: noHash, clock: -3, later: 'unknown' }],
    wrong: { ...maleeHeader, seq: 0 },
  },
  FieldFault: { right: [{ path: 'debtor.title', code: 'missing' }], wrong: { path: 'x' } },
  HandOverHead: {
    right: [handOver, { ...handOver, certificates: [], pictures: [] }],
    wrong: { ...handOver, envelopes: [{ sha256: noHash, bytes: 0 }] },
  },
  HandOverReceipts: {
    right: [broughtReceipts, { ...broughtReceipts, lists: [], pictures: [jws] }],
    wrong: { ...broughtReceipts, is: 'dd-hand-over' },
  },
  FormalDebt: {
    right: [{}, { lender: 'ธ.ก.ส.', balance: 1, state: 'late' }],
    wrong: { state: 'x' },
  },
  Help: {
    right: [malee.help, { signature: screenSignature }, { signature: thumbprint }],
    wrong: { declared: false },
  },
  Instalment: { right: [{ amount: 50_000, every: 'day', count: 24 }], wrong: { every: 'hour' } },
  Intake: { right: [malee.intake], wrong: { ...malee.intake, ref: '1' } },
  IsoDate: { right: ['2026-12-01'], wrong: '2026-12' },
  Jws: { right: [jws], wrong: 'a.b' },
  KeyList: {
    right: [{ v: 1, server: noHash, version: 1, at, keys: [serverKey] }],
    wrong: { v: 1, server: noHash, version: -1, at, keys: [] },
  },
  LedgerState: { right: [ledgerState], wrong: { ...ledgerState, missing: [[5]] } },
  MailboxAnswer: { right: [{ page: jws }], wrong: {} },
  MailboxEntry: {
    right: [needsFix, { n: 4, at, kind: 'of-a-later-version', more: [1] }],
    wrong: { n: 0, at, kind: 'held' },
  },
  MailboxItem: {
    right: [
      { ...about, kind: 'accepted', rev: 1, ref },
      { ...about, kind: 'accepted', rev: 3, ref, proposed: [''], dropped: ['debtor.phone'] },
      needsFix,
      { ...needsFix, note: 'ถามเลขบัตรอีกครั้ง' },
      { ...about, kind: 'possible-duplicate', of: null },
      { ...about, kind: 'joined', into: ref },
      { ...about, kind: 'joined', into: null },
      { ...about, kind: 'held', code: 'waits-for' },
      { ...about, kind: 'held', code: 'of-a-later-version' },
      { n: 2, at, kind: 'command', command: jws },
      { n: 3, at, kind: 'announcement', text: 'ปิดระบบ 22.00 น.' },
    ],
    wrong: { ...about, kind: 'held', code: '' },
  },
  MailboxPage: {
    right: [
      {
        v: 1,
        server: noHash,
        serverEpoch: epoch,
        device: ids.device,
        after: 0,
        at,
        items: [needsFix],
        more: false,
        watermarks: [jws],
      },
    ],
    wrong: { v: 1, items: [] },
  },
  Manifest: {
    right: [manifest, { ...manifest, head: null, hashes: [] }],
    wrong: { ...manifest, hashes: Array(201).fill(noHash) },
  },
  NamedBlob: { right: [blob, { ...blob, key: noHash }], wrong: { ...blob, key: 'short' } },
  NationalId: {
    right: [{ value: '9000012345672', seen: 'chip' }, { not: 'no-card' }],
    wrong: { value: '9000012345672' },
  },
  NationalIdDigits: { right: ['9000012345672'], wrong: '9-0000-12345-67-2' },
  Occupation: { right: [malee.occupation, { income: { not: 'none' } }], wrong: { main: 'x' } },
  OfficerCertificate: { right: [officer], wrong: { ...officer, roles: [] } },
  OfficerProof: {
    right: [{ v: 1, aud: noHash, device: ids.device, jwk }],
    wrong: { v: 1, aud: noHash, device: ids.device },
  },
  Op: { right: [register, amend, voided, attach], wrong: { ...voided, kind: 'delete' } },
  Overview: {
    right: [{ at, units: [unit], devices: [deviceOverview], quarantined: 0 }],
    wrong: { at, units: [], devices: [] },
  },
  PartialDate: { right: ['1967', '1967-03', '1967-03-05'], wrong: '1967-3' },
  Phone: { right: ['0812345678', '023569660', '1567'], wrong: '+66812345678' },
  ProbeAnswer: { right: [{ nonce: 'abc', server: noHash, at }], wrong: { nonce: 'abc' } },
  Problem: {
    right: [{ type: 'about:blank', code: 'busy', status: 503, title: 'รอสักครู่' }],
    wrong: { type: 'about:blank', status: 503, title: 'x' },
  },
  Proof: {
    right: [{ v: 1, aud: noHash, nonce: 'abc', certificate: jws }],
    wrong: { v: 1, aud: noHash, nonce: 'a b', certificate: jws },
  },
  PublicJwk: { right: [jwk], wrong: { ...jwk, crv: 'P-384' } },
  PushAnswer: {
    right: [
      {
        receipts: jws,
        pace: { maxEnvelopes: 200, maxBytes: 1024, reconnectSpreadMs: 0 },
        keyListVersion: 1,
        mailbox: 0,
      },
    ],
    wrong: { receipts: jws },
  },
  PictureClaim: {
    right: [pictureClaim, { ...pictureClaim, chunk: { offset: 0, sha256: noHash } }],
    wrong: { ...pictureClaim, bytes: 0 },
  },
  PictureReading: {
    right: [{ mime: 'image/jpeg', bytes: '_9j_' }],
    wrong: { mime: 'image/jpeg', bytes: '/9j/' },
  },
  PictureReceipt: { right: [pictureReceipt], wrong: { ...pictureReceipt, sha256: 'short' } },
  Rate: { right: [{ in: 'percent', amount: 2000, per: 'month' }], wrong: { in: 'gold' } },
  Receipt: { right: [receipt, { ...receipt, unit: '?', seq: 0 }], wrong: { ...receipt, n: 0 } },
  ReceiptList: { right: [receiptList], wrong: { ...receiptList, serverEpoch: 1 } },
  Recipient: { right: [{ kid: 'seal-1', enc: 'ab', ct: 'cd' }], wrong: { kid: 'seal-1' } },
  Recipients: { right: [[{ kid: 'seal-1', enc: 'ab', ct: 'cd' }]], wrong: [] },
  ReferenceNumber: { right: [ref], wrong: '8001-01-00001-9' },
  RegisterOp: { right: [register], wrong: { ...register, more: 1 } },
  Registration: { right: [malee], wrong: { ...malee, debtor: null } },
  SafeContact: { right: [{ way: 'โทรหลัง 18.00 น.' }], wrong: { way: '' } },
  Satang: { right: [0, 1_000_000], wrong: 0.5 },
  ServerEpoch: { right: [epoch], wrong: { n: 0 } },
  ServerId: { right: [noHash], wrong: 'short' },
  ServerKey: {
    right: [serverKey, { ...serverKey, retired: at }, { ...serverKey, use: 'of-a-later-version' }],
    wrong: { ...serverKey, use: '' },
  },
  Sha256: { right: [noHash], wrong: `${noHash}A` },
  Signature: {
    right: [screenSignature, { way: 'paper', at }, thumbprint],
    wrong: { ...thumbprint, witnesses: ['วิไล'] },
  },
  Stroke: { right: [[0, 0, 10, 10]], wrong: [0.5, 0] },
  Subdistrict: { right: [subdistrict], wrong: { ...subdistrict, code: '8001' } },
  TokenAnswer: { right: [{ token: 'abc', expiresAt: at, nonce: 'bm9uY2U' }], wrong: { token: '' } },
  TokenRequest: { right: [{ proof: jws }], wrong: {} },
  Unit: { right: [unit, { ...unit, kind: 'of-a-later-version' }], wrong: { ...unit, kind: '' } },
  UnitCode: { right: ['8001', '8000', '8001-m12'], wrong: '801' },
  UnixMs: { right: [at, 0, -1], wrong: 0.5 },
  UnlistedPlace: { right: [{ unlisted: 'บ้านริมคลอง' }], wrong: { unlisted: '' } },
  Uuid: { right: [ids.device], wrong: ids.device.toUpperCase().replace('0', 'G') },
  VoidOp: { right: [voided], wrong: { ...voided, reason: '' } },
  Watermark: { right: [watermark], wrong: { ...watermark, n: -1 } },
  ...peopleSamples,
};
