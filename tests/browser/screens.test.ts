import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile, sizes } from '../support/browser.ts';
import { fillForm, PASSPHRASE, unlock, untilReadyOffline } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';

const scene = useScene();
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** A year of another era, or a time that is not written 10.42 น. */
const foreignMoment = /(?<![\w‑-])(19|20)\d\d(?![\w‑-])|\d:\d\d/;

/** What Thai screens must not say, and where help stands: last in the bar, wherever there is one. */
async function read(page: Page, screen: string, found: string[]): Promise<void> {
  const text = (await page.locator('body').ariaSnapshot()).replace(/^.*\/url:.*$/gm, '');
  const foreign = foreignMoment.exec(text);
  if (foreign) found.push(`${screen}: ${text.slice(foreign.index - 20, foreign.index + 20)}`);
  const tools = await page.locator('.app-bar__tools > *').allTextContents();
  if (tools.length > 0 && tools.at(-1)?.trim() !== 'ช่วยเหลือ')
    found.push(`${screen}: the bar ends with ${tools.at(-1)}`);
}

/** What is cut off, or lies to the side, when a reader sets text wider (WCAG 1.4.12). */
const cutByWiderText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync(`* { line-height: 1.8 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [wider];
    const hides = (element: Element) => {
      const { overflowX, overflowY, display } = getComputedStyle(element);
      const isPage = element.matches('html, .frame__page, .frame__main, .registration__body');
      // Tables and rows of filters scroll by themselves.
      const keeps = isPage || /hidden|clip/.test(overflowX);
      const across = keeps && element.scrollWidth > element.clientWidth + 1;
      const down = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      return display !== 'inline' && (across || down);
    };
    /** Of what sticks out, what lies deepest. */
    const culprit = (element: Element) => {
      const { right } = element.getBoundingClientRect();
      const out = [...element.querySelectorAll('*')].filter(
        (inner) => inner.checkVisibility() && inner.getBoundingClientRect().right > right + 1,
      );
      return out.find((one) => !out.some((other) => one !== other && one.contains(other)));
    };
    // Who is signed in ends with … on purpose: the whole name stands on their account page.
    const cut = [...document.querySelectorAll('html, body *')]
      .filter((element) => element.checkVisibility() && element.textContent?.trim())
      .filter((element) => !element.matches('.app-bar__who, .app-bar__unit'))
      // What is for the ear alone is a pixel wide.
      .filter((element) => element.clientWidth > 1 && hides(element))
      .map((element) => culprit(element) ?? element)
      .map(({ className, textContent }) => `${className}: ${textContent?.trim().slice(0, 40)}`);
    document.adoptedStyleSheets = [];
    return cut;
  });

/** What axe finds on phone and laptop; fixes the size of a laptop at the end. */
async function look(page: Page, screen: string, found: string[]): Promise<void> {
  for (const size of ['phone', 'laptop'] as const) {
    await page.setViewportSize(sizes[size]);
    for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
    for (const cut of await cutByWiderText(page))
      found.push(`${screen}, ${size}, wider text: ${cut}`);
  }
  await read(page, screen, found);
}

it('axe finds nothing on any main screen, moments are Thai, help is last in the bar, wider text is not cut off, and the console stays silent', {
  timeout: 240_000,
}, async () => {
  const found: string[] = [];
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, context, complaints } = await scene.open(makeProfile());
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const goTo = async (path: string, title: string) => {
    await page.locator(`.nav__item[href="${path}"]`).click();
    await heading(page, title);
  };

  await page.goto(server.url);
  await page.getByRole('textbox').fill('http');
  await press('ใช้ลิงก์หรือรหัสนี้');
  await look(page, 'no link', found);
  await page.goto(server.url + server.link());
  await press('ถัดไป');
  await page.getByRole('combobox').fill('ปาก');
  await page.getByRole('option').first().waitFor();
  await look(page, 'unit', found);
  await page.getByRole('option').first().click();
  await press('ถัดไป');
  await page.getByLabel('ชื่อและนามสกุล').fill('กานดา ใจดี');
  await look(page, 'name', found);
  await press('ถัดไป');
  await press('เริ่มใช้เครื่องนี้');
  await look(page, 'passphrase', found);
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'พิมพ์รหัสผ่านอีกครั้ง' }).fill(PASSPHRASE);
  await press('เริ่มใช้เครื่องนี้');
  await heading(page, 'พร้อมใช้งานแล้ว');
  await look(page, 'ready', found);
  await press('ไปที่โต๊ะลงทะเบียน');
  await heading(page, 'โต๊ะลงทะเบียน');
  await look(page, 'first day', found);
  await goTo('/overview', 'ข้อมูลครบหรือยัง');
  await page.getByText('ข้อมูล ณ').waitFor();
  await look(page, 'overview', found);
  await goTo('/more', 'เพิ่มเติม');
  await look(page, 'more', found);
  await untilReadyOffline(page);
  await server.stop();

  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  await page.getByRole('textbox', { name: /^1\.3 / }).fill('บุญมี');
  await page.keyboard.press('F9');
  await page.locator('.summary').waitFor();
  await look(page, 'form with faults', found);
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await heading(page, 'โต๊ะลงทะเบียน');

  const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
  await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
  await look(page, 'filled form', found);
  await page.keyboard.press('F9');
  await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
  await look(page, 'check', found);
  await page.keyboard.press('F9');
  await heading(page, 'ลงชื่อ');
  await page.getByText('ลงชื่อบนจอ').click();
  await page.getByText('ลงชื่อในกรอบ').waitFor();
  await look(page, 'sign on the screen', found);
  await page.setViewportSize(sizes.phone);
  const pad = await page.locator('.pad__canvas').boundingBox();
  expect(pad?.width, 'px for a name').toBeGreaterThanOrEqual(320);
  await page.setViewportSize(sizes.laptop);
  await page.getByText('พิมพ์ลายนิ้วมือในกระดาษ').click();
  await page.keyboard.press('F9');
  await look(page, 'thumbprint without witnesses', found);
  await page.getByRole('radio', { name: /ลงชื่อในกระดาษ/ }).check();
  await page.keyboard.press('F9');
  await heading(page, 'ลงทะเบียนแล้ว');
  await look(page, 'kept', found);

  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await heading(page, 'โต๊ะลงทะเบียน');
  await look(page, 'home', found);
  await goTo('/records', 'รายการ');
  await look(page, 'records', found);
  await goTo('/outbox', 'รอส่ง');
  await look(page, 'outbox', found);

  const other = await context.newPage();
  await other.goto(server.url);
  await other.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).waitFor();
  await look(other, 'second window', found);
  await other.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).click();
  await heading(page, 'ย้ายไปใช้อีกหน้าต่างแล้ว');
  await look(page, 'moved', found);
  await heading(other, 'เข้าใช้เครื่อง');
  await look(other, 'lock', found);
  await unlock(other);

  expect(found).toEqual([]);
  // The server is stopped on purpose half way.
  const refused = /ERR_CONNECTION_REFUSED/;
  expect(complaints.filter((complaint) => !refused.test(complaint))).toEqual([]);
});
