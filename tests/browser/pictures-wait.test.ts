import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sizes } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { fillForm, finish, unexpected } from '../support/desk.ts';
import { paintFields } from '../support/pictures.ts';
import { useScene } from '../support/scene.ts';
import { comeToWifi, tellMobileLine } from '../support/told-line.ts';
import { axeFaults } from './axe.ts';
import { focusOn, handsOn } from './by-keyboard.ts';
import { goHome, heading, openDesk } from './open-desk.ts';

const scene = useScene();
const soon = { timeout: 15_000 };

const main = (page: Page) => page.getByRole('main');
const shown = (ref: string) =>
  new RegExp(ref.replace(/^(\d{4})(\d{2})(\d{5})(\d)$/, '$1.$2.$3.$4'));

async function look(page: Page, screen: string, found: string[], at?: Locator): Promise<void> {
  for (const size of ['phone', 'tablet', 'laptop'] as const) {
    await page.setViewportSize(sizes[size]);
    if (at) await at.evaluate((e) => e.scrollIntoView({ block: 'center' }));
    for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
  }
}

/** The record in full, as its supervisor opens it. */
async function readAtCentre(page: Page, ref: string): Promise<void> {
  await goHome(page);
  await page.locator('a[href="/more"]').first().click();
  await page.locator('a[href="/admin"]').first().click();
  await page.locator('a[href="/admin/records"]').click();
  await page.getByRole('textbox', { name: 'เลขที่รับ' }).fill(ref);
  await page.getByText('ติดตามเรื่อง').click();
  await page.getByRole('button', { name: 'เปิดอ่าน' }).click();
  await main(page)
    .getByRole('heading', { name: shown(ref) })
    .waitFor();
}

it('[S18] [PX8] pictures wait for Wi-Fi, everybody is told what is missing, and then they are opened', {
  timeout: 240_000,
}, async () => {
  const found: string[] = [];
  const { page, home, complaints } = await openDesk(scene, tellMobileLine);
  const hands = await handsOn(page);

  await page.locator('a[href="/more"]').first().click();
  await page.locator('.places__item[href="/settings"]').click();
  await heading(page, 'ตั้งค่า');
  await hands.choose(page.getByRole('radio', { name: /^เปิด รอจนต่อ Wi-Fi/ }));
  await look(page, 'settings', found, page.getByRole('radio', { name: /^เปิด รอจนต่อ Wi-Fi/ }));

  const photo = join(mkdtempSync(join(tmpdir(), 'debt-desk-photo-')), 'photo.jpg');
  writeFileSync(photo, await paintFields(page, 900, 600));
  await goHome(page);
  await fillForm(page, { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' });
  const choose = (n: number) => page.locator('input[type="file"]').nth(n).setInputFiles(photo);
  await choose(0);
  await main(page).getByText('บันทึกรูปที่ 1 ในเครื่องนี้แล้ว').waitFor();
  const ref = await finish(page);

  // The text has gone, the picture has not, and the device says why wherever one would ask.
  await expect.poll(() => centreOf(home).count('records'), soon).toBe(1);
  await goHome(page);
  await page.getByText('เชื่อมต่อแล้ว · รูปรอ Wi-Fi 1').first().waitFor();
  await main(page).getByText('เครื่องนี้ตั้งให้ส่งรูปเฉพาะ Wi-Fi').waitFor();
  await main(page).getByText('รูป 0 จาก 1 ส่งแล้ว').waitFor();
  await look(page, 'home', found, main(page).getByText('รูป 0 จาก 1 ส่งแล้ว'));
  await page.locator('a[href="/outbox"]').first().click();
  await heading(page, 'รอส่ง');
  await hands.press(main(page).getByRole('button', { name: 'ส่งตอนนี้' }));
  await main(page).getByText('เครื่องนี้ตั้งให้ส่งรูปเฉพาะ Wi-Fi').waitFor();
  await look(page, 'outbox', found);
  await goHome(page);
  await main(page).locator('.line__link').first().click();
  await main(page).getByText('ยังไม่ครบที่ส่วนกลาง ขาดรูป 1 รูป').waitFor();
  await look(page, 'record', found, main(page).getByText('ยังไม่ครบที่ส่วนกลาง'));

  await readAtCentre(page, ref);
  await main(page).getByText('ถึงส่วนกลางแล้ว 0 จาก 1 รูป').waitFor();
  await main(page).getByText('ยังไม่ถึงส่วนกลาง', { exact: true }).waitFor();
  expect(await main(page).getByRole('button', { name: /^เปิดดู/ }).count()).toBe(0);
  await look(
    page,
    'reading-missing',
    found,
    main(page).getByText('ยังไม่ถึงส่วนกลาง', { exact: true }),
  );
  await goHome(page);
  await page.locator('.nav__item[href="/overview"]').click();
  const missing = main(page).getByText('1 รูปของรายการที่ถึงแล้ว ยังไม่ถึงส่วนกลาง');
  await missing.waitFor();
  await look(page, 'overview', found, missing);

  await comeToWifi(page);
  await page.getByText('เชื่อมต่อแล้ว · ส่งครบแล้ว').first().waitFor();
  await hands.press(main(page).getByRole('button', { name: 'ขอข้อมูลล่าสุด' }));
  await expect.poll(() => missing.count(), soon).toBe(0);
  await readAtCentre(page, ref);
  await main(page).getByText('ถึงส่วนกลางแล้ว 1 จาก 1 รูป').waitFor();
  await hands.press(main(page).getByRole('button', { name: 'เปิดดู รูปที่ 1 หลักฐานหนี้' }));
  await main(page).getByRole('img', { name: 'รูปที่ 1 หลักฐานหนี้' }).waitFor();
  expect(await focusOn(page)).toMatch(/^section/);
  await look(page, 'reading-opened', found, page.locator('canvas'));
  await hands.press(main(page).getByRole('button', { name: 'ปิดรูปใหญ่' }));
  await expect.poll(() => page.locator('canvas').count()).toBe(0);
  await expect.poll(() => focusOn(page), soon).toMatch(/^button "เปิดดู/);
  expect(found).toEqual([]);
  expect(unexpected(complaints)).toEqual([]);
});
