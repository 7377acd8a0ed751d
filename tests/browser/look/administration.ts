import type { Page } from 'playwright-core';
import { makeProfile } from '../../support/browser.ts';
import { proofDist } from '../../support/builds.ts';
import { enrol, keepAll } from '../../support/desk.ts';
import { inventMany } from '../../support/inventor.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { anotherLink } from '../another-link.ts';
import { heading } from '../open-desk.ts';
import type { Camera } from './camera.ts';

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.getByRole('link', { name: /^ผู้ดูแล/ }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name);
}

const choose = async (page: Page, text: string) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^เลือกไฟล์/ }).click();
  const file = { name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await (await chooser).setFiles(file);
};

/** What administrators do with lists of names, devices and duties. */
export async function lookAtAdministration(scene: Scene, camera: Camera): Promise<void> {
  const home = await makeHome();
  const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
  const { page } = await scene.open(makeProfile(), camera.hand);
  const other = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await enrol(other.page, server.url, anotherLink(home));
  await lookAtRoster(page, camera);
  await lookAtDevices(page, camera);

  await open(page, 'เจ้าหน้าที่');
  const person = page.getByRole('listitem').filter({ hasText: '8001-002-' });
  const change = person.getByRole('button', { name: 'เปลี่ยนหน้าที่/ย้ายหน่วย' });
  await change.click();
  await person.getByText('ผู้ดูแลจังหวัด', { exact: true }).click();
  await camera.shoot(page, '54-duties', 'asking');
  await person.getByLabel('เหตุผล').fill('ย้ายตามคำสั่งจังหวัด');
  await change.click();
  await person.getByText('คุณเป็นผู้เสนอ').waitFor();
  await camera.shoot(page, '54-duties', 'asked');
  await open(other.page, 'เจ้าหน้าที่');
  await other.page.getByText('8001-002-').waitFor();
  await camera.shoot(other.page, '54-duties', 'to-decide-on-oneself');
  await lookAtWiped(page, other.page, camera);

  await page.getByRole('button', { name: 'Switch to English' }).click();
  await change.or(person.getByRole('button', { name: 'Change duties or unit' })).click();
  await camera.shoot(page, '54-duties', 'english');
}

async function lookAtRoster(page: Page, camera: Camera): Promise<void> {
  await open(page, 'เจ้าหน้าที่');
  await page.getByRole('link', { name: 'นำเข้ารายชื่อจาก Excel หรือ CSV' }).click();
  await heading(page, 'นำเข้ารายชื่อ');
  await camera.shoot(page, '52-roster', 'nothing-chosen');
  const head = 'หน่วย,คำนำหน้า,ชื่อ,สกุล,บทบาท\n';
  await choose(page, `${head}8001,นาง,กานดา,ใจดี,นายก\n9999,นาย,,มีนา,หัวหน้า\n`);
  await page
    .getByText(/^มีจุดที่ต้องแก้/)
    .first()
    .waitFor();
  await camera.shoot(page, '52-roster', 'faults');
  const sample = 'อำเภอปากพนัง จังหวัดนครศรีธรรมราช,นาง,สมหญิง,ตัวอย่าง,หัวหน้า\n';
  await choose(page, `${head}${sample}8001,นาง,มานี,ใจดี,หัวหน้า\n8012,นาย,ปิติ,มีนา,จนท.\n`);
  await page
    .getByText(/^อ่านได้ครบ/)
    .first()
    .waitFor();
  await camera.shoot(page, '52-roster', 'read');
  await page.getByRole('button', { name: 'เสนอชื่อ 2 คน' }).click();
  await page.getByText(/^เสนอชื่อแล้ว 2 คน/).waitFor();
  await camera.shoot(page, '52-roster', 'proposed');
}

async function lookAtDevices(page: Page, camera: Camera): Promise<void> {
  await open(page, 'เครื่อง');
  await camera.shoot(page, '53-devices', 'list');
  const device = secondDevice(page);
  await device.getByRole('button', { name: 'เปลี่ยนชื่อเครื่อง' }).click();
  await camera.shoot(page, '53-devices', 'renaming');
  await page.keyboard.press('Escape');
  await wipe(page, () => camera.shoot(page, '53-devices', 'wipe'));
  await device.getByText(/^ขอล้างเครื่องแล้ว/).waitFor();
  await camera.shoot(page, '53-devices', 'wipe-asked');
  await page.getByLabel('ชื่อเรียกเครื่อง').fill('โน้ตบุ๊กโต๊ะ 3');
  await page.getByRole('button', { name: 'ออกรหัสตั้งเครื่อง' }).click();
  await page.locator('.slip__link').waitFor();
  await camera.shoot(page, '53-devices', 'code');
}

const secondDevice = (page: Page) => page.getByRole('listitem').filter({ hasText: 'เครื่องที่ 02' });

/** One of the two presses that wipe the second device; `look` is before its name was typed. */
async function wipe(page: Page, look?: () => Promise<void>): Promise<void> {
  const device = secondDevice(page);
  await device.getByRole('button', { name: 'ล้างเครื่อง' }).click();
  await device.getByLabel('เหตุผล').fill('เครื่องหาย');
  await device.getByRole('button', { name: 'ล้างเครื่อง' }).click();
  await device.getByText(/^ชื่อเครื่องไม่ตรง/).waitFor();
  await look?.();
  const label = (await device.getByRole('heading').textContent())?.split(' (')[0] ?? '';
  await device.getByLabel(/^พิมพ์ชื่อเครื่อง/).fill(label);
  await device.getByRole('button', { name: 'ล้างเครื่อง' }).click();
}

/** The second administrator agrees, and the device, which is their own, obeys. */
async function lookAtWiped(page: Page, other: Page, camera: Camera): Promise<void> {
  // One that never wrote anything is as new without its keys.
  await keepAll(other, inventMany(1, 1));
  await open(other, 'เครื่อง');
  await wipe(other);
  await other.getByText(/^สั่งล้างแล้ว/).waitFor();
  // An idle desk asks within a quarter of an hour, and whenever it starts.
  await other.reload();
  await other.getByText('หัวหน้าสั่งลบกุญแจในเครื่องนี้').waitFor();
  await open(page, 'เครื่อง');
  await secondDevice(page).getByText('ล้างแล้ว ยังไม่มีใครเปิดใช้ใหม่').waitFor();
  await camera.shoot(page, '53-devices', 'wiped');
  await open(page, 'เจ้าหน้าที่');
}
