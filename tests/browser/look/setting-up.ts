import type { Page } from 'playwright-core';
import { makeProfile } from '../../support/browser.ts';
import { PASSPHRASE } from '../../support/desk.ts';
import type { Scene } from '../../support/scene.ts';
import type { RunningServer } from '../../support/server.ts';
import { type Camera, everyTheme } from './camera.ts';

const onward = (page: Page) => page.getByRole('button', { name: 'ถัดไป' }).click();
const begin = (page: Page) => page.getByRole('button', { name: 'เริ่มใช้เครื่องนี้' }).click();

/** From a browser that knows nothing to the open desk: four steps, and what can go wrong in them. */
export async function lookAtSettingUp(
  scene: Scene,
  camera: Camera,
  server: RunningServer,
): Promise<void> {
  const { page } = await scene.open(makeProfile(), camera.hand);
  await page.goto(server.url);
  const paste = page.getByRole('textbox');
  await paste.waitFor();
  await camera.shoot(page, '01-no-link', 'default', { themes: everyTheme });
  await paste.fill('เริ่มใช้เครื่อง');
  await page.getByRole('button', { name: 'ใช้ลิงก์หรือรหัสนี้' }).click();
  await camera.shoot(page, '01-no-link', 'error');

  await page.goto(server.url + server.link());
  const unit = page.getByRole('combobox');
  await unit.waitFor();
  await camera.shoot(page, '02-unit', 'default');
  await onward(page);
  await camera.shoot(page, '02-unit', 'error');
  await unit.fill('เมือง');
  await page.getByRole('option').first().waitFor();
  await camera.shoot(page, '02-unit', 'list');
  await unit.fill('ปากพนัง');
  await page.getByRole('option').first().click();
  await camera.shoot(page, '02-unit', 'chosen');
  await onward(page);

  const name = page.getByLabel('ชื่อและนามสกุล');
  await name.waitFor();
  await camera.shoot(page, '03-name', 'default');
  await onward(page);
  await camera.shoot(page, '03-name', 'error');
  await name.fill('กานดา ใจดี');
  await onward(page);

  const first = page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true });
  const again = page.getByRole('textbox', { name: 'พิมพ์รหัสผ่านอีกครั้ง' });
  await first.waitFor();
  await camera.shoot(page, '04-passphrase', 'default');
  await first.fill('ฝนตก');
  await begin(page);
  await camera.shoot(page, '04-passphrase', 'error');
  await first.fill(PASSPHRASE);
  await again.fill('อื่น');
  await begin(page);
  await camera.shoot(page, '04-passphrase', 'differs');
  await again.fill(PASSPHRASE);
  await page.route('**/api/v1/enrolment', (route) => route.abort());
  await begin(page);
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).waitFor();
  await camera.shoot(page, '04-passphrase', 'no-network');
  await page.unroute('**/api/v1/enrolment');
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await page.getByRole('heading', { name: 'พร้อมใช้งานแล้ว' }).waitFor();
  await camera.shoot(page, '05-ready', 'default', { themes: everyTheme });

  const second = await scene.open(makeProfile(), camera.hand);
  await second.page.goto(server.url + server.link());
  await second.page.getByText('ลิงก์นี้ใช้กับเครื่องอื่นไปแล้ว').waitFor();
  await camera.shoot(second.page, '01-no-link', 'used-link');
  await second.close();
}
