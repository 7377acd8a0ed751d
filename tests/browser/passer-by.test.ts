import { expect, it } from 'vitest';
import { fillForm, finish } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const scene = useScene();

it('[U2] masked lists show numbers, and nothing of anybody', { timeout: 180_000 }, async () => {
  const { page, server } = await openDesk(scene);
  // What waits stands in three lists.
  await server.stop();
  const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
  await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
  await finish(page);
  await goHome(page);
  await page.keyboard.press('F2');
  await firstName(page).fill('บุญมี');
  await goHome(page);

  const lines = () => page.getByRole('listitem').filter({ hasText: /000\d\d/ });
  const told = async () => (await lines().allTextContents()).join('\n');
  for (const [path, title, count] of [
    ['/', 'โต๊ะลงทะเบียน', 2],
    ['/outbox', 'รอส่ง', 1],
    ['/records', 'รายการ', 2],
  ] as const) {
    await page.locator(`.nav__item[href="${path}"]`).click();
    await heading(page, title);
    await expect.poll(() => lines().count()).toBe(count);
    expect(await told()).not.toMatch(/สมศรี|ทอง|บุญมี|5672|คลัง|เจ๊แดง/);
  }

  await page.getByRole('checkbox', { name: 'ปิดบังชื่อ' }).uncheck();
  await expect.poll(told).toMatch(/สมศรี ทองคำ/);
  expect(await told()).toMatch(/บุญมี/);
  expect(await told()).toMatch(/5672/);
  // Whoever searches is answered in a masked list, too.
  await page.getByRole('checkbox', { name: 'ปิดบังชื่อ' }).check();
  await page.getByRole('textbox').fill('สมศรี');
  await expect.poll(() => lines().count()).toBe(1);
  expect(await told()).not.toMatch(/สมศรี/);
});
