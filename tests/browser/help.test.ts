import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile, sizes } from '../support/browser.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import { printed, readSheets } from '../support/printed.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';

const scene = useScene();
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

it('help, settings and diagnostics work without a network and without a mouse', {
  timeout: 120_000,
}, async () => {
  const found: string[] = [];
  const look = async (page: Page, screen: string) => {
    for (const size of ['phone', 'tablet', 'laptop'] as const) {
      await page.setViewportSize(sizes[size]);
      for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
    }
  };
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, complaints } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  await server.stop();

  // F1 lies over the form, and leads back to the field.
  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  await page.locator('#q-1-1:focus').waitFor();
  await page.keyboard.press('F1');
  const dialog = page.getByRole('dialog', { name: 'ช่วยเหลือ' });
  await dialog.waitFor();
  await look(page, 'help over the form');
  await dialog.getByRole('textbox', { name: 'ค้นในคู่มือ' }).fill('ไฟดับ');
  await dialog.getByText('พบ 1 หัวข้อ').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('q-1-1');

  // Every question, when the desk wants it.
  await go(page, '/settings', 'ตั้งค่า');
  await look(page, 'settings');
  await page.getByLabel('ไปทุกช่อง').check();
  await page.getByLabel('130 %').check();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
    '20.8px',
  );
  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  await page.locator('#q-1-9').fill('คลัง');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const optional = await focused(page);
  expect(optional).not.toBe('q-1-9');
  expect(await page.locator(`#${optional}`).evaluate((at) => !!at.closest('.field'))).toBe(true);

  await go(page, '/settings', 'ตั้งค่า');
  await page.getByLabel('ปิด', { exact: true }).check();
  await page.keyboard.press('F2');
  await page.keyboard.press('F1');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await heading(page, 'ตั้งค่า');

  await go(page, '/about', 'เครื่องนี้และการวินิจฉัย');
  await page.getByRole('button', { name: 'ทดสอบการเชื่อมต่อ' }).press('Enter');
  await page.getByText(/^(มีอินเทอร์เน็ต แต่ติดต่อส่วนกลางไม่ได้|ไม่มีอินเทอร์เน็ต)$/).waitFor();
  await look(page, 'about');
  expect(await page.locator('.diagnostics').textContent()).not.toMatch(/[ก-๛]/);

  await go(page, '/help', 'ช่วยเหลือ');
  await look(page, 'help');
  const sheets = await readSheets(await printed(page));
  expect(sheets.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual([
    [210, 297],
    [210, 297],
  ]);
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Home first, because the pages of a form have no menu. */
async function go(page: Page, href: string, title: string): Promise<void> {
  await page.setViewportSize(sizes.laptop);
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().press('Enter');
  await page.getByRole('link', { name: 'เพิ่มเติม' }).press('Enter');
  await page.locator(`.places__item[href="${href}"]`).press('Enter');
  await heading(page, title);
}
