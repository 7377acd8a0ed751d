import type { Page } from 'playwright-core';
import { makeProfile } from '../../support/browser.ts';
import { proofDist } from '../../support/builds.ts';
import { enrol, keepAll, unlock, untilReadyOffline } from '../../support/desk.ts';
import { inventMany } from '../../support/inventor.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome, type RunningServer } from '../../support/server.ts';
import { makeNewerBuild } from '../newer-build.ts';
import type { Camera } from './camera.ts';
import { visit } from './lists.ts';

/** Everything that can stand in an officer's way, on a desk of its own. */
export async function lookAtTroubles(scene: Scene, camera: Camera): Promise<void> {
  const home = await makeHome();
  const first = await scene.serve(home, { env: { DIST_DIR: proofDist } });
  const { context, page } = await scene.open(makeProfile(), camera.hand);
  await enrol(page, first.url, first.link());
  await untilReadyOffline(page);
  await keepAll(page, inventMany(7, 3));

  await lookAtTwoWindows(page, await context.newPage(), camera, first);
  await lookAtFullDisk(page, camera, first);
  await lookAtRestored(page, camera, first);
  await lookAtCrash(page, camera);

  await page.goto(`${first.url}/nowhere`);
  await unlock(page);
  await camera.shoot(page, '36-not-found', 'default');

  await first.stop();
  const dist = makeNewerBuild(proofDist, '0.2.0');
  await scene.serve(home, { env: { DIST_DIR: dist } });
  await visit(page, '/', 'โต๊ะลงทะเบียน');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByText('มีโปรแกรมรุ่นใหม่').waitFor();
  await camera.shoot(page, '35-update', 'default');
  await lookAtLongWaiting(page, camera, first);
}

/** Nobody took the newer version for so many days. */
async function lookAtLongWaiting(page: Page, camera: Camera, { url }: RunningServer) {
  const waitedFor = async (days: number) => {
    const since = Date.now() - days * 24 * 60 * 60_000;
    await page.evaluate((at) => localStorage.setItem('dd.newer-since', `${at}`), since);
    await page.goto(url);
    await unlock(page);
    await page.getByText('มีโปรแกรมรุ่นใหม่').waitFor();
  };
  await waitedFor(8);
  await camera.shoot(page, '35-update', 'long');
  await waitedFor(15);
  await page.keyboard.press('F2');
  await page.getByText('อัปเดตโปรแกรมก่อนลงทะเบียนรายใหม่').waitFor();
  await camera.shoot(page, '35-update', 'asked');
}

async function lookAtTwoWindows(
  page: Page,
  other: Page,
  camera: Camera,
  { url }: RunningServer,
): Promise<void> {
  await other.goto(url);
  await other.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).waitFor();
  await camera.shoot(other, '31-second-window', 'default');
  await other.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).click();
  await page.getByText('ย้ายไปใช้อีกหน้าต่างแล้ว').waitFor();
  await camera.shoot(page, '31-second-window', 'moved');
  await camera.shoot(other, '30-lock', 'default', { themes: ['light', 'dark', 'outdoor'] });
  await other.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).fill('ไม่ใช่รหัสนี้แน่นอน');
  await other.keyboard.press('Enter');
  await other.getByText('รหัสผ่านไม่ตรง').waitFor();
  await camera.shoot(other, '30-lock', 'error');
  await other.close();
}

/** The device has no room left, and a form is open. */
async function lookAtFullDisk(page: Page, camera: Camera, { url }: RunningServer) {
  await page.goto(url);
  await unlock(page);
  await page.keyboard.press('F2');
  const name = page.getByRole('textbox', { name: /^1\.3 / });
  await name.fill('สมศรี');
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await name.fill('สมศรีเมือง');
  await page.getByText('บันทึกลงเครื่องไม่ได้').first().waitFor();
  await camera.shoot(page, '33-not-saving', 'default');
}

/** The database loses its rows; the second copy brings them back. */
async function lookAtRestored(page: Page, camera: Camera, { url }: RunningServer) {
  await page.goto('about:blank');
  await page.goto(`${url}/healthz`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('debt-desk');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
  await page.goto(url);
  await unlock(page);
  await page.getByText('กู้ข้อมูลกลับมาแล้ว').waitFor();
  await camera.shoot(page, '32-restored', 'default');
}

/** A bug while drawing: here, a browser that cannot write numbers. */
async function lookAtCrash(page: Page, camera: Camera) {
  await page.evaluate(() => {
    Number.prototype.toLocaleString = () => {
      throw new TypeError('broken on purpose');
    };
  });
  await page.locator('nav').getByRole('link', { name: 'ภาพรวม' }).click();
  await page.getByText('โปรแกรมขัดข้อง').waitFor();
  await camera.shoot(page, '34-crash', 'default');
}
