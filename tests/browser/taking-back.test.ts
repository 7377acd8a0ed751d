import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fillForm } from '../support/desk.ts';
import { paintFields } from '../support/pictures.ts';
import { useScene } from '../support/scene.ts';
import { focusOn } from './by-keyboard.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const box = (page: Page, name: RegExp) => page.getByRole('textbox', { name });
const tiles = (page: Page) => page.getByRole('main').locator('[data-picture]');

it('takes back every removal, the last one first, and nothing that is not offered', {
  timeout,
}, async () => {
  const { page } = await openDesk(scene);
  await page.clock.install();
  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  await firstName(page).fill('สมศรี');
  await box(page, /^3\.1 /).fill('เจ๊แดง');
  for (const name of ['ป้านิด', 'ลุงดำ']) {
    await page.keyboard.press('F4');
    await page.keyboard.type(name);
  }
  const names = () =>
    box(page, /^3\.1 /).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await button(page, 'ลบเจ้าหนี้รายที่ 1').click();
  await button(page, 'ลบเจ้าหนี้รายที่ 2').click();
  await expect.poll(names).toEqual(['ป้านิด']);
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(['ป้านิด', 'ลุงดำ']);
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(['เจ๊แดง', 'ป้านิด', 'ลุงดำ']);

  // The offer is gone: what was typed last is as it is, and so it is stored.
  const rate = box(page, /^4\.5 /).first();
  await rate.click();
  await page.keyboard.type('7');
  await button(page, 'ลบเจ้าหนี้รายที่ 3').click();
  await expect.poll(() => focusOn(page)).toContain('เจ้าหนี้รายที่ 2');
  await page.clock.fastForward(11_000);
  await page.locator('.toast').waitFor({ state: 'detached' });
  for (const keys of ['Control+z', 'Control+Shift+z', 'Control+y', 'Control+z', 'Meta+z'])
    await page.keyboard.press(keys);
  expect(await rate.inputValue()).toBe('7');
  expect(await names()).toEqual(['เจ๊แดง', 'ป้านิด']);
  // In a text the browser's own undo stays.
  await firstName(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('ก');
  await page.keyboard.press('Control+z');
  await expect.poll(() => firstName(page).inputValue()).toBe('สมศรี');

  // Pictures alike.
  const folder = mkdtempSync(join(tmpdir(), 'debt-desk-back-'));
  const file = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const input = page
    .getByRole('region', { name: 'รูปแนบ', exact: true })
    .locator('input[type="file"]');
  await input.setInputFiles([
    file('1.jpg', await paintFields(page, 300, 200)),
    file('2.jpg', await paintFields(page, 200, 300)),
  ]);
  await expect.poll(() => tiles(page).count()).toBe(2);
  for (const left of [1, 0]) {
    await tiles(page).first().getByRole('button', { name: /^ลบ/ }).click();
    await expect.poll(() => tiles(page).count()).toBe(left);
  }
  for (const back of [1, 2]) {
    await button(page, /^เลิกทำ/).click();
    await expect.poll(() => tiles(page).count()).toBe(back);
  }
  await input.setInputFiles(file('no-picture.jpg', Buffer.from('no picture')));
  await page.getByText('เปิดรูปนี้ไม่ได้ ไฟล์อาจเสีย').waitFor();
  await input.setInputFiles(file('notes.txt', Buffer.from('no picture')));
  await page.getByText('รูปต้องเป็น JPG หรือ PNG').waitFor();

  // Both that are wrong with one answer are said.
  await box(page, /^1\.1 /).fill('9000012345672');
  await page.keyboard.press('F9');
  await page.locator('#q-1-1-error').waitFor();
  await box(page, /^1\.1 /).fill('9000012345673');
  await expect
    .poll(() => page.locator('#q-1-1-error').textContent())
    .toMatch(/เลือกว่าเห็น.*หลักตรวจสอบ/);
});

it('goes on with a draft where it lacks something', { timeout }, async () => {
  const { page } = await openDesk(scene);
  await fillForm(page, {
    firstName: 'สมศรี',
    lastName: 'ทองคำ',
    nationalId: '9000012345672',
    creditor: 'เจ๊แดง',
  });
  await box(page, /^4\.3 /).fill('');
  await goHome(page);
  await page.getByRole('link', { name: /ทำต่อ/ }).first().click();
  await heading(page, 'แบบลงทะเบียน');
  await expect.poll(() => focusOn(page)).toContain('q-4-3');
});
