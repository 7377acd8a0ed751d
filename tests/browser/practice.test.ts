import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile, sizes } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, fillForm, finish, openRecords, tagOf, unlock } from '../support/desk.ts';
import { printed, readSheets } from '../support/printed.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { crampedWhenLarge } from './cramped.ts';
import { grow } from './legible.ts';

const scene = useScene();
const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

it('a practice has its own ground, sends nothing, teaches five things and leaves nothing behind', {
  timeout: 240_000,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, complaints } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await page.goto(`${server.url}/practice`);
  await unlock(page);
  await heading(page, 'ฝึกใช้งาน');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'เริ่มฝึก' }).click();
  const strip = page.getByRole('region', { name: 'กำลังฝึกใช้งาน' });
  await strip.waitFor();
  await heading(page, 'โต๊ะลงทะเบียน');

  const first = await register(page, '9000000000017', 'สมใจ');
  expect(first).toMatch(/^000000/);
  await page
    .getByText(/^ส่งแล้ว/)
    .first()
    .waitFor();

  await strip.getByRole('button', { name: 'ตัดอินเทอร์เน็ต' }).click();
  const second = await register(page, '9000000000025', 'บุญส่ง');
  await openRecords(page);
  expect(await tagOf(page, second)).toBe('รอส่ง');
  await strip.getByRole('button', { name: 'ต่ออินเทอร์เน็ต' }).click();
  await expect.poll(() => tagOf(page, second), { timeout: 20_000 }).toBe('ส่งแล้ว');

  const third = await register(page, '9000000000033', 'แววตา');
  await openRecords(page);
  await expect.poll(() => tagOf(page, third), { timeout: 20_000 }).toBe('ต้องแก้ไข');

  await strip.getByRole('link', { name: 'โจทย์และคนสมมติ' }).click();
  await page.getByText('ทำแล้ว 3 จาก 5 ข้อ').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /^ล็อก/ }).click();
  const passphrase = (await page.getByText(/^รหัสผ่านสำหรับฝึก/).textContent())?.split(': ')[1];
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).fill(passphrase ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('ทำแล้ว 4 จาก 5 ข้อ').waitFor();

  expect(await databases(page)).toContain('debt-desk-practice');
  await strip.getByRole('button', { name: 'ออกจากการฝึก' }).click();
  await page.getByRole('heading', { level: 1, name: 'เข้าใช้เครื่อง' }).waitFor();
  expect(await databases(page)).toEqual(['debt-desk']);
  await unlock(page);
  await openRecords(page);
  await page.getByText('ยังไม่มีรายการ').first().waitFor();
  expect(centreOf(home).count('envelopes')).toBe(0);
  expect(complaints).toEqual([]);
});

it('the strip of a practice takes no room of a phone from the form, and a message pushes no field out of view', {
  timeout: 240_000,
}, async () => {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await page.goto(`${server.url}/practice`);
  await unlock(page);
  await page.getByRole('button', { name: 'เริ่มฝึก' }).click();
  await heading(page, 'โต๊ะลงทะเบียน');
  await page.setViewportSize(sizes.phone);
  expect(await crampedWhenLarge(page)).toEqual([]);
  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  expect(await crampedWhenLarge(page)).toEqual([]);

  await grow(page, '150', 'outdoor');
  const id = page.getByRole('textbox', { name: /^1\.1 / });
  await id.focus();
  // As low as it is still seen, so that there is no room for a message above it.
  await id.evaluate((field) => field.scrollIntoView({ block: 'end' }));
  await page.keyboard.type('9000000000018');
  await page.locator('.field__error').first().waitFor();
  const [field, foot] = [
    await id.boundingBox(),
    await page.locator('.registration__actions').boundingBox(),
  ];
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).not.toBe('');
});

it('whatever is printed in a practice says so on every sheet', { timeout: 240_000 }, async () => {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await enrol(page, server.url, server.link());
  await page.goto(`${server.url}/practice`);
  await unlock(page);
  await page.getByRole('button', { name: 'เริ่มฝึก' }).click();
  await heading(page, 'โต๊ะลงทะเบียน');
  /** How many sheets come out now; those that bear no mark are noted. */
  const print = async (what: string) => {
    const sheets = await readSheets(await printed(page));
    // The mark lies over everything; the reader knows no vowels above a consonant.
    sheets.forEach(({ text }, i) => {
      if (!/ฝ.?กอบรม$/.test(text.replace(/[\s\0]/g, ''))) bare.push(`${what}, sheet ${i + 1}`);
    });
    return sheets.length;
  };
  const bare: string[] = [];
  const ofTheDesk = () => page.evaluate(() => [localStorage['dd.desk'], localStorage['dd.sign']]);
  const chosenBefore = await ofTheDesk();

  await register(page, '9000000000017', 'สมใจ');
  for (const paper of ['A4 ตัดครึ่ง (A5 สองใบ)', 'ม้วน 80 มม.', 'A6']) {
    await page.getByLabel(paper).check();
    expect(await print(paper)).toBe(1);
  }
  // A slip of this size has no half to sign on, and the next page to sign does not say so.
  await fillForm(page, {
    ...{ firstName: 'มานะ', lastName: 'ฝึกดี' },
    ...{ nationalId: '9000012345672', creditor: 'ป้านิด' },
  });
  await page.keyboard.press('F9');
  await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
  await page.keyboard.press('F9');
  await heading(page, 'ลงชื่อ');
  await page.getByRole('radio', { name: /ลงชื่อในกระดาษ/ }).check();
  await page.getByText(/ไม่มีส่วนของเจ้าหน้าที่/).waitFor();
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await page.getByRole('link', { name: 'แบบกระดาษ' }).first().click();
  await page.getByRole('link', { name: 'พิมพ์แบบเปล่า' }).click();
  await heading(page, 'พิมพ์แบบเปล่า');
  await page.getByRole('textbox', { name: 'จำนวนฉบับ' }).fill('2');
  await page.getByRole('textbox', { name: /^ใบต่อ/ }).fill('1');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'แบบออกมาครบหรือไม่' }).waitFor();
  expect(await print('blank forms')).toBe(5);
  await page.getByRole('button', { name: /^ครบ/ }).click();
  await page.getByRole('link', { name: 'แบบกระดาษ' }).first().click();
  await page.getByRole('button', { name: 'พิมพ์ใบกระทบยอด' }).click();
  expect(await print('reckoning')).toBe(1);
  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.getByRole('link', { name: /^ช่วยเหลือ/ }).click();
  await heading(page, 'ช่วยเหลือ');
  await print('guide');
  expect(bare).toEqual([]);
  // What was chosen while practising is no choice of the real desk.
  expect(await ofTheDesk()).toEqual(chosenBefore);
});

async function register(page: Page, nationalId: string, firstName: string): Promise<string> {
  await fillForm(page, { firstName, lastName: 'ฝึกดี', nationalId, creditor: 'ป้านิด' });
  return finish(page);
}
