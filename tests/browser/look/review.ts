import { duplicates } from '../../../src/i18n/th/duplicates.ts';
import { proposals } from '../../../src/i18n/th/proposals.ts';
import { makeProfile } from '../../support/browser.ts';
import { proofDist } from '../../support/builds.ts';
import { enrol } from '../../support/desk.ts';
import { leaveForReview } from '../../support/for-review.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { type Camera, everyTheme } from './camera.ts';

/** What a supervisor compares and decides: possible duplicates, and what two officers said otherwise. */
export async function lookAtReview(scene: Scene, camera: Camera): Promise<void> {
  const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
  const { page } = await scene.open(makeProfile(), camera.hand);
  await enrol(page, server.url, server.link());

  const go = async (name: 'duplicates' | 'proposals') => {
    await page.locator('a[href="/more"]').first().click();
    await page.locator('a[href="/admin"]').first().click();
    await page.locator(`a[href="/review/${name}"]`).click();
  };
  const open = (word: string) =>
    page.getByRole('button', { name: new RegExp(`^${word} `) }).first();
  await go('duplicates');
  await page.getByText(duplicates.none).waitFor();
  await camera.shoot(page, '65-duplicates', 'none');
  await leaveForReview(server);

  await go('duplicates');
  await open(duplicates.open).waitFor();
  await camera.shoot(page, '65-duplicates', 'list', { themes: everyTheme });
  await open(duplicates.open).click();
  await page.getByRole('heading', { name: duplicates.decide }).waitFor();
  await camera.shoot(page, '66-duplicate', 'compared', { themes: everyTheme });
  await page
    .getByRole('button', { name: new RegExp(`^${duplicates.drop}`) })
    .first()
    .click();
  await page.getByRole('button', { name: duplicates.confirm }).click();
  await page.getByText(duplicates.reasonMissing).waitFor();
  await camera.shoot(page, '66-duplicate', 'no-reason');

  await go('proposals');
  await open(proposals.open).waitFor();
  await camera.shoot(page, '67-proposals', 'list', { themes: everyTheme });
  await open(proposals.open).click();
  await page.getByRole('button', { name: proposals.keep }).click();
  await page.getByText(proposals.reasonMissing).waitFor();
  await camera.shoot(page, '68-proposal', 'no-reason', { themes: everyTheme });
}
