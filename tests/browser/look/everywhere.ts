import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeProfile, sizes } from '../../support/browser.ts';
import { proofDist } from '../../support/builds.ts';
import { enrol, unlock, untilReadyOffline } from '../../support/desk.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { lookAtAdministration } from './administration.ts';
import { type Camera, everyTheme, hands } from './camera.ts';
import { lookAtCards } from './cards.ts';
import { lookAtDeciding } from './deciding.ts';
import { lookInEnglish } from './english.ts';
import { lookAtHandingOver } from './handing-over.ts';
import { lookAtEmptyDesk, lookAtFullDesk, lookAtSending } from './lists.ts';
import { lookAtPaper } from './paper.ts';
import { lookAtPictures } from './pictures.ts';
import { lookAtRecords } from './records.ts';
import { fillSomsri, lookAtBlankForm, lookAtRegistering } from './registering.ts';
import { lookAtReview } from './review.ts';
import { lookAtSettingUp } from './setting-up.ts';
import { lookAtSharing } from './sharing.ts';
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
  await lookAtBlankForm(page, camera);

  await first.stop();
  await fillSomsri(page);
  if (camera.hand === hands.mouse) await showDesk(page);
  await lookAtRegistering(page, camera);
  await page.keyboard.press('F9');
  await lookAtKept(page, camera, 'queued');
  const second = await scene.serve(home, { env });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await lookAtKept(page, camera, 'sent');

  await page.goto(first.url);
  await unlock(page);
  await lookAtFullDesk(page, camera, second);
  const third = await scene.serve(home, { env });
  await lookAtSending(page, camera);
  await lookAtRecords(page, camera);
  await lookAtPaper(page, camera);
  await lookAtOverview(page, camera, third);
  await lookInEnglish(page, camera);

  await lookAtPictures(scene, camera);
  await lookAtHandingOver(scene, camera);
  await lookAtCards(scene, camera);
  await lookAtDeciding(scene, camera);
  await lookAtReview(scene, camera);
  await lookAtSharing(scene, camera);
  await lookAtAdministration(scene, camera);
  await lookAtTroubles(scene, camera);
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

/** The filled form from its beginning, with the centre out of reach. */
async function showDesk(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('ติดต่อส่วนกลางไม่ได้').first().waitFor();
  await page.locator('.registration__body').evaluate((body) => body.scrollTo(0, 0));
  await page.getByRole('textbox', { name: /^1\.4 / }).focus();
  await page
    .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
    .first()
    .waitFor();
  await show(page, 'desk.png');
}

/** A picture of the README. */
async function show(page: Page, file: string): Promise<void> {
  const path = join(import.meta.dirname, '../../../.github', file);
  await page.screenshot({ path, animations: 'disabled' });
}
