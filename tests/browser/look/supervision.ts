import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { inventor } from '../../support/inventor.ts';
import { enrolNodeDevice } from '../../support/node-device.ts';
import type { RunningServer } from '../../support/server.ts';
import { anotherLink } from '../another-link.ts';
import { type Camera, everyTheme } from './camera.ts';
import { visit } from './lists.ts';

/** Two more devices: one that owes something and skipped a number, and a copied one, now silent. */
export async function addDevices(server: RunningServer): Promise<void> {
  const owing = await enrolNodeDevice(server.url, anotherLink(server.home), '8012');
  const invent = inventor(1, owing);
  const sealed = [];
  for (let n = 1; n <= 6; n += 1) sealed.push(await owing.seal(() => invent(n)));
  const arrive = sealed.filter(({ seq }) => seq !== 2 && seq !== 4 && seq !== 5);
  await owing.push(arrive);
  const silent = await enrolNodeDevice(server.url, anotherLink(server.home), '9601');
  await silent.push([await silent.seal(inventor(2, silent))]);
  const hours = 50 * 3_600_000;
  const db = new DatabaseSync(join(server.home.folder, 'data', 'debt-desk.sqlite'));
  db.exec('PRAGMA busy_timeout = 5000');
  db.prepare(
    'update device_epochs set repeats = 2, contact_at = contact_at - ? where device = ?',
  ).run(hours, silent.id);
  db.close();
}

/** What a supervisor sees, with a network and without. */
export async function lookAtOverview(page: Page, camera: Camera, server: RunningServer) {
  await addDevices(server);
  await visit(page, '/overview', 'ข้อมูลครบหรือยัง');
  await page.getByText('ปากพนัง').first().waitFor();
  await camera.shoot(page, '23-overview', 'three-devices', { themes: everyTheme });
  await server.stop();
  await page.getByRole('button', { name: 'ขอข้อมูลล่าสุด' }).click();
  await page.getByText('ติดต่อส่วนกลางไม่ได้ ภาพนี้').waitFor();
  await camera.shoot(page, '23-overview', 'no-network');
}
