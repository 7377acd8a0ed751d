import { expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { enrol } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { heading } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();
const firstQuestion = 'เครื่องนี้อยู่ที่หน่วยใด';

it('[U3] a used link is told before anything is asked, and another one leads on', {
  timeout,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const first = await scene.open(makeProfile());
  await enrol(first.page, server.url, server.link());
  await first.close();

  const { page } = await scene.open(makeProfile());
  await page.goto(server.url + server.link());
  await page.getByText('ลิงก์นี้ใช้กับเครื่องอื่นไปแล้ว').waitFor();
  expect(await page.getByRole('combobox').count()).toBe(0);
  // In the same window, another link differs only behind the hash.
  const good = server.url + anotherLink(home);
  await page.goto(good);
  await heading(page, firstQuestion);
  await page.goto(server.url + server.link());
  await page.getByText('ลิงก์นี้ใช้กับเครื่องอื่นไปแล้ว').waitFor();
  await page.getByRole('textbox').fill(good);
  await page.getByRole('button', { name: 'ใช้ลิงก์หรือรหัสนี้' }).click();
  await heading(page, firstQuestion);
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('[U3] a link that could not be looked at is told, holds nobody up, and is looked at again', {
  timeout,
}, async () => {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await page.route('**/api/v1/enrolment/code', (route) => route.abort());
  await page.goto(server.url + server.link());
  await heading(page, firstQuestion);
  await page.getByText('ยังตรวจลิงก์ไม่ได้').waitFor();
  expect(await page.getByRole('combobox').count()).toBe(1);
  await page.unroute('**/api/v1/enrolment/code');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await expect.poll(() => page.getByText('ยังตรวจลิงก์ไม่ได้').count()).toBe(0);
  await heading(page, firstQuestion);
});

it('a device code that was mistyped is mended where it stands', { timeout }, async () => {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await page.goto(server.url);
  await page.getByRole('textbox').fill('d4df s9p4 8qr2x');
  await page.getByRole('button', { name: 'ใช้ลิงก์หรือรหัสนี้' }).click();
  await heading(page, 'ตั้งเป็นเครื่องของหน่วย');
  await page.getByRole('button', { name: 'ตั้งเป็นเครื่องของหน่วย' }).click();
  await page.getByRole('alert').getByText('ส่วนกลางไม่รู้จักรหัสนี้').waitFor();
  await page.getByRole('button', { name: 'ใช้ลิงก์หรือรหัสอื่น' }).click();
  expect(await page.getByRole('textbox').inputValue()).toBe('D4DF-S9P4-8QR2X');
});
