import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { administration } from '../../src/i18n/th/administration.ts';
import { outbox } from '../../src/i18n/th/outbox.ts';
import { proposals as th } from '../../src/i18n/th/proposals.ts';
import { tags } from '../../src/i18n/th/sync.ts';
import { makeProfile } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, fillForm, finish, openRecords, shown, unexpected } from '../support/desk.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { fitsEverywhere } from './fits.ts';
import { heading } from './open-desk.ts';

const soon = { timeout: 15_000 };
const waits = tags.line.proposed;
const scene = useScene();

/** From the list to the record, and its first name and telephone changed on the screen. */
async function amend(page: Page, ref: string, firstName: string, phone: string): Promise<void> {
  await openRecords(page);
  await page.locator('main a[href^="/records/"]:visible').first().click();
  await heading(page, shown(ref));
  await page.getByRole('link', { name: 'ขอแก้ไข' }).click();
  await heading(page, 'ขอแก้ไขรายการ');
  await page.getByRole('textbox', { name: /^1\.3 / }).fill(firstName);
  await page.getByRole('textbox', { name: /^1\.6 / }).fill(phone);
  await page.keyboard.press('F9');
  await heading(page, 'ตรวจสิ่งที่แก้');
  await page.getByLabel(/เหตุผลที่แก้ไข/).fill('ตามบัตร');
  await page.keyboard.press('F9');
  await heading(page, shown(ref));
}

it('[A2] [A7] two devices change one record; a supervisor decides; the desk sees what became of it', {
  timeout: 300_000,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, complaints } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await fillForm(page, {
    ...{ firstName: 'สมศรี', lastName: 'ทองคำ' },
    ...{ nationalId: '9000012345672', creditor: 'เจ๊แดง' },
  });
  const ref = await finish(page);
  const centre = centreOf(home);
  await expect.poll(() => centre.refs(), soon).toEqual([ref]);
  const wilai = await enrolNodeDevice(server.url, anotherLink(home), '8001', 'วิไล รอบคอบ');
  const [born] = centre.acts(ref);
  if (!born) throw new Error('no act made the record');
  const meanwhile = await wilai.act(born.record, {
    ...{ kind: 'amend', base: [born.id], reason: 'เจ้าตัวมาแก้' },
    changes: [
      { path: 'debtor.firstName', seen: null, value: 'สมใจ' },
      { path: 'debtor.phone', seen: null, value: { value: '0811111111' } },
    ],
  });
  await wilai.push([meanwhile]);
  await expect.poll(() => centre.registration(ref)?.debtor.firstName, soon).toBe('สมใจ');
  await amend(page, ref, 'สมหญิง', '0822222222');
  // What is critical waits; of the rest the later word stays.
  const main = page.getByRole('main');
  await main.getByText(waits(1)).first().waitFor({ timeout: 60_000 });
  await fitsEverywhere(page);
  const debtor = () => centre.registration(ref)?.debtor;
  expect(debtor()).toMatchObject({ firstName: 'สมใจ', phone: { value: '0822222222' } });

  await page.locator('a[href="/more"]').first().click();
  await page.locator('a[href="/admin"]').first().click();
  await page.getByRole('link', { name: administration.proposals }).click();
  await heading(page, th.title);
  const open = page.getByRole('button', { name: new RegExp(`^${th.open} `) });
  await open.waitFor();
  // Nothing personal before somebody opens it, and units by their names.
  await main.getByText(/^อำเภอเมืองนครศรีธรรมราช/).waitFor();
  expect(await main.textContent()).not.toMatch(/สม|9000/);
  await open.focus();
  await page.keyboard.press('Enter');
  for (const value of ['สมศรี', 'สมใจ', 'สมหญิง'])
    await page.getByText(value, { exact: true }).waitFor();
  await fitsEverywhere(page);
  await page.getByRole('button', { name: th.keep }).click();
  await page.getByText(th.reasonMissing).waitFor();
  await page.getByRole('button', { name: th.take }).click();
  await page.getByText(th.done.take).waitFor();
  await page.getByText(th.none).waitFor();
  expect(debtor()).toMatchObject({ firstName: 'สมหญิง', phone: { value: '0822222222' } });

  await page.getByRole('link', { name: 'รอส่ง' }).first().click();
  await main.getByRole('button', { name: outbox.send }).click();
  await openRecords(page);
  await page.locator('main a[href^="/records/"]:visible').first().click();
  await main.locator('.tag--sent').waitFor({ timeout: 60_000 });
  expect(await main.getByText(waits(1)).count()).toBe(0);
  expect(unexpected(complaints)).toEqual([]);
});
