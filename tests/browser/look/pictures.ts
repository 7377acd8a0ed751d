import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeProfile, sizes } from '../../support/browser.ts';
import { enrol, fillForm, untilReadyOffline } from '../../support/desk.ts';
import { fakeCamera, paintFields } from '../../support/pictures.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { comeToWifi, tellMobileLine } from '../../support/told-line.ts';
import { heading } from '../open-desk.ts';
import { type Camera, everyTheme, type Theme } from './camera.ts';
import { visit } from './lists.ts';

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const saved = (page: Page, n: number) =>
  main(page).getByRole('status').getByText(`บันทึกรูปที่ ${n} ในเครื่องนี้แล้ว`).waitFor();

/** A part of a page that scrolls, as its officer would have it before them. */
async function shootPart(
  page: Page,
  camera: Camera,
  part: string,
  state: string,
  themes: readonly Theme[] = ['light'],
): Promise<void> {
  for (const size of camera.hand.sizes) {
    await page.setViewportSize(sizes[size]);
    const place = page.getByRole('region', { name: part, exact: true });
    await place.evaluate((found) => found.scrollIntoView({ block: 'start' }));
    await camera.shoot(page, '15-pictures', state, { sizes: [size], themes });
  }
}

/** The same record as its supervisor reads it: first what is missing, then a picture. */
async function readAtCentre(page: Page, camera: Camera): Promise<void> {
  const ref = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const read = async () => {
    await visit(page, '/more', 'เพิ่มเติม');
    await page.locator('a[href="/admin"]').first().click();
    await page.locator('a[href="/admin/records"]').click();
    await page.getByRole('textbox', { name: 'เลขที่รับ' }).fill(ref.replace(/\D/g, ''));
    await page.getByText('ติดตามเรื่อง').click();
    await button(page, 'เปิดอ่าน').click();
    await main(page)
      .getByText(/^ถึงส่วนกลางแล้ว \d/)
      .waitFor();
  };
  await read();
  await shootPart(page, camera, 'รูปแนบ', 'missing-at-centre');
  await comeToWifi(page);
  await page.getByText('เชื่อมต่อแล้ว · ส่งครบแล้ว').first().waitFor();
  await read();
  await button(page, /^เปิดดู รูปที่ 1/).click();
  await page.locator('canvas').waitFor();
  await shootPart(page, camera, 'รูปแนบ', 'opened-at-centre', everyTheme);
}

/** Pictures from the camera to the record's page, and a paper beside the form. */
export async function lookAtPictures(scene: Scene, camera: Camera): Promise<void> {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile(), {
    args: [...camera.hand.args, ...fakeCamera],
  });
  await tellMobileLine(page);
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  await visit(page, '/more', 'เพิ่มเติม');
  await page.locator('.places__item[href="/settings"]').click();
  await heading(page, 'ตั้งค่า');
  await page.getByRole('radio', { name: /^เปิด รอจนต่อ Wi-Fi/ }).check();
  await shootPart(page, camera, 'ส่งรูป', 'wifi-only');
  const folder = mkdtempSync(join(tmpdir(), 'debt-desk-photo-'));
  const [wide, tall] = [join(folder, 'wide.jpg'), join(folder, 'tall.jpg')];
  writeFileSync(wide, await paintFields(page, 1400, 900));
  writeFileSync(tall, await paintFields(page, 900, 1300));
  const choose = (name: string, ...files: string[]) =>
    panel(page, name).locator('input[type="file"]').setInputFiles(files);

  await fillForm(page, {
    firstName: 'สมศรี',
    lastName: 'ทองคำ',
    nationalId: '9000012345672',
    creditor: 'เจ๊แดง',
  });
  await shootPart(page, camera, 'รูปแนบ', 'none');
  await button(page, 'ถ่ายรูป').click();
  await button(page, 'ถ่าย').waitFor();
  await page.keyboard.press('Space');
  await saved(page, 1);
  await shootPart(page, camera, 'รูปแนบ', 'camera', everyTheme);
  await button(page, 'ปิดกล้อง').click();
  await choose('รูปแนบ', wide, tall);
  await saved(page, 3);
  await button(page, 'ลบ รูปที่ 2').click();
  await button(page, 'ดูรูปที่ 2 ให้ใหญ่').click();
  await shootPart(page, camera, 'รูปแนบ', 'taken-out', everyTheme);
  await page.keyboard.press('F9');
  await button(page, /ยืนยันและลงชื่อ/).click();
  await page.getByRole('radio', { name: /^ลงชื่อในกระดาษ/ }).check();
  await choose('รูปแบบที่ลงชื่อ', tall);
  await saved(page, 1);
  await shootPart(page, camera, 'รูปแบบที่ลงชื่อ', 'signed');
  await page.keyboard.press('F9');
  await heading(page, 'ลงทะเบียนแล้ว');
  await main(page).getByRole('link', { name: 'กลับโต๊ะลงทะเบียน' }).click();
  await main(page).getByText('เครื่องนี้ตั้งให้ส่งรูปเฉพาะ Wi-Fi').waitFor();
  await camera.shoot(page, '15-pictures', 'home');
  await main(page).locator('.line__link').first().click();
  await main(page).getByRole('link', { name: 'เพิ่มรูป' }).click();
  await choose('รูปแนบ', wide, wide, tall, tall);
  await main(page).getByRole('alert').waitFor();
  await camera.shoot(page, '15-pictures', 'full', { themes: everyTheme });
  await page.keyboard.press('F9');
  await page.getByRole('status').getByText('เพิ่มรูปแล้ว').waitFor();
  await button(page, 'แสดงข้อมูล').click();
  await page.locator('[data-picture]').nth(5).waitFor();
  await shootPart(page, camera, 'รูปแนบ', 'record');
  await main(page)
    .getByText(/^ยังไม่ครบที่ส่วนกลาง/)
    .scrollIntoViewIfNeeded();
  await camera.shoot(page, '15-pictures', 'missing', { themes: everyTheme });
  await readAtCentre(page, camera);

  await visit(page, '/', 'โต๊ะลงทะเบียน');
  await visit(page, '/more', 'เพิ่มเติม');
  await page.locator('.places__item[href="/paper"]').click();
  await main(page).getByRole('link', { name: 'กรอกจากแบบกระดาษ' }).click();
  await heading(page, 'กรอกจากแบบกระดาษ');
  await main(page).getByText('แบบนี้ไม่มีเลข').click();
  await page.locator('#paper-date').fill('01112569');
  await page.keyboard.press('F9');
  await heading(page, 'แบบลงทะเบียน');
  await camera.shoot(page, '16-paper-beside', 'none');
  await choose('รูปแบบกระดาษ', tall, wide);
  await saved(page, 2);
  await camera.shoot(page, '16-paper-beside', 'two', { themes: everyTheme });
}
