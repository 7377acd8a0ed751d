import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonList, RosterAnswer, type RosterRow } from '#contract/people.ts';
import { makeReference } from '#thai/reference-number.ts';
import { administration as en } from '../../src/i18n/en/administration.ts';
import { administration } from '../../src/i18n/th/administration.ts';
import { reading } from '../../src/i18n/th/reading.ts';
import { th } from '../../src/i18n/th.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { enrol } from '../support/desk.ts';
import { enrolNodeDevice, type NodeDevice } from '../support/node-device.ts';
import { printed, readSheets } from '../support/printed.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { axeFaults } from './axe.ts';
import { heading } from './open-desk.ts';

const scene = makeScene();
/** Proposes, without a browser. */
let maker: NodeDevice;
/** Decides, in a browser. */
let page: Page;

/** What `enrol` is called, as the bar shows it. */
const OWN = 'กานดา ใจดี';
const SOME_NUMBER = { area: '8001', dd: '01', number: 99_999 };
const LONG = 'วิไลลักษณ์ศิริพรรณรายวรรณพิมพ์เพ็ญพักตร์สิริวัฒนานุกูลกิจ';

const row = (firstName: string, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ title: 'นางสาว', firstName, lastName: 'รอบคอบ', position: null, phone: '0812345678' },
  ...{ unit: '8001', role: 'officer', nationalId: null },
  ...more,
});

async function propose(rows: RosterRow[]): Promise<void> {
  const reply = await maker.session.ask('people', { rows });
  const said = reply.is === 'answered' ? RosterAnswer.parse(reply.json).is : reply.is;
  if (said !== 'taken') throw new Error(JSON.stringify(reply));
}

async function seenByMaker(firstName: string) {
  const reply = await maker.session.ask('people');
  const { people } = PersonList.parse(reply.is === 'answered' ? reply.json : null);
  return people.filter((one) => one.firstName === firstName);
}

const card = (firstName: string): Locator =>
  page.getByRole('listitem').filter({ hasText: firstName });
const press = (at: Locator | Page, name: string) =>
  at.getByRole('button', { name, exact: true }).click();
/** The one place where it is said what came of the last act. */
const said = () => page.locator('.said');
const focused = () => page.locator(':focus');

async function openPeople(): Promise<void> {
  const here = () => new URL(page.url()).pathname;
  if (here() === '/admin/people') return press(page, administration.refresh);
  if (here() !== '/admin') {
    await page.getByRole('navigation').getByRole('link', { name: th.shell.more }).click();
    await page.getByRole('link', { name: th.more.administration }).click();
  }
  await heading(page, administration.title);
  await page.getByRole('link', { name: administration.people, exact: true }).click();
  await heading(page, administration.people);
}

/** The focus is on the heading of this card, and in view. */
async function focusIsOnCard(firstName: string): Promise<void> {
  await focused().filter({ hasText: firstName }).waitFor();
  expect(await focused().evaluate((it) => it.tagName)).toBe('H3');
  const box = await focused().boundingBox();
  expect(box && box.y >= 0 && box.y < (page.viewportSize()?.height ?? 0)).toBe(true);
}

/** What reaches over the right edge of the window, or is cut off where it stands. */
const cutOff = (): Promise<string[]> =>
  page.evaluate(() => {
    // What is typed scrolls in its field.
    const parts = [...document.querySelectorAll<HTMLElement>('.frame__main :not(input)')];
    const isCut = (part: HTMLElement) =>
      part.getBoundingClientRect().right > innerWidth + 1 ||
      (getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1);
    return parts
      .filter((part) => part.getClientRects().length > 0 && !part.closest('.hidden-visually'))
      .filter(isCut)
      .map((part) => `${part.tagName} ${part.className} ${part.textContent?.slice(0, 40)}`);
  });

beforeAll(async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  maker = await enrolNodeDevice(server.url, server.link(), '8001', 'สุดา พร้อมใจ');
  ({ page } = await scene.open(makeProfile()));
  await page.addInitScript(() => {
    window.print = () => dispatchEvent(new Event('afterprint'));
  });
  await enrol(page, server.url, anotherLink(home));
}, 180_000);
afterAll(scene.end);

describe('the menu of administration', { timeout: 240_000 }, () => {
  it('says what waits, puts that first, and tells where one is', async () => {
    await propose([row('มานี'), row('ปิติ')]);
    await page.getByRole('navigation').getByRole('link', { name: th.shell.more }).click();
    await heading(page, th.shell.more);
    await page.getByRole('main').getByText(OWN).first().waitFor();
    await page.getByRole('link', { name: th.more.administration }).click();
    await heading(page, administration.title);
    await page.getByText(administration.waitApprove(2)).waitFor();
    const [first] = await page.locator('.menu-entry').allTextContents();
    expect(first).toContain(administration.waitApprove(2));
    const more = page.getByRole('navigation').getByRole('link', { name: th.shell.more });
    expect(await more.getAttribute('aria-current')).toBe('true');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: administration.people, exact: true }).click();
    await heading(page, administration.people);
    expect(await more.getAttribute('aria-current')).toBe('true');
    await page.getByRole('link', { name: administration.title, exact: true }).click();
    await heading(page, administration.title);
  });
});

describe('a full record', { timeout: 60_000 }, () => {
  it('has no reason chosen beforehand, and is asked for one', async () => {
    await page.getByRole('navigation').getByRole('link', { name: th.shell.more }).click();
    await page.getByRole('link', { name: th.more.administration }).click();
    await page.getByRole('link', { name: reading.title, exact: true }).click();
    await heading(page, reading.title);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByLabel(reading.ref, { exact: true }).fill(makeReference(SOME_NUMBER));
    await press(page, reading.open);
    await page.getByRole('alert').filter({ hasText: reading.purposeMissing }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel(reading.purposes.case).check();
    await press(page, reading.open);
    await page.getByText(reading.none).waitFor();
  });
});

describe('deciding on somebody', { timeout: 240_000 }, () => {
  it('says what an approval gives beyond a district, and lets such people in one by one', async () => {
    await propose([row('ตรวจตรา', { role: 'auditor' })]);
    await openPeople();
    await card('ตรวจตรา').getByText('อ่านได้ทั้งประเทศ', { exact: true }).waitFor();
    const own = card(OWN);
    await own.getByText('จัดการได้ทั้งประเทศ', { exact: true }).waitFor();
    const { officer, supervisor, 'dopa-admin': admin } = administration.roles;
    await own.getByText(`${officer} + ${supervisor} + ${admin}`).waitFor();
    // มานี and ปิติ wait, too.
    await page.getByRole('button', { name: administration.approveAll(2) }).waitFor();
    await page.getByText(administration.oneByOne('นางสาวตรวจตรา รอบคอบ')).waitFor();
    await page.getByLabel(administration.roles.province).check();
    await page.getByText(/ผู้ดูแลจังหวัด จัดการได้ทั้งจังหวัด\S+ ไม่ใช่เฉพาะ/).waitFor();
    await page.getByLabel(administration.roles.officer).check();
    expect(await axeFaults(page)).toEqual([]);
    await press(card('ตรวจตรา'), administration.refuse);
    await card('ตรวจตรา').getByLabel(administration.reason).fill('ไม่ได้ขอ');
    await page.keyboard.press('Enter');
    await said().getByText(administration.saidRefused('นางสาวตรวจตรา รอบคอบ')).waitFor();
  });

  it('[P4] says no for a reason only, which the proposer reads, and they may be proposed anew', async () => {
    await openPeople();
    const opener = () => card('มานี').getByRole('button', { name: administration.refuse });
    await opener().click();
    expect(await focused().evaluate((it) => it.tagName)).toBe('INPUT');
    await page.keyboard.press('Escape');
    expect(await focused().textContent()).toBe(administration.refuse);
    await opener().click();
    await page.keyboard.press('Enter');
    await card('มานี').getByText(administration.reasonMissing).waitFor();
    expect(await seenByMaker('มานี')).toMatchObject([{ state: 'proposed' }]);
    await card('มานี').getByLabel(administration.reason).fill('เลขตำแหน่งไม่ตรง');
    await page.keyboard.press('Enter');
    await said().getByText(administration.saidRefused('นางสาวมานี รอบคอบ')).waitFor();
    await card('มานี').getByText(administration.states.refused, { exact: true }).waitFor();
    await focusIsOnCard('มานี');
    expect(await seenByMaker('มานี')).toMatchObject([
      { state: 'refused', refusal: { reason: 'เลขตำแหน่งไม่ตรง', by: { name: OWN } } },
    ]);

    await press(card('มานี'), administration.proposeAgain);
    expect(await focused().textContent()).toBe(administration.addTitle);
    expect(await page.getByLabel(administration.firstName, { exact: true }).inputValue()).toBe(
      'มานี',
    );
    await press(page, administration.add);
    await said().getByText(administration.added('นางสาวมานี รอบคอบ')).waitFor();
    await card('มานี').getByText(administration.states.proposed).waitFor();
    expect(await card('มานี').count()).toBe(1);
    expect(await said().getByText('ไม่อนุมัติ').count()).toBe(0);
  });

  it('says yes, leaves the card where it is and the focus on it', async () => {
    const place = async () =>
      (await page.getByRole('heading', { level: 3 }).allTextContents()).findIndex((name) =>
        name.includes('ปิติ'),
      );
    const before = await place();
    await press(card('ปิติ'), administration.approve);
    await said()
      .getByText(/^อนุมัติ นางสาวปิติ รอบคอบ แล้ว รหัสเจ้าหน้าที่ 8001-\d{3}-\d/)
      .waitFor();
    await card('ปิติ').getByText(administration.states.approved).waitFor();
    await focusIsOnCard('ปิติ');
    expect(await place()).toBe(before);
  });

  it('[P8] suspends and lifts, each said in the place of what was said before', async () => {
    for (const [word, telling] of [
      [administration.suspend, administration.saidSuspended],
      [administration.restore, administration.saidRestored],
    ] as const) {
      await press(card('ปิติ'), word);
      await card('ปิติ').getByLabel(administration.reason).fill('ตามคำสั่ง');
      await page.keyboard.press('Enter');
      await said().getByText(telling('นางสาวปิติ รอบคอบ')).waitFor();
      await focusIsOnCard('ปิติ');
      expect(await said().locator('.notice').count()).toBe(1);
    }
  });

  it('tells of each how far they are, who proposed them, their telephone, and who “you” are', async () => {
    const own = card(OWN);
    await own.getByText(administration.you, { exact: true }).waitFor();
    await card('ปิติ').getByText(administration.phoneOf('081-234-5678')).waitFor();
    await card('ปิติ')
      .getByText(/^เสนอโดย สุดา พร้อมใจ เมื่อ /)
      .waitFor();
    expect(await own.getByText(administration.states.active, { exact: true }).count()).toBe(1);
  });
});

describe('proposing somebody', { timeout: 240_000 }, () => {
  it('leads to the first field that is wrong, in view, and names them all', async () => {
    for (const size of ['phone', 'laptop'] as const) {
      await page.setViewportSize(sizes[size]);
      await openPeople();
      await page.getByLabel(administration.phone).fill('12');
      await press(page, administration.add);
      await page.getByText(administration.wrongFields(3)).waitFor();
      const isOn = async (label: string) => {
        expect(await focused().getAttribute('id')).toBe(
          await page.getByLabel(label, { exact: true }).getAttribute('id'),
        );
        const box = await focused().boundingBox();
        expect(box && box.y >= 0 && box.y < sizes[size].height).toBe(true);
      };
      await isOn(administration.nameTitle);
      await press(page, administration.phone);
      await isOn(administration.phone);
      await page.getByLabel(administration.phone).fill('');
    }
  });
});

describe('activation slips', { timeout: 180_000 }, () => {
  const codes = () => page.locator('.slip__signs').allTextContents();
  /** Without the marks above and below, for which the reader of PDFs has no letters. */
  const bare = (text: string) =>
    text.normalize('NFKD').replace(/[\s\0\u200b\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '');

  it('stay until somebody says that all are on paper, and then the focus goes back', async () => {
    await openPeople();
    await press(card('ปิติ'), administration.slip);
    await page.getByRole('heading', { name: administration.slipsReady(1) }).waitFor();
    const before = await codes();
    await press(page, administration.print);
    await page.getByRole('heading', { name: administration.slipsAsk }).waitFor();
    expect(await focused().textContent()).toBe(administration.slipsAsk);
    expect(await page.locator('.slip').isVisible()).toBe(false);
    expect(await axeFaults(page)).toEqual([]);
    // Whoever cancelled prints the same code once more.
    await press(page, administration.printAgain);
    const [sheet] = await readSheets(await printed(page));
    expect(sheet?.text).toContain(before[1]);
    expect(await codes()).toEqual(before);
    await press(page, administration.slipsAllOut);
    await said().getByText(administration.slipsGone).waitFor();
    expect(await page.getByText(before[1] ?? '-').count()).toBe(0);
    await focusIsOnCard('ปิติ');
    await card('ปิติ')
      .getByText(/^มีใบเปิดใช้ ถึง /)
      .waitFor();
  });

  it('are issued anew for all who have not used theirs, after it is said what ends', async () => {
    await propose([row('ชูใจ'), row(LONG, { lastName: null })]);
    await openPeople();
    await press(card('ชูใจ'), administration.approve);
    await said().getByText('ชูใจ').waitFor();
    await press(card(LONG), administration.approve);
    await said().getByText(LONG).waitFor();
    await press(page, administration.issueAll(2));
    await page.getByRole('heading', { name: administration.slipsReady(2) }).waitFor();
    const first = await codes();
    await press(page, administration.slipDone);
    const again = page.getByRole('button', { name: administration.reissueAll(3), exact: true });
    await again.click();
    await page.getByText(administration.slipAgainWhy(3)).waitFor();
    await again.click();
    await page.getByRole('heading', { name: administration.slipsReady(3) }).waitFor();
    const second = await codes();
    expect(second).toHaveLength(6);
    expect(second).not.toContain(first[1]);
  });

  it.each([
    [administration.slipLayouts.one, 3, 1],
    [administration.slipLayouts.two, 2, 2],
  ])('%s: on A4, whole, and with the button by its own name', async (layout, pages, onFirst) => {
    await page.getByLabel(layout).check();
    const sheets = await readSheets(await printed(page));
    expect(sheets.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual(
      Array.from({ length: pages }, () => [210, 297]),
    );
    // Nothing that is said only lies as a speck at the foot.
    const end = bare(administration.slipWarning).slice(-20);
    for (const { text } of sheets) expect(bare(text).endsWith(end)).toBe(true);
    const signs = await codes();
    for (const [n, code] of signs.filter((_, i) => i % 2 === 1).entries()) {
      const text = bare(sheets[Math.floor(n / onFirst)]?.text ?? '');
      expect(text).toContain(bare(code));
      expect(text).toContain(bare(`“${th.session.unlock.add}”`));
      expect(text).toContain(bare(administration.slipWarning).slice(-20));
    }
    await page.emulateMedia({ media: 'print' });
    const cut = await page
      .locator('.slip')
      .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
    await page.emulateMedia({ media: null });
    expect(cut).toBe(0);
  });

  it('leave the page once they are on paper', async () => {
    // The printer was asked, so the question stands here.
    await press(page, administration.slipsAllOut);
    await said().getByText(administration.slipsGone).waitFor();
  });
});

describe('at every size', { timeout: 180_000 }, () => {
  it.each(['phone', 'tablet', 'laptop'] as const)('%s: one sees who is signed in', async (size) => {
    await page.setViewportSize(sizes[size]);
    await openPeople();
    const who = page.locator('.app-bar__who');
    expect(await who.textContent()).toBe(OWN);
    const box = await who.boundingBox();
    expect(box?.width).toBeGreaterThan(60);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(sizes[size].width);
    expect(await who.evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
    // Nothing lies over it, in a form neither.
    await page.keyboard.press('F2');
    await page.getByRole('textbox').first().waitFor();
    const back = page.locator('.app-bar__name');
    const tools = await page.locator('.app-bar__tools').boundingBox();
    expect(await back.evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
    const right = await back.evaluate((it) => {
      const range = document.createRange();
      range.selectNodeContents(it);
      return range.getBoundingClientRect().right;
    });
    expect(right).toBeLessThanOrEqual(tools?.x ?? 0);
    await back.click();
    await heading(page, th.shell.desk);
    await openPeople();
  });

  it('200 people, long names and units nobody made known: nothing is cut, no heading is a code', async () => {
    const many = Array.from({ length: 200 }, (_, n) => row(`ราย${n}`, { lastName: null }));
    await propose([...many, row('สายใจ', { unit: '8003' })]);
    await page.setViewportSize(sizes.laptop);
    await openPeople();
    await page.getByLabel(administration.findPerson).fill('ราย19');
    await page.getByText(administration.foundPeople(11, 208)).waitFor();
    await page.getByLabel(administration.findPerson).fill('');
    await card('สายใจ').waitFor();
    for (const name of await page.getByRole('heading', { level: 2 }).allTextContents())
      expect(name).not.toMatch(/^[\d-]/);
    for (const size of ['phone', 'tablet', 'laptop'] as const) {
      await page.setViewportSize(sizes[size]);
      expect(await cutOff(), size).toEqual([]);
    }
  });

  it('in English: nothing is cut', async () => {
    await page.getByRole('button', { name: th.shell.otherLanguageLong }).click();
    await heading(page, en.people);
    for (const size of ['phone', 'tablet', 'laptop'] as const) {
      await page.setViewportSize(sizes[size]);
      expect(await cutOff(), size).toEqual([]);
    }
    await page.getByRole('link', { name: en.title, exact: true }).click();
    await heading(page, en.title);
    await page.getByText(en.waitApprove(201)).waitFor();
    for (const size of ['phone', 'tablet', 'laptop'] as const) {
      await page.setViewportSize(sizes[size]);
      expect(await cutOff(), size).toEqual([]);
    }
  });
});
