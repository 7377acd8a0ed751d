import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { ensureProofBuild, proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, unlock, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { firstName, goHome, heading } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();

/** An enrolled device whose window shows its store. */
async function openDesk() {
  ensureProofBuild();
  const env = { DIST_DIR: proofDist };
  const home = await makeHome();
  const server = await scene.serve(home, { env });
  const browser = await scene.open(makeProfile());
  await enrol(browser.page, server.url, server.link());
  await untilReadyOffline(browser.page);
  return { ...browser, home, server, env };
}

const usage = (page: Page) =>
  page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);

it('[D7] on a full disk a red bar says so and keeps what is open in a file that tells nothing; it is opened again when there is room', {
  timeout,
}, async () => {
  const { page, context, server } = await openDesk();
  const browser = await context.newCDPSession(page);
  const bar = page.locator('.strip--alert').filter({ hasText: 'บันทึกลงเครื่องไม่ได้' });
  await page.keyboard.press('F2');
  await firstName(page).fill('สมศรี');
  await page
    .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
    .first()
    .waitFor();
  // The browser itself refuses to write from here on.
  await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
  // It looks at what is left every half minute only.
  await expect
    .poll(
      async () => {
        await firstName(page).fill('สมศรีเมือง');
        await firstName(page).fill('สมศรีเมืองทอง');
        return bar.count();
      },
      { timeout: 180_000, interval: 2000 },
    )
    .toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'เก็บร่างนี้ลงไฟล์' }).press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^draft-\d{12}\.json$/);
  const file = await download.path();
  expect(readFileSync(file, 'utf8')).not.toContain('สมศรี');
  await bar.getByText('เก็บลงไฟล์แล้ว').waitFor();

  // Closed although it was asked not to be: what the disk had is there, the rest comes from the file.
  await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url });
  await page.goto('about:blank');
  await page.goto(`${server.url}/bin`);
  await unlock(page);
  await heading(page, 'ถังพัก');
  expect(await axeFaults(page)).toEqual([]);
  const choose = async () => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'เลือกไฟล์ร่าง' }).click();
    return choosing;
  };
  const foreign = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await (await choose()).setFiles(foreign);
  await page.getByText('ไฟล์นี้ไม่ใช่ร่างของโปรแกรมนี้').waitFor();
  await (await choose()).setFiles(file);
  await page.getByRole('link', { name: 'ทำต่อ' }).click();
  await expect.poll(() => firstName(page).inputValue()).toBe('สมศรีเมืองทอง');
});

it('[D6] [D8] evicted data is told, newer data is only looked at, and what waits is sent all the same', {
  timeout,
}, async () => {
  const { page, context, home, server, env } = await openDesk();
  const before = await usage(page);
  await server.stop();
  const kept = await keepAll(page, inventMany(5, 40));
  const bytesEach = ((await usage(page)) - before) / kept.length;
  console.log(`a registration takes ${Math.round(bytesEach)} bytes`);
  expect(bytesEach).toBeLessThan(32 * 1024);

  const browser = await context.newCDPSession(page);
  const startAnew = async () => {
    await page.goto(server.url);
    await unlock(page);
    await heading(page, 'โต๊ะลงทะเบียน');
  };
  const evict = async (storageTypes: string) => {
    await page.goto('about:blank');
    await browser.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes });
  };
  await evict('indexeddb');
  await startAnew();
  await page.getByText('กู้ข้อมูลกลับมาแล้ว').waitFor();
  await page.getByText('40 รายการ').first().waitFor();

  // As newer code leaves it: this one must not write, and says so.
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('debt-desk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const writing = db.transaction('meta', 'readwrite');
          writing.objectStore('meta').put({ key: 'minReader', value: 99 });
          writing.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
  );
  await startAnew();
  await page.getByText('โปรแกรมในเครื่องนี้เก่ากว่าข้อมูล').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('F2');
  await page.getByText('เริ่มแบบใหม่ไม่ได้').waitFor();
  await goHome(page);
  await scene.serve(home, { env });
  const all = kept.map(({ ref }) => ref).sort();
  await expect.poll(() => centreOf(home).refs().toSorted(), { timeout: 180_000 }).toEqual(all);

  // Database and files at once, as a browser evicts: what is gone is counted by the mark that is left.
  await evict('indexeddb,file_systems');
  await page.goto(server.url);
  await page.getByText('พบว่าข้อมูลในเครื่องนี้หาย').waitFor();
  await page.getByText('ให้แจ้งหัวหน้าก่อนตั้งใหม่').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
