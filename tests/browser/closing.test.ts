import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DayClosing } from '#contract/closing.ts';
import type { PublicJwk } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { makeDeviceKey } from '../../src/vault/device-key.ts';
import { verifyStatement } from '../../src/vault/statements.ts';
import { makeProfile, type OpenBrowser, sizes } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { draftAll, enrol, keepAll, shown, unlock, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { readCodes } from '../support/printed.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { focusOn, handsOn } from './by-keyboard.ts';
import { heading } from './open-desk.ts';

const scene = useScene();
const soon = { timeout: 30_000 };
const main = (page: Page) => page.getByRole('main');
const verdict = (page: Page) => main(page).locator('[data-verdict]');
const figures = (page: Page) => main(page).locator('.figure__number').allTextContents();

interface ProofWindow {
  debtDesk: { stage: { value: { device: { key: { publicJwk: PublicJwk } } } } };
}

/** The key that the centre knows this device by. */
const deviceKey = (page: Page): Promise<PublicJwk> =>
  page.evaluate(
    () => (globalThis as unknown as ProofWindow).debtDesk.stage.value.device.key.publicJwk,
  );

const codeIn = (link: string): string => link.slice(link.indexOf('#') + 1);

/** The link that a phone reads from the screen, held there until it reads one. */
async function scan(page: Page): Promise<string> {
  let link = '';
  await expect
    .poll(async () => {
      const picture = await page.getByRole('img', { name: 'QR ปิดรับ' }).first().screenshot();
      const [bytes = new Uint8Array()] = await readCodes(picture);
      link = new TextDecoder().decode(bytes);
      return link;
    }, soon)
    .not.toBe('');
  return link;
}

const read = (code: string, key: PublicJwk) =>
  verifyStatement(statementTypes.closing, code, key, DayClosing);

async function look({ page }: OpenBrowser, screen: string, found: string[]): Promise<void> {
  for (const size of ['phone', 'laptop'] as const) {
    await page.setViewportSize(sizes[size]);
    for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
  }
}

it('[D20] a day is not done while one receipt is missing, is done with the last, and its code says the same under the device’s key', {
  timeout: 240_000,
}, async () => {
  const found: string[] = [];
  const home = await makeHome();
  const env = { DIST_DIR: proofDist };
  const server = await scene.serve(home, { env });
  const browser = await scene.open(makeProfile());
  const { page } = browser;
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  const people = inventMany(2566, 4);
  await server.stop();
  const refs = (await keepAll(page, people.slice(0, 3))).map(({ ref }) => ref);
  await draftAll(page, people.slice(3));
  const hands = await handsOn(page);

  // From anywhere by F8, and on with keys alone.
  await hands.key('F8');
  await heading(page, 'รอส่ง');
  const waiting = main(page).locator('[data-group="waiting"]');
  for (const ref of refs) await waiting.getByText(shown(ref)).waitFor();
  await look(browser, 'outbox', found);
  await hands.press(main(page).getByRole('link', { name: 'ปิดรับวันนี้' }));
  await heading(page, 'ปิดรับวันนี้');
  await expect.poll(() => focusOn(page), soon).toMatch(/^h1/);
  await verdict(page).getByText('ยังไม่ครบ').waitFor();
  await verdict(page)
    .getByText(/^รอส่ง 3 รายการ/)
    .waitFor();
  await main(page)
    .getByText(/^มีร่างที่ยังไม่เสร็จ 1 รายการ/)
    .waitFor();
  expect(await figures(page)).toEqual(['3', '0', '3', '0']);
  await look(browser, 'not done', found);

  const key = await deviceKey(page);
  const early = codeIn(await scan(page));
  const before = await read(early, key);
  expect(before).toMatchObject({ made: 3, received: 0, waiting: 3, toMend: 0, unit: '8001' });
  expect(before?.numbers.map(({ from, to }) => [from, to])).toEqual([[1, 3]]);
  expect(before?.head).toMatchObject({ seq: 3, epoch: before?.numbers[0]?.epoch });
  // Nobody who sees it learns of anybody.
  const plain = Buffer.from(early.split('.')[1] ?? '', 'base64url').toString();
  for (const { debtor } of people) {
    for (const said of [debtor.firstName, JSON.stringify(debtor.nationalId)])
      expect(plain).not.toContain(said);
  }

  // Where the centre is not there, nothing a person presses makes it green.
  await hands.press(main(page).getByRole('button', { name: 'ส่งตอนนี้' }));
  await main(page)
    .getByText(/ติดต่อส่วนกลางไม่ได้|ไม่มีอินเทอร์เน็ต/)
    .first()
    .waitFor(soon);
  expect(await verdict(page).getAttribute('data-verdict')).toBe('not-done');

  // It goes by itself, too: whether a press or the next try was first does not matter.
  await scene.serve(home, { env });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await verdict(page).getByText('ครบแล้ว').waitFor(soon);
  expect(await figures(page)).toEqual(['3', '3', '0', '0']);
  await look(browser, 'done', found);
  const link = await scan(page);
  const late = codeIn(link);
  expect(link).toBe(`${server.url}/review/closings#${late}`);
  expect(await read(late, key)).toMatchObject({ made: 3, received: 3, waiting: 0, otherDays: 0 });

  // The rosier figures of now do not pass under the signature of before, nor under another key.
  const [head, , signature] = early.split('.');
  expect(await read([head, late.split('.')[1], signature].join('.'), key)).toBe(null);
  expect(await read(late, (await makeDeviceKey()).publicJwk)).toBe(null);

  // On the whole screen for a camera across the table, and back with Escape.
  await hands.press(main(page).getByRole('button', { name: 'แสดง QR เต็มจอ' }));
  await page.setViewportSize(sizes.phone);
  const [whole = new Uint8Array()] = await readCodes(
    await page.getByRole('dialog').getByRole('img').screenshot(),
  );
  expect(new TextDecoder().decode(whole)).toBe(link);
  await hands.key('Escape');

  // A supervisor who scanned it hears from the centre whose word it is, and what has come.
  await page.goto(link);
  await unlock(page);
  await heading(page, 'ตรวจ QR ปิดรับ');
  await main(page)
    .getByText(/^เป็นคำยืนยันของเครื่อง/)
    .waitFor(soon);
  await main(page)
    .getByText(/^มาถึงครบทั้ง 3 รายการ/)
    .waitFor();
  expect(page.url()).toBe(`${server.url}/review/closings`);
  await look(browser, 'read', found);
  const pasted = page.getByRole('textbox', { name: 'ข้อความที่สแกนได้' });
  await hands.write(pasted, [head, late.split('.')[1], signature].join('.'));
  await hands.key('Enter');
  await main(page).getByText('ไม่ใช่คำยืนยันของเครื่องนั้น').waitFor(soon);
  await look(browser, 'forged', found);
  await hands.write(pasted, 'https://example.com/');
  await hands.key('Enter');
  await main(page).getByText('นี่ไม่ใช่ข้อความจาก QR ปิดรับ').waitFor();
  expect(found).toEqual([]);
});
