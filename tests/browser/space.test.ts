import { expect, it } from 'vitest';
import { fillForm, finish } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { axeFaults } from './axe.ts';
import { goHome, openDesk } from './open-desk.ts';

const scene = useScene();
const MIB = 1024 * 1024;

/**
 * Chromium tells pages since version 133 that 10 GiB are left, whatever the disk says. This is what those
 * say that still tell: the oldest that is promised, and the other makers’.
 */
function sayWhatIsLeft(): void {
  const { estimate } = StorageManager.prototype;
  StorageManager.prototype.estimate = async function (this: StorageManager) {
    const { usage = 0, ...said } = await estimate.call(this);
    const left = localStorage.getItem('left');
    return { ...said, usage, ...(left !== null && { quota: usage + Number(left) }) };
  };
}

it('[D7] a disk that fills up is told before anybody begins, pictures first, and text is still kept', {
  timeout: 240_000,
}, async () => {
  const { page } = await openDesk(scene, (opening) => opening.addInitScript(sayWhatIsLeft));
  const strip = page.locator('.strip').filter({ hasText: 'พื้นที่เก็บในเครื่องเหลือ' });
  expect(await strip.count()).toBe(0);
  /** So much is left of the disk from now on. */
  const leave = async (bytes: number) => {
    await page.evaluate((left) => localStorage.setItem('left', `${left}`), bytes);
    await page.getByRole('link', { name: 'รายการ', exact: true }).first().click();
    await goHome(page);
  };
  await leave(150 * MIB);
  await strip.getByText('ยังบันทึกได้ตามปกติ').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await leave(20 * MIB);
  await strip.getByText('ถ่ายรูปเพิ่มไม่ได้แล้ว').waitFor();
  await fillForm(page, { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' });
  await finish(page);
  await page
    .getByText(/^ส่งแล้ว/)
    .first()
    .waitFor();
  await goHome(page);
  await leave(900 * MIB);
  await strip.waitFor({ state: 'detached' });
});

it('a disk that is full is found out by trying, where no page is told what is left', {
  timeout: 240_000,
}, async () => {
  const { page, server, context } = await openDesk(scene);
  const check = page.getByRole('listitem').filter({ hasText: 'พื้นที่ว่าง' });
  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.locator('.places__item[href="/prepare"]').click();
  await page.getByRole('button', { name: 'ทดสอบทั้งหมด' }).click();
  await check.getByText('ลองเขียน 200 MB ลงเครื่องได้').waitFor();
  const browser = await context.newCDPSession(page);
  const quotaSize = 100 * MIB;
  await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize });
  await page.getByRole('button', { name: 'ทดสอบอีกครั้ง' }).first().click();
  await check.getByText('ลองเขียน 200 MB ลงเครื่องไม่ได้').waitFor();
  // Nothing of the trial stays.
  const left = await page.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  });
  expect(left).not.toContain('room');
});
