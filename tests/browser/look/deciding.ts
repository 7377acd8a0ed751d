import type { Page } from 'playwright-core';
import { administration as en } from '../../../src/i18n/en/administration.ts';
import { administration as th } from '../../../src/i18n/th/administration.ts';
import { makeProfile } from '../../support/browser.ts';
import { proofDist } from '../../support/builds.ts';
import { enrol } from '../../support/desk.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { leaveUndecided } from '../../support/undecided.ts';
import { heading } from '../open-desk.ts';
import { type Camera, everyTheme } from './camera.ts';

/** What waits for a supervisor: held registrations, drafts, and the log of what was done. */
export async function lookAtDeciding(scene: Scene, camera: Camera): Promise<void> {
  const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
  const { page } = await scene.open(makeProfile(), camera.hand);

  await enrol(page, server.url, server.link());
  await leaveUndecided(server, 20);
  await open(page, 'holds', th.holds);
  await page.getByRole('button', { name: th.releaseAll(20) }).waitFor();
  await camera.shoot(page, '60-holds', 'twenty', { themes: everyTheme });
  await declineTwo(page);
  await camera.shoot(page, '60-holds', 'two-declined');

  await open(page, 'recoveries', th.recoveries);
  await page.getByText('วิไล รอบคอบ').waitFor();
  await camera.shoot(page, '61-recoveries', 'asked', { themes: everyTheme });
  await page.getByRole('button', { name: th.recoveryRefuse }).click();
  await camera.shoot(page, '61-recoveries', 'refusing');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: th.recoveryApprove }).click();
  await page.getByText(th.recoveryYouDid).waitFor();
  await camera.shoot(page, '61-recoveries', 'approved-once');

  await open(page, 'audit', th.audit);
  await page.locator('.audit > li').first().waitFor();
  await camera.shoot(page, '62-audit', 'default', { themes: everyTheme });
  await page.getByText(th.auditFold).click();
  await page.getByLabel(th.auditFrom).fill('31/2/2569');
  await page.getByRole('button', { name: th.auditLook }).click();
  await page.getByText(/^กรอกวัน เดือน ปี พ.ศ./).waitFor();
  await camera.shoot(page, '62-audit', 'error');

  await page.getByRole('button', { name: 'Switch to English' }).click();
  for (const name of ['holds', 'recoveries', 'audit'] as const) {
    await open(page, name, en[name]);
    await page.locator('main li').first().waitFor();
    await camera.shoot(page, `63-${name}-english`, 'default');
  }
}

/** From anywhere to a page of administration. */
export async function open(page: Page, path: string, title: string): Promise<void> {
  await page.locator('a[href="/more"]').first().click();
  await page.locator('a[href="/admin"]').first().click();
  await page.locator(`a[href="/admin/${path}"]`).first().click();
  await heading(page, title);
}

async function declineTwo(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^เลขที่รับ/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const press = () => page.getByRole('button', { name: th.declineSome(2) }).click();
  await press();
  await page.getByLabel(th.reason).fill('เจ้าตัวบอกว่าไม่ได้เขียน');
  await press();
  await page.getByText(th.declined(2)).waitFor();
  await page.getByRole('heading', { name: th.declinedTitle(2) }).waitFor();
}
