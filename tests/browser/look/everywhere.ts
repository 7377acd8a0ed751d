import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeProfile, sizes } from '../../support/browser.ts';
import { enrol, fillForm, finish, unlock, untilReadyOffline } from '../../support/desk.ts';
import { proofDist } from '../../support/proof-build.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { type Camera, everyTheme, hands } from './camera.ts';
import { lookAtEmptyDesk, lookAtFullDesk, lookAtSending } from './lists.ts';
import { lookAtRegistering } from './registering.ts';
import { lookAtSettingUp } from './setting-up.ts';
import { lookAtOverview } from './supervision.ts';
import { lookAtTroubles } from './troubles.ts';

/** Every screen of the app, in the order in which a newcomer meets them. */
export async function lookEverywhere(scene: Scene, camera: Camera): Promise<void> {
  await lookAtSettingUp(scene, camera, await scene.serve(await makeHome()));

  const home = await makeHome();
  const env = { DIST_DIR: proofDist };
  const first = await scene.serve(home, { env });
  const { page } = await scene.open(makeProfile(), camera.hand);
  await enrol(page, first.url, first.link());
  await untilReadyOffline(page);
  await lookAtEmptyDesk(page, camera);
  await lookAtRegistering(page, camera);
  await page.keyboard.press('F9');
  await lookAtKept(page, camera, 'sent');

  await page.goto(first.url);
  await unlock(page);
  await lookAtFullDesk(page, camera, first);
  await register(page, camera);
  await lookAtKept(page, camera, 'queued');

  const again = await scene.serve(home, { env });
  await lookAtSending(page, camera);
  await lookAtOverview(page, camera, again);

  await lookAtTroubles(scene, camera);
}

/** A second case, with no network; its first page is the README's picture of a laptop. */
async function register(page: Page, camera: Camera): Promise<void> {
  await fillForm(page, { firstName: 'ทองใบ', lastName: 'นาดี', nationalId: '9000000000012' });
  if (camera.hand === hands.mouse) {
    await page.locator('.registration__body').evaluate((body) => body.scrollTo(0, 0));
    await page.getByRole('textbox', { name: /^1\.4 / }).focus();
    await show(page, 'desk.png');
  }
  await finish(page);
}

async function lookAtKept(page: Page, camera: Camera, state: 'sent' | 'queued'): Promise<void> {
  await page.getByRole('heading', { name: 'ลงทะเบียนแล้ว' }).waitFor();
  await page.locator(`.tag--${state}`).waitFor();
  await camera.shoot(page, '14-kept', state, { themes: everyTheme });
  if (state === 'sent' || camera.hand === hands.mouse) return;
  await page.setViewportSize(sizes.phone);
  await show(page, 'phone.png');
  await page.setViewportSize(sizes.laptop);
}

/** A picture of the README. */
async function show(page: Page, file: string): Promise<void> {
  const path = join(import.meta.dirname, '../../../.github', file);
  await page.screenshot({ path, animations: 'disabled' });
}
