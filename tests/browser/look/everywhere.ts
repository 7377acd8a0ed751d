import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeProfile } from '../../support/browser.ts';
import { enrol, fillForm, finish, unlock, untilReadyOffline } from '../../support/desk.ts';
import { proofDist } from '../../support/proof-build.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { type Camera, everyTheme, wear } from './camera.ts';
import { lookAtEmptyDesk, lookAtFullDesk, lookAtSending } from './lists.ts';
import { lookAtRegistering } from './registering.ts';
import { lookAtSettingUp } from './setting-up.ts';
import { lookAtOverview } from './supervision.ts';
import { lookAtTroubles } from './troubles.ts';

/** The pictures that the README shows. */
const shown = join(import.meta.dirname, '../../../.github');

/** Every screen of the app, in the order in which a newcomer meets them. */
export async function lookEverywhere(scene: Scene, camera: Camera): Promise<void> {
  await lookAtSettingUp(scene, camera, await scene.serve(await makeHome()));

  const home = await makeHome();
  const env = { DIST_DIR: proofDist };
  const first = await scene.serve(home, { env });
  const { page } = await scene.open(makeProfile());
  await enrol(page, first.url, first.link());
  await untilReadyOffline(page);
  await lookAtEmptyDesk(page, camera);
  await lookAtRegistering(page, camera);
  await lookAtKept(page, camera, 'sent');

  await page.goto(first.url);
  await unlock(page);
  await lookAtFullDesk(page, camera, first);
  await register(page);
  await lookAtKept(page, camera, 'queued');

  const again = await lookAtSending(page, camera, () => scene.serve(home, { env }));
  await lookAtOverview(page, camera, again);

  await lookAtTroubles(scene, camera);
}

/** A second case, and the picture of its form for the README. */
async function register(page: Page): Promise<void> {
  await fillForm(page, { firstName: 'ทองใบ', lastName: 'นาดี', nationalId: '9000000000012' });
  await page.locator('.registration__body').evaluate((body) => body.scrollTo(0, 0));
  await page.getByRole('textbox', { name: /^1\.4 / }).focus();
  await page.screenshot({ path: join(shown, 'desk.png'), animations: 'disabled' });
  await finish(page);
}

async function lookAtKept(page: Page, camera: Camera, state: 'sent' | 'queued'): Promise<void> {
  if (state === 'sent') await finishSigned(page);
  await page.locator(`.tag--${state}`).waitFor();
  await camera.shoot(page, '14-kept', state, { themes: everyTheme });
  if (state === 'sent') return;
  await wear(page, 'phone');
  await page.screenshot({ path: join(shown, 'phone.png'), animations: 'disabled' });
  await wear(page, 'laptop');
}

async function finishSigned(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'ลงทะเบียนแล้ว' }).waitFor();
}
