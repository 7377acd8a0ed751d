import type { Page } from 'playwright-core';
import { heading } from '../open-desk.ts';
import { type Camera, everyTheme } from './camera.ts';
import { visit } from './lists.ts';

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

/** Blank forms: none, printed, asked about, copied, spoilt. Leads back to the desk. */
export async function lookAtPaper(page: Page, camera: Camera): Promise<void> {
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await visit(page, '/more', 'เพิ่มเติม');
  await page.locator('.places__item[href="/paper"]').click();
  await heading(page, 'แบบกระดาษ');
  await camera.shoot(page, '29-paper', 'empty');
  await link(page, 'พิมพ์ 20 ฉบับ').click();
  await page.getByText(/^พิมพ์ 20 ฉบับ เลขที่/).waitFor();
  await camera.shoot(page, '30-print-paper', 'default', { themes: everyTheme });
  await page.getByRole('textbox', { name: 'จำนวนฉบับ' }).fill('51');
  await page.keyboard.press('F9');
  await page.getByText('จำนวนต้องเป็น 1 ถึง 50 ฉบับ').waitFor();
  await camera.shoot(page, '30-print-paper', 'error');
  await page.getByRole('textbox', { name: 'จำนวนฉบับ' }).fill('4');
  await page.getByText(/^พิมพ์ 4 ฉบับ เลขที่/).waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'ครบ', exact: true }).waitFor();
  await camera.shoot(page, '30-print-paper', 'what-came-out');
  await page.getByRole('button', { name: 'ครบ', exact: true }).click();
  await page.getByText('บันทึกแล้ว พิมพ์แล้ว 4 ฉบับ').waitFor();
  await link(page, 'กลับไปแบบกระดาษ').click();
  await heading(page, 'แบบกระดาษ');
  await page.getByRole('button', { name: /^พิมพ์แล้ว 4$/ }).click();
  await camera.shoot(page, '29-paper', 'printed', { themes: everyTheme });
  await page.getByRole('button', { name: /^เสีย / }).first().click();
  await page.getByRole('radio', { name: 'ฉีก เปียก หรือเปื้อน' }).waitFor();
  await camera.shoot(page, '29-paper', 'spoilt-asked');
  await page.getByRole('radio', { name: 'ฉีก เปียก หรือเปื้อน' }).check();
  await page.keyboard.press('Enter');
  await page.getByText(/^บันทึกว่าแบบ/).waitFor();
  await visit(page, '/', 'โต๊ะลงทะเบียน');
  await page.getByText('มีแบบกระดาษที่พิมพ์แล้วยังไม่กรอก 3 ฉบับ').waitFor();
  await camera.shoot(page, '20-home', 'papers-out');
  await link(page, 'กรอกจากแบบกระดาษ').click();
  await heading(page, 'กรอกจากแบบกระดาษ');
  await camera.shoot(page, '31-from-paper', 'default', { themes: everyTheme });
  await page.locator('#paper-no').fill('800101000011');
  await page.keyboard.press('Enter');
  await camera.shoot(page, '31-from-paper', 'wrong-number');
  await visit(page, '/', 'โต๊ะลงทะเบียน');
}
