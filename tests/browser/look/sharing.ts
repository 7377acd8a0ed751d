import { makeProfile } from '../../support/browser.ts';
import { untilReadyOffline } from '../../support/desk.ts';
import { makeSupervisors } from '../../support/node-officer.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { anotherLink } from '../another-link.ts';
import { heading } from '../open-desk.ts';
import { type Camera, everyTheme } from './camera.ts';

const PIN = '482915';

/** A device of a unit and its officer: slip, passphrase, the supervisor's word, PIN, lock, curtain. */
export async function lookAtSharing(scene: Scene, camera: Camera): Promise<void> {
  const home = await makeHome();
  const server = await scene.serve(home);
  const supervisors = await makeSupervisors(server.url, [server.link(), anotherLink(home)]);
  const { page } = await scene.open(makeProfile(), camera.hand);
  const enter = () => page.keyboard.press('Enter');
  await page.goto(server.url + (await supervisors.deviceLink('โต๊ะ 2')));
  await heading(page, 'ตั้งเป็นเครื่องของหน่วย');
  await camera.shoot(page, '20-device', 'default');
  await page.getByRole('button', { name: 'ตั้งเป็นเครื่องของหน่วย' }).click();

  await heading(page, 'เปิดใช้เจ้าหน้าที่');
  await camera.shoot(page, '21-slip', 'default', { themes: everyTheme });
  await page.getByLabel('รหัสเจ้าหน้าที่').fill('80');
  await page.getByLabel(/^รหัสบนใบ/).fill('fdu');
  await enter();
  await camera.shoot(page, '21-slip', 'error');
  const { officer, code } = await supervisors.letIn({ firstName: 'วิไล', lastName: 'รอบคอบ' });
  await page.getByLabel('รหัสเจ้าหน้าที่').fill(officer);
  await page.getByLabel(/^รหัสบนใบ/).fill(code);
  await enter();
  await heading(page, 'รหัสผ่านของคุณ');
  await camera.shoot(page, '22-four-words', 'default', { themes: everyTheme });
  const four = (await page.locator('.four-words li').allTextContents()).join(' ');
  await page.getByLabel('พิมพ์คำทั้งสี่หนึ่งครั้ง').fill(four.replaceAll(' ', ''));
  await enter();
  await camera.shoot(page, '22-four-words', 'error');
  await page.getByLabel('พิมพ์คำทั้งสี่หนึ่งครั้ง').fill(four);
  await enter();
  await heading(page, 'รอหัวหน้ายืนยัน');
  await camera.shoot(page, '23-confirm', 'default', { themes: everyTheme });
  await page.getByRole('button', { name: 'เริ่มงานก่อน' }).click();
  await heading(page, 'ตั้ง PIN 6 หลัก');
  await camera.shoot(page, '24-pin', 'default');
  await page.getByLabel('PIN 6 หลัก').fill('251047');
  await enter();
  await camera.shoot(page, '24-pin', 'error');
  await page.getByLabel('PIN 6 หลัก').fill(PIN);
  await page.getByLabel('PIN อีกครั้ง').fill(PIN);
  await enter();
  await page.getByText('รอหัวหน้ายืนยันรหัส').waitFor();
  await untilReadyOffline(page);
  await camera.shoot(page, '25-desk', 'not-confirmed');

  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.getByRole('link', { name: 'บัญชีของฉัน' }).click();
  await heading(page, 'บัญชีของฉัน');
  await camera.shoot(page, '26-account', 'default');
  await page.getByRole('link', { name: 'เปลี่ยนรหัสผ่าน' }).click();
  await heading(page, 'เปลี่ยนรหัสผ่าน');
  await camera.shoot(page, '26-account', 'passphrase');
  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.getByRole('link', { name: 'เตรียมเครื่อง' }).click();
  await heading(page, 'เตรียมเครื่อง');
  await camera.shoot(page, '27-prepare', 'default');
  await page.getByRole('button', { name: 'ทดสอบทั้งหมด' }).click();
  await page.getByText('ไม่ผ่าน', { exact: true }).first().waitFor();
  await camera.shoot(page, '27-prepare', 'tested', { themes: everyTheme });

  await page.keyboard.press('Control+Alt+h');
  await page.getByRole('button', { name: 'แสดง' }).waitFor();
  await camera.shoot(page, '28-curtain', 'default', { themes: everyTheme });
  await page.keyboard.press('Control+Alt+l');
  await page.getByLabel('PIN 6 หลัก').fill('111333');
  await page.getByText('PIN ไม่ตรง').waitFor();
  await camera.shoot(page, '29-lock', 'wrong-pin', { themes: everyTheme });
  await page.getByText('ลืมรหัสผ่าน', { exact: true }).click();
  await camera.shoot(page, '29-lock', 'forgotten');

  const { devices } = await supervisors.devices();
  const own = devices.find(({ label }) => label === 'โต๊ะ 2')?.device ?? '';
  await supervisors.act(own, { kind: 'lock', reason: 'เครื่องหาย' });
  await page.reload();
  await page.getByText('หัวหน้าล็อกเครื่องนี้').waitFor({ timeout: 90_000 });
  await camera.shoot(page, '29-lock', 'locked-by-centre');
}
