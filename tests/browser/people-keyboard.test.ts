import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activation } from '../../src/i18n/th/activation.ts';
import { administration } from '../../src/i18n/th/administration.ts';
import { registration } from '../../src/i18n/th/registration.ts';
import { roster } from '../../src/i18n/th/roster.ts';
import { th } from '../../src/i18n/th.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { PASSPHRASE, unexpected } from '../support/desk.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome, type RunningServer, type ServerHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { axeFaults } from './axe.ts';
import { focusOn, type Hands, handsOn, pointersOn, watchPointers } from './by-keyboard.ts';
import { heading } from './open-desk.ts';

const PINS = { wilai: '482915', somchai: '730264' } as const;
const scene = makeScene();
let home: ServerHome;
let server: RunningServer;
/** Approves what others propose, at every size. */
let suda: Person;
/** Screens that axe has seen at this size. */
const looked = new Set<string>();
/** What axe found, and where the focus fell from the page. */
const found: string[] = [];

/** Somebody at a browser of their own, who has a keyboard and nothing else. */
interface Person {
  page: Page;
  hands: Hands;
  complaints: string[];
  /** On every screen and after every act: where the focus is, and axe the first time. */
  look(screen: string): Promise<void>;
  button(name: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

async function sitDown(size: keyof typeof sizes): Promise<Person> {
  const { page, complaints, close } = await scene.open(makeProfile(), { size: sizes[size] });
  await watchPointers(page);
  const hands = await handsOn(page);
  return {
    page,
    hands,
    complaints,
    close,
    async look(screen) {
      if ((await focusOn(page)) === 'BODY') found.push(`${screen}, ${size}: no focus`);
      if (looked.has(screen)) return;
      looked.add(screen);
      for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
    },
    button: (name) => hands.press(page.getByRole('button', { name, exact: true }).first()),
  };
}

/** From a one-time link to the open desk of an administrator. */
async function bootstrap({ page, hands, look }: Person, link: string, name: string): Promise<void> {
  const { session } = th;
  await page.goto(server.url + link);
  await heading(page, session.place.title);
  await look('unit');
  await hands.write(page.getByRole('combobox'), 'ปากพนัง');
  await page.getByRole('option').first().waitFor();
  await look('units found');
  await hands.key('ArrowDown');
  await hands.key('Enter');
  await hands.key('Enter');
  await heading(page, session.name.title);
  await look('name');
  await hands.write(page.getByLabel(session.name.label), name);
  await hands.key('Enter');
  await heading(page, session.passphrase.title);
  await look('passphrase');
  const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
  await hands.write(field(session.passphrase.label), PASSPHRASE);
  await hands.write(field(session.passphrase.again), PASSPHRASE);
  await hands.key('Enter');
  await heading(page, session.ready.title);
  await look('ready');
  await hands.press(page.getByRole('button', { name: session.ready.desk }));
  await heading(page, th.shell.desk);
  await look('first day');
}

/** By the menus to one page of administration, from the desk or from another of its pages. */
async function administrationOf({ page, hands, look }: Person, name: string): Promise<void> {
  if (new URL(page.url()).pathname === '/') {
    await hands.press(page.getByRole('link', { name: th.shell.more, exact: true }));
    await heading(page, th.shell.more);
    await hands.press(page.getByRole('link', { name: th.more.administration }));
  } else await hands.press(page.getByRole('link', { name: administration.title, exact: true }));
  await heading(page, administration.title);
  await look('administration');
  await hands.press(page.getByRole('link', { name, exact: true }));
  await heading(page, name);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await look(name);
}

async function makeMobileUnit(kanda: Person, name: string): Promise<void> {
  const { page, hands, look } = kanda;
  await administrationOf(kanda, administration.units);
  const title = page.getByRole('heading', { name: administration.newUnit });
  const form = page.locator('form').filter({ has: title });
  await hands.write(form.getByLabel(administration.newUnitName), name);
  await hands.write(form.getByRole('combobox'), 'ปากพนัง');
  await page.getByRole('option').first().waitFor();
  await hands.key('ArrowDown');
  await hands.key('Enter');
  await hands.key('Enter');
  await page.getByText(administration.unitMade(name)).first().waitFor();
  await look('a unit was made');
}

const rosterOf = (rows: Record<string, string>[]) => ({
  name: 'roster.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${Papa.unparse(rows)}`),
});
const row = (firstName: string, lastName: string, unit = '8012') => ({
  [roster.columns.unit]: unit,
  [roster.columns.title]: 'นางสาว',
  [roster.columns.firstName]: firstName,
  [roster.columns.lastName]: lastName,
  [roster.columns.role]: 'เจ้าหน้าที่',
});

/** A file with a fault first: nothing of it is proposed; then the mended one. */
async function importRoster(kanda: Person, names: readonly [string, string][]): Promise<void> {
  const { page, hands, look, button } = kanda;
  await administrationOf(kanda, administration.people);
  await hands.press(page.getByRole('link', { name: administration.roster }));
  await heading(page, roster.title);
  await look('roster');
  const take = async (word: string, rows: Record<string, string>[]) => {
    const chooser = page.waitForEvent('filechooser');
    await button(word);
    await (await chooser).setFiles(rosterOf(rows));
  };
  const good = names.map(([first, last]) => row(first, last));
  await take(roster.choose, [...good, row('มานี', 'มีนา', 'อำเภอที่ไม่มี')]);
  await page.getByText(roster.cellFaults['unit-not-found']).first().waitFor();
  await look('a roster with a fault');
  await take(roster.another, good);
  await page.getByRole('button', { name: roster.propose(names.length) }).waitFor();
  await look('a roster that is good');
  await button(roster.propose(names.length));
  await page.getByText(roster.taken(names.length)).waitFor();
  await look('a roster that was taken');
  await hands.press(page.getByRole('link', { name: roster.toPeople }));
  await heading(page, administration.people);
  await card(page, names[0]?.[0] ?? '').waitFor();
  await look('who was proposed');
}

const card = (page: Page, firstName: string) =>
  page.getByRole('listitem').filter({ hasText: firstName });

async function approve(names: readonly [string, string][]): Promise<void> {
  const { page, look, button } = suda;
  await administrationOf(suda, administration.people);
  const all = administration.approveAll(names.length);
  // Once to read the names, once to vouch for them.
  await button(all);
  await look('whom one vouches for');
  await button(all);
  await page.getByRole('button', { name: all, exact: true }).waitFor({ state: 'detached' });
  await look('who was approved');
}

/** The code of each officer's slip, as it is printed. */
async function issueSlips({ page, look, button }: Person, count: number) {
  await button(administration.refresh);
  await page.getByRole('button', { name: administration.issueAll(count) }).waitFor();
  await look('people, looked at anew');
  await button(administration.issueAll(count));
  const slips = page.getByRole('region', { name: new RegExp(`^${administration.slipTitle}`) });
  await slips.first().waitFor();
  await look('slips');
  const read: Slip[] = [];
  for (const slip of await slips.all()) {
    const [officer = '', code = ''] = await slip.locator('.slip__signs').allTextContents();
    read.push({ officer, code });
  }
  await button(administration.slipDone);
  await slips.first().waitFor({ state: 'detached' });
  await look('slips are gone');
  return read;
}
interface Slip {
  officer: string;
  code: string;
}

async function deviceCode(kanda: Person, label: string): Promise<string> {
  const { page, hands, look, button } = kanda;
  await administrationOf(kanda, administration.devices);
  await hands.write(page.getByLabel(administration.deviceLabel), label);
  await hands.key('Enter');
  const code = page.locator('.slip__signs');
  await code.waitFor();
  await look('a code for a device');
  const signs = (await code.textContent()) ?? '';
  await button(administration.codeDone);
  await page.getByLabel(administration.deviceLabel).waitFor();
  await look('the code is hidden');
  return signs;
}

/** The code is typed as it stands on the supervisor's screen. */
async function becomeDevice({ page, hands, look }: Person, code: string): Promise<void> {
  const { noLink } = th.session;
  await page.goto(server.url);
  await heading(page, noLink.title);
  await look('no link');
  await hands.write(page.getByLabel(noLink.field), code.toLowerCase());
  await hands.key('Enter');
  await heading(page, activation.device.title);
  await look('device');
  await hands.press(page.getByRole('button', { name: activation.device.go, exact: true }));
  await heading(page, activation.slip.title);
  await look('slip');
}

/** From the slip to the eight characters that are read to the supervisor. */
async function activate({ page, hands, look }: Person, { officer, code }: Slip): Promise<string> {
  await hands.write(page.getByLabel(activation.slip.officer, { exact: true }), officer);
  await hands.write(page.getByLabel(activation.slip.code), code.replaceAll('-', ''));
  await hands.key('Enter');
  await heading(page, activation.passphrase.title);
  await look('four words');
  const four = (await page.locator('.four-words li').allTextContents()).join(' ');
  await hands.write(page.getByLabel(activation.passphrase.typeFour), four);
  await hands.key('Enter');
  await heading(page, activation.confirm.title);
  await look('eight characters');
  return ((await page.locator('.fingerprint__signs').textContent()) ?? '').replace(/\W/g, '');
}

async function confirm({ page, hands, look, button }: Person, who: string, signs: string) {
  await button(administration.refresh);
  const field = card(page, who).getByLabel(administration.confirmLabel);
  await hands.write(field, signs);
  await look('eight characters, typed');
  await hands.key('Enter');
  await field.waitFor({ state: 'detached' });
  await look('a key that counts');
}

async function choosePin({ page, hands, look }: Person, pin: string): Promise<void> {
  await heading(page, activation.pin.title);
  await look('PIN');
  await hands.write(page.getByLabel(activation.pin.label, { exact: true }), pin);
  await hands.write(page.getByLabel(activation.pin.again, { exact: true }), pin);
  await hands.key('Enter');
  await heading(page, th.shell.desk);
  await look('desk');
}

/** One debtor and one lender, from F2 to the centre’s receipt, answered as an officer does. */
async function register({ page, hands, look }: Person, firstName: string): Promise<void> {
  await hands.key('F2');
  await page.locator('#q-1-1:focus').waitFor();
  await look('form');
  for (const answer of ['9000012345672', '2', '2', firstName, 'ทองคำ', '05032510', '0812345678'])
    await hands.answer(answer);
  await hands.answer('คลัง', page.getByRole('option').first());
  const rest = [
    ['3', '9พัน'],
    ['เจ๊แดง', '1'],
    ['5หมื่น', '40000', '20', '4', '1'],
    ['1', ' ', '2', '2', '2'],
  ];
  for (const [i, answers] of rest.entries()) {
    // On a narrow screen each section is a page of its own.
    await hands.key(`Alt+${i + 2}`);
    for (const answer of answers) await hands.answer(answer);
    await look(`section ${i + 2}`);
  }
  await hands.key(' ');
  await look('declared');
  await hands.key('F9');
  await heading(page, registration.review.title);
  await look('check');
  await hands.key('F9');
  await page.locator('#sign-2:focus:checked').waitFor();
  await look('sign');
  await hands.key('F9');
  await heading(page, registration.kept.title);
  await page.getByRole('main').getByText(th.tags.sent).first().waitFor();
  await look('kept');
}

async function lock({ page, hands, look }: Person): Promise<void> {
  await hands.key('Control+Alt+l');
  await heading(page, th.session.unlock.title);
  await look('lock');
}

async function unlock({ page, hands, look }: Person, name: string, pin: string): Promise<void> {
  await hands.choose(page.getByRole('radio', { name: new RegExp(name) }));
  await look('lock, a name chosen');
  await hands.write(page.getByLabel(th.session.unlock.pin), pin);
  await heading(page, th.shell.desk);
  await look('desk, unlocked');
}

beforeAll(async () => {
  home = await makeHome();
  server = await scene.serve(home);
}, 120_000);
afterAll(scene.end);

describe('letting in, registering and sharing a desk, with a keyboard alone', () => {
  it.each(['laptop', 'tablet', 'phone'] as const)('%s', { timeout: 480_000 }, async (size) => {
    found.length = 0;
    looked.clear();
    const kanda = await sitDown(size);
    await bootstrap(kanda, suda ? anotherLink(home) : server.link(), 'กานดา ใจดี');
    if (!suda) {
      suda = await sitDown(size);
      await bootstrap(suda, anotherLink(home), 'สุดา พร้อมใจ');
    }
    await suda.page.setViewportSize(sizes[size]);
    const names = namesAt[size];
    await makeMobileUnit(kanda, `รถบริการ ${names[0][1]}`);
    await importRoster(kanda, names);
    await approve(names);
    const slips = await issueSlips(kanda, names.length);
    const code = await deviceCode(kanda, `โต๊ะของ${names[0][0]}`);

    const desk = await sitDown(size);
    await becomeDevice(desk, code);
    const [first, second] = slips;
    if (!first || !second) throw new Error('there are not two slips');
    const signs = await activate(desk, first);
    await administrationOf(kanda, administration.people);
    await confirm(kanda, names[0][0], signs);
    await choosePin(desk, PINS.wilai);
    await register(desk, 'สมศรี');
    await lock(desk);
    await desk.button(th.session.unlock.add);
    await heading(desk.page, activation.slip.title);
    await activate(desk, second);
    await desk.button(activation.confirm.begin);
    await choosePin(desk, PINS.somchai);
    await lock(desk);
    await unlock(desk, names[0][0], PINS.wilai);
    await lock(desk);
    await unlock(desk, names[1][0], PINS.somchai);

    expect(found).toEqual([]);
    for (const { page, complaints } of [kanda, suda, desk]) {
      expect(await pointersOn(page)).toBe(0);
      expect(unexpected(complaints)).toEqual([]);
    }
    await kanda.close();
    await desk.close();
  });
});

const namesAt = {
  laptop: [
    ['วิไล', 'รอบคอบ'],
    ['สมชาย', 'ตั้งใจ'],
  ],
  tablet: [
    ['อรทัย', 'ละเอียด'],
    ['ธนา', 'มั่นคง'],
  ],
  phone: [
    ['ไพลิน', 'สุขุม'],
    ['อนุชา', 'พากเพียร'],
  ],
} as const satisfies Record<keyof typeof sizes, readonly [[string, string], [string, string]]>;
