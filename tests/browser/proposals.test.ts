import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { KeyList } from '#contract/keys.ts';
import { administration } from '../../src/i18n/th/administration.ts';
import { proposals as th } from '../../src/i18n/th/proposals.ts';
import { act, openDesk, outcomes, push } from '../server/support/desk.ts';
import type { House } from '../server/support/house.ts';
import { makeProfile } from '../support/browser.ts';
import { enrol, fillForm, finish, openRecords, shown } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome, type RunningServer } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { fitsEverywhere } from './fits.ts';
import { heading } from './open-desk.ts';

const scene = useScene();

/** The running server as a second device without a screen meets it: over the wire alone. */
async function met({ url, home }: RunningServer): Promise<House> {
  const { keys } = (await (await fetch(`${url}/api/v1/keys`)).json()) as { keys: string };
  const list = KeyList.parse(decodeJwt(keys));
  return {
    clock: { now: () => Date.now() },
    keyring: { server: list.server, list },
    acceptance: { idle: async () => undefined },
    ask: (path: string, init?: RequestInit) => fetch(url + path, init),
    issueCode: async () => new URLSearchParams(anotherLink(home).split('#')[1]).get('code') ?? '',
  } as unknown as House;
}

it('[A2] [A7] two devices change one record; a supervisor decides; both hear', {
  timeout: 300_000,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, complaints } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await fillForm(page, {
    firstName: 'สมศรี',
    lastName: 'ทองคำ',
    nationalId: '9000012345672',
    creditor: 'เจ๊แดง',
  });
  const ref = await finish(page);
  const number = shown(ref);
  const standsAs = async (words: string) => {
    await openRecords(page);
    const line = page.getByRole('listitem').filter({ hasText: number }).filter({ hasText: words });
    await line.waitFor({ timeout: 60_000 });
  };
  await standsAs('ส่งแล้ว');

  const db = new DatabaseSync(join(home.folder, 'data', 'debt-desk.sqlite'), { readOnly: true });
  const born = db.prepare('select id, record from ops').get() as { id: string; record: string };
  const wilai = await openDesk(await met(server), ref.slice(0, 4));
  const amend = (firstName: string, phone: string) =>
    act(wilai, born.record, {
      ...{ kind: 'amend', base: [born.id], reason: 'ตามบัตร' },
      changes: [
        { path: 'debtor.firstName', seen: null, value: firstName },
        { path: 'debtor.phone', seen: null, value: { value: phone } },
      ],
    });
  const [one, two] = [await amend('สมใจ', '0811111111'), await amend('สมหญิง', '0822222222')];
  await push(wilai, [one, two]);
  const heard = async (hash: string) => (await outcomes(wilai)).get(hash);
  await expect.poll(() => heard(two.hash)).toMatchObject({ proposed: ['debtor.firstName'] });

  await page.locator('a[href="/more"]').first().click();
  await page.locator('a[href="/admin"]').first().click();
  await page.getByRole('link', { name: administration.proposals }).click();
  await heading(page, th.title);
  const open = page.getByRole('button', { name: new RegExp(`^${th.open} `) });
  await open.waitFor();
  expect(await page.getByRole('main').textContent()).not.toMatch(/สม|9000/);
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
  const now = db.prepare('select rev, registration from records').get() as { registration: string };
  const { debtor } = JSON.parse(now.registration);
  expect(debtor).toMatchObject({ firstName: 'สมหญิง', phone: { value: '0822222222' } });
  expect(await heard(two.hash)).not.toHaveProperty('proposed');
  expect(await heard(one.hash)).toMatchObject({ dropped: ['debtor.firstName'] });
  expect(complaints).toEqual([]);
});
