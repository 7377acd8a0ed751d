import type { Page } from 'playwright-core';
import type { ActivationSlip } from '#contract/people.ts';
import type { Supervisors } from './node-officer.ts';

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** From the slip to the open desk, with the keyboard. */
export async function activate(
  page: Page,
  supervisors: Supervisors,
  { officer, code }: ActivationSlip,
  pin: string,
): Promise<{ officer: string; passphrase: string }> {
  await heading(page, 'เปิดใช้เจ้าหน้าที่');
  await page.getByLabel('รหัสเจ้าหน้าที่').fill(officer);
  await page.getByLabel(/^รหัสบนใบ/).fill(code);
  await page.keyboard.press('Enter');
  await heading(page, 'รหัสผ่านของคุณ');
  const passphrase = (await page.locator('.four-words li').allTextContents()).join(' ');
  await page.getByLabel('พิมพ์คำทั้งสี่หนึ่งครั้ง').fill(passphrase);
  await page.keyboard.press('Enter');
  await heading(page, 'รอหัวหน้ายืนยัน');
  await supervisors.confirm(officer, await fingerprintOn(page));
  await heading(page, 'ตั้ง PIN 6 หลัก');
  await page.getByLabel('PIN 6 หลัก').fill(pin);
  await page.getByLabel('PIN อีกครั้ง').fill(pin);
  await page.keyboard.press('Enter');
  await heading(page, 'โต๊ะลงทะเบียน');
  return { officer, passphrase };
}

/** The eight characters that the officer reads to the supervisor, without the hyphen. */
const fingerprintOn = async (page: Page) =>
  ((await page.locator('.fingerprint__signs').textContent()) ?? '').replace(/\W/g, '');

/** By the shortcut; the lock screen stands when it returns. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+l');
  await heading(page, 'เข้าใช้เครื่อง');
}
