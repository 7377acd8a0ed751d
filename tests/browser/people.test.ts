import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { enrol, fillForm, finish } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { axeFaults } from './axe.ts';
import { heading } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();
const PIN = '482915';

async function administration(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.getByRole('link', { name: /^ผู้ดูแล/ }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name);
}

it('[P2] [P4] [P5] [P7] a proposed officer comes to work on a device of her own unit', {
  timeout,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const kanda = await scene.open(makeProfile());
  const suda = await scene.open(makeProfile());
  await enrol(kanda.page, server.url, server.link());
  await enrol(suda.page, server.url, anotherLink(home));

  // One proposes, and cannot approve.
  await administration(kanda.page, 'เจ้าหน้าที่');
  await kanda.page.getByLabel('คำนำหน้า').fill('นางสาว');
  await kanda.page.getByLabel('ชื่อ', { exact: true }).fill('วิไล');
  await kanda.page.getByLabel('นามสกุล').fill('รอบคอบ');
  await kanda.page.getByRole('button', { name: 'เสนอชื่อ', exact: true }).click();
  await kanda.page.getByText('เสนอชื่อ นางสาววิไล รอบคอบ แล้ว รอผู้อื่นอนุมัติ').waitFor();
  const card = (page: Page) => page.getByRole('listitem').filter({ hasText: 'วิไล' });
  await card(kanda.page).getByText('รอคนอื่นอนุมัติ เพราะคุณเป็นผู้เสนอ').waitFor();
  expect(await card(kanda.page).getByRole('button', { name: 'อนุมัติ', exact: true }).count()).toBe(0);

  // Another approves.
  await administration(suda.page, 'เจ้าหน้าที่');
  await card(suda.page).getByRole('button', { name: 'อนุมัติ', exact: true }).click();
  await card(suda.page).getByText('อนุมัติแล้ว').waitFor();

  // A slip, and a code for a new device.
  await kanda.page.getByRole('button', { name: 'ดูใหม่' }).click();
  await card(kanda.page).getByRole('button', { name: 'ออกใบเปิดใช้' }).click();
  const slip = kanda.page.getByRole('region', { name: 'ใบเปิดใช้เครื่อง' });
  await slip.waitFor();
  const [officer = '', code = ''] = await slip.locator('.slip__signs').allTextContents();
  expect(await axeFaults(kanda.page)).toEqual([]);
  await kanda.page.getByRole('button', { name: 'พิมพ์เสร็จแล้ว ลบรหัสจากหน้าจอ' }).click();
  expect(await kanda.page.getByText(code).count()).toBe(0);
  await administration(kanda.page, 'เครื่อง');
  await kanda.page.getByLabel('ชื่อเรียกเครื่อง').fill('โน้ตบุ๊กโต๊ะ 2');
  await kanda.page.getByRole('button', { name: 'ออกรหัสตั้งเครื่อง' }).click();
  const link = (await kanda.page.locator('.slip__link').textContent()) ?? '';

  // The device first, then its officer.
  const wilai = await scene.open(makeProfile());
  const { page } = wilai;
  await page.goto(link);
  await heading(page, 'ตั้งเป็นเครื่องของหน่วย');
  await page.getByRole('button', { name: 'ตั้งเป็นเครื่องของหน่วย' }).click();
  await heading(page, 'เปิดใช้เจ้าหน้าที่');
  await page.getByLabel('รหัสเจ้าหน้าที่').fill(officer);
  await page.getByLabel(/^รหัสบนใบ/).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'ถัดไป' }).click();
  await heading(page, 'รหัสผ่านของคุณ');
  const four = (await page.locator('.four-words li').allTextContents()).join(' ');
  await page.getByLabel('พิมพ์คำทั้งสี่หนึ่งครั้ง').fill(four);
  await page.getByRole('button', { name: 'เปิดใช้', exact: true }).click();
  await heading(page, 'รอหัวหน้ายืนยัน');
  const signs = ((await page.locator('.fingerprint__signs').textContent()) ?? '').replace(
    /\W/g,
    '',
  );
  expect(signs).toHaveLength(8);

  // Other characters are refused, the right ones let her in.
  await administration(kanda.page, 'เจ้าหน้าที่');
  const field = card(kanda.page).getByLabel('รหัส 8 ตัวที่เครื่องของเจ้าหน้าที่แสดง');
  const confirm = card(kanda.page).getByRole('button', { name: 'ยืนยันว่าเป็นคนนี้' });
  await field.fill(signs === '00000000' ? '11111111' : '00000000');
  await confirm.click();
  await card(kanda.page)
    .getByText(/รหัส 8 ตัวไม่ตรง/)
    .waitFor();
  await field.fill(signs);
  await confirm.click();
  await kanda.page.locator('.said').getByText('ยืนยัน นางสาววิไล รอบคอบ แล้ว เริ่มงานได้').waitFor();
  await card(kanda.page)
    .getByText(/ใช้งานได้/)
    .waitFor();
  // The field is gone, and the keyboard is still on her card.
  const focus = kanda.page.locator(':focus');
  expect(await focus.textContent()).toBe('นางสาววิไล รอบคอบ');
  await card(kanda.page).getByText('ใช้งานอยู่', { exact: true }).waitFor();

  await heading(page, 'ตั้ง PIN 6 หลัก');
  await page.getByLabel('PIN 6 หลัก').fill(PIN);
  await page.getByLabel('PIN อีกครั้ง').fill(PIN);
  await page.getByRole('button', { name: 'ตั้ง PIN', exact: true }).click();
  await heading(page, 'โต๊ะลงทะเบียน');
  await fillForm(page, { firstName: 'มาลี', lastName: 'ใจเย็น', nationalId: '9000000000012' });
  await finish(page);
  await page.getByRole('main').getByText('ส่งแล้ว').first().waitFor();

  // The PIN opens again; the network is not needed for it.
  await server.stop();
  await page.getByRole('button', { name: /ล็อก/ }).click();
  await page.getByLabel(/PIN/).fill(PIN);
  await page.getByRole('button', { name: /ล็อก/ }).waitFor();
  expect(wilai.complaints.filter((said) => !/ERR_CONNECTION_REFUSED/.test(said))).toEqual([]);
});
