import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { board } from '../../../src/i18n/th/board.ts';
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

/** What a supervisor sees from the country to a device, with a network and without. */
export async function lookAtOverview(page: Page, camera: Camera, server: RunningServer) {
  await addDevices(server);
  await visit(page, '/overview', board.title);
  const main = page.getByRole('main');
  const follow = (name: string | RegExp) => main.getByRole('link', { name }).first().click();
  await main.getByText('จังหวัดนราธิวาส').first().waitFor();
  await camera.shoot(page, '23-overview', 'country', { themes: everyTheme });
  await follow('จังหวัดนครศรีธรรมราช');
  await main.getByText('อำเภอปากพนัง').first().waitFor();
  await camera.shoot(page, '23-overview', 'province');
  await follow(/^อำเภอปากพนัง/);
  await main.getByText('ไม่มา: #2, #4–5').waitFor();
  await main.getByText(board.asTable).click();
  await camera.shoot(page, '23-overview', 'district', { themes: everyTheme });
  await main.locator('.days__table a').first().click();
  await main.getByRole('columnheader', { name: board.unit }).waitFor();
  await camera.shoot(page, '23-overview', 'day');
  await follow(board.toBoard);
  await follow(/^เครื่องทดสอบ/);
  await main.getByText(board.app).waitFor();
  await camera.shoot(page, '23-overview', 'device');
  await server.stop();
  await follow(board.country);
  await main.getByText(/หลังจากนั้นเกิดอะไรขึ้น ยังไม่ทราบ/).waitFor();
  await camera.shoot(page, '23-overview', 'no-network');
}
