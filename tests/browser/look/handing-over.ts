import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { makeProfile } from '../../support/browser.ts';
import { proofDist } from '../../support/builds.ts';
import { enrol, keepAll, untilReadyOffline } from '../../support/desk.ts';
import { inventMany } from '../../support/inventor.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { type Camera, everyTheme } from './camera.ts';
import { visit } from './lists.ts';

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const choose = (page: Page, name: string, buffer: Buffer) =>
  page
    .getByRole('main')
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** What waits goes out as a file, and comes in; with no network, and then with one. */
export async function lookAtHandingOver(scene: Scene, camera: Camera): Promise<void> {
  const home = await makeHome();
  const env = { DIST_DIR: proofDist };
  const server = await scene.serve(home, { env });
  const { page } = await scene.open(makeProfile(), camera.hand);
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  const main = page.getByRole('main');
  const openPage = async () => {
    await visit(page, '/outbox', 'รอส่ง');
    await main.getByRole('link', { name: 'ส่งต่อด้วยไฟล์' }).click();
    await heading(page, 'ส่งต่อด้วยไฟล์');
    await main.getByText('เลือกไฟล์', { exact: true }).waitFor();
  };
  await openPage();
  await camera.shoot(page, '26-hand-over', 'empty');
  await server.stop();
  await keepAll(page, inventMany(26, 3));
  await main.getByText('มี 3 รายการที่ยังไม่ส่ง').waitFor();
  await camera.shoot(page, '26-hand-over', 'default', { themes: everyTheme });
  // Nobody sits here to say where the file goes.
  await page.evaluate(() =>
    Object.defineProperty(globalThis, 'showSaveFilePicker', { value: undefined }),
  );
  const [began] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('button', { name: 'สร้างไฟล์' }).click(),
  ]);
  const file = readFileSync(await began.path());
  await main.getByText(/^บันทึกไฟล์ handoff-/).waitFor();
  await camera.shoot(page, '26-hand-over', 'put-out');
  await visit(page, '/outbox', 'รอส่ง');
  await main.locator('[data-last-file]').waitFor();
  await camera.shoot(page, '26-outbox-handed-over', 'waiting');
  await openPage();
  await choose(page, 'other.jpg', Buffer.from('other'));
  await main.getByRole('alert').waitFor();
  await camera.shoot(page, '27-take-in', 'error');
  await choose(page, 'cut.hnd', file.subarray(0, file.length - 2000));
  await main.getByText('ไฟล์ขาดตอนท้าย').waitFor();
  await camera.shoot(page, '27-take-in', 'cut');
  await choose(page, 'whole.hnd', file);
  await main.getByText('3 รายการ · เลขลำดับ 1 ถึง 3').waitFor();
  await main.getByRole('button', { name: 'ส่งเข้าส่วนกลาง' }).click();
  await main.getByText(/^ส่วนกลางยังไม่ตอบ/).waitFor();
  await camera.shoot(page, '27-take-in', 'no-answer');
  await main.getByText(/^ส่วนกลางมีแล้ว 0 จาก 3 รายการ/).waitFor({ timeout: 120_000 });
  await camera.shoot(page, '27-take-in', 'given-up');
  await scene.serve(home, { env });
  await main.getByRole('button', { name: 'ส่งต่อจากเดิม' }).click();
  await main.getByText('ส่วนกลางมีครบทั้ง 3 รายการแล้ว').waitFor({ timeout: 90_000 });
  await camera.shoot(page, '27-take-in', 'brought', { themes: everyTheme });
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('button', { name: 'บันทึกไฟล์ใบรับ' }).click(),
  ]);
  const receipts = readFileSync(await saved.path());
  await choose(page, 'receipts.hnr', receipts);
  await main.getByText(/รายการมีใบรับอยู่ก่อนแล้ว/).waitFor();
  await camera.shoot(page, '27-take-in', 'receipts');
  await visit(page, '/more', 'เพิ่มเติม');
  await main.getByRole('link', { name: 'ผู้ดูแล' }).click();
  await main.getByRole('link', { name: 'รับไฟล์ส่งต่อ' }).click();
  await heading(page, 'รับไฟล์ส่งต่อ');
  await main.getByText('เลือกไฟล์', { exact: true }).waitFor();
  await camera.shoot(page, '28-files-handed-over', 'default');
}
