import type { Page } from 'playwright-core';
import { administration } from '../../src/i18n/th/administration.ts';
import { th } from '../../src/i18n/th.ts';
import { anotherLink } from '../browser/another-link.ts';
import { activate } from '../support/activate.ts';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, unsentOn, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeSupervisors } from '../support/node-officer.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const SEED = 2569;

/** What somebody wrote before they heard that their right had ended is a debtor's, not theirs. */
export const officerRevoked: Fault = {
  id: 'officer-revoked',
  proves: ['F36'],
  injected: 'an officer is suspended while their device is away with unsent registrations',
  expected: 'all of them are kept and seen by the supervisor, who lets them in with one press',
  async run(size) {
    const total = size === 'full' ? 20 : 4;
    const scene = makeScene();
    try {
      const home = await makeHome();
      const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
      const kanda = await scene.open(makeProfile());
      await enrol(kanda.page, server.url, server.link());
      const links = [anotherLink(home), anotherLink(home)] as const;
      const supervisors = await makeSupervisors(server.url, links);
      const { page, context } = await scene.open(makeProfile());
      await page.goto(server.url + (await supervisors.deviceLink('โต๊ะ 2')));
      await page.getByRole('button', { name: 'ตั้งเป็นเครื่องของหน่วย' }).click();
      const slip = await supervisors.letIn({ firstName: 'วิไล', lastName: 'รอบคอบ' });
      await activate(page, supervisors, slip, '482915');
      await untilReadyOffline(page);

      await context.setOffline(true);
      await keepAll(page, inventMany(SEED, total));
      const away = await unsentOn(page);
      await suspend(kanda.page, 'วิไล');
      await context.setOffline(false);
      const centre = centreOf(home);
      await until(async () => centre.count('holds') === total && (await unsentOn(page)) === 0);
      const accepted = centre.count('records');
      const seen = await releaseAll(kanda.page, total);
      await until(async () => centre.count('records') === total);
      return {
        survived: away === total && accepted === 0 && seen === total,
        observed: `${away} unsent while away: ${total} kept, ${seen} shown to the supervisor, ${accepted} accepted before and ${centre.count('records')} after one press`,
      };
    } finally {
      await scene.end();
    }
  },
};

async function administrationOf(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: th.shell.more, exact: true }).click();
  await page.getByRole('link', { name: th.more.administration }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

async function suspend(page: Page, firstName: string): Promise<void> {
  await administrationOf(page, administration.people);
  const card = page.getByRole('listitem').filter({ hasText: firstName });
  const press = () =>
    card.getByRole('button', { name: administration.suspend, exact: true }).click();
  await press();
  await card.getByLabel(administration.reason).fill('ย้ายออก');
  await press();
  await card.getByText(administration.states.suspended).waitFor();
}

/** Lets everything in that waits; how many the page had listed. */
async function releaseAll(page: Page, total: number): Promise<number> {
  await administrationOf(page, administration.holds);
  const group = page
    .locator('section')
    .filter({ has: page.getByText(administration.holdCodes['officer-revoked']) });
  const press = () => group.getByRole('button', { name: administration.releaseAll(total) }).click();
  await press();
  const listed = await group.getByRole('listitem').count();
  await group.getByLabel(administration.reason).fill('ตรวจกับเจ้าหน้าที่แล้ว');
  await press();
  await page.getByText(administration.released(total)).waitFor();
  return listed;
}
