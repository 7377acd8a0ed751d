import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { administration } from '../../src/i18n/th/administration.ts';
import { duplicates as th } from '../../src/i18n/th/duplicates.ts';
import { outbox } from '../../src/i18n/th/outbox.ts';
import { makeProfile } from '../support/browser.ts';
import {
  enrol,
  fillForm,
  finish,
  openRecords,
  shown,
  unexpected,
  unlock,
} from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { axeFaults } from './axe.ts';
import { fitsEverywhere } from './fits.ts';
import { heading } from './open-desk.ts';

const scene = useScene();

const people = [
  { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' },
  { firstName: 'บุญมี', lastName: 'แสงทอง', nationalId: '9000012345681' },
  { firstName: 'วันเพ็ญ', lastName: 'พูนสุข', nationalId: '9000012345699' },
] as const;

/** What the list says of a record, once it says it. */
async function standsAs(page: Page, ref: string, words: string): Promise<void> {
  await openRecords(page);
  await page
    .getByRole('listitem')
    .filter({ hasText: shown(ref) })
    .filter({ hasText: words })
    .waitFor({ timeout: 60_000 });
}

async function openPairs(page: Page): Promise<void> {
  await page.locator('a[href="/more"]').first().click();
  await page.locator('a[href="/admin"]').first().click();
  await page.getByRole('link', { name: administration.duplicates }).click();
  await heading(page, th.title);
}

/** Opens the pair of these two numbers and leads the keyboard to a decision. */
async function decide(page: Page, first: string, second: string, word: string, reason?: string) {
  const about = th.about(shown(first), shown(second));
  await page.getByRole('button', { name: `${th.open} ${about}` }).click();
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: word }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: word }).and(page.locator(':focus')).waitFor();
  if (reason !== undefined) {
    await page.getByRole('button', { name: th.confirm }).click();
    await page.getByText(th.reasonMissing).waitFor();
    await page.getByLabel(th.reason).fill(reason);
  }
  await page.getByRole('button', { name: th.confirm }).click();
}

it('[TW1] [TW6] [TW8] two desks register the same three people, and a supervisor decides each pair another way', {
  timeout: 400_000,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const [somchai, wilai] = [await scene.open(makeProfile()), await scene.open(makeProfile())];
  await enrol(somchai.page, server.url, server.link());
  await enrol(wilai.page, server.url, anotherLink(home));
  const firsts: string[] = [];
  for (const who of people) {
    await fillForm(somchai.page, { ...who, creditor: 'เจ๊แดง' });
    firsts.push(await finish(somchai.page));
  }
  for (const ref of firsts) await standsAs(somchai.page, ref, 'ส่งแล้ว');
  const seconds: string[] = [];
  const { page } = wilai;
  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  // [F15] [TW4] The centre says it at the thirteenth digit, and nothing waits for it.
  await page.getByRole('textbox', { name: /^1\.1 / }).fill(people[0].nationalId);
  await page.getByText(`หน่วยนี้มีเลขบัตรนี้แล้ว เลขที่รับ ${shown(firsts[0] ?? '')}`).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(server.url);
  await unlock(page);
  for (const who of people) {
    await fillForm(page, { ...who, creditor: 'เสี่ยโต' });
    seconds.push(await finish(page));
  }
  const [a = '', b = '', c = ''] = firsts;
  const [x = '', y = '', z = ''] = seconds;
  await standsAs(page, x, `อาจซ้ำกับ ${shown(a)}`);

  const kanda = somchai.page;
  await openPairs(kanda);
  const pairs = kanda.getByRole('button', { name: new RegExp(`^${th.open} `) });
  await expect.poll(() => pairs.count()).toBe(3);
  // Nothing personal before somebody opens a pair.
  expect(await kanda.getByRole('main').textContent()).not.toMatch(/สมศรี|ทองคำ|9000/);
  await fitsEverywhere(kanda);

  await kanda.getByRole('button', { name: `${th.open} ${th.about(shown(a), shown(x))}` }).click();
  const different = kanda.getByRole('row').filter({ hasText: '≠' });
  await different.first().waitFor();
  const said = (await different.allTextContents()).join(' ');
  expect(said).toContain('เจ๊แดง');
  expect(said).toContain('เสี่ยโต');
  expect(said).not.toContain('สมศรี');
  await kanda.getByText(`${th.joinWhy(shown(a), shown(x))} · ${th.joinAdds(1, 1)}`).waitFor();
  await fitsEverywhere(kanda);
  await kanda.getByRole('button', { name: th.close }).click();

  await decide(kanda, a, x, th.join);
  await kanda.getByText(th.done.join).waitFor();
  await decide(kanda, b, y, th.apart);
  await kanda.getByText(th.done.apart).waitFor();
  await decide(kanda, c, z, `${th.drop} · ${th.dropOf(shown(c))}`, 'เขียนซ้ำ');
  await kanda.getByText(th.done.drop).waitFor();
  await kanda.getByText(th.none).waitFor();

  // Both desks hear of it at their next contact.
  for (const desk of [page, kanda]) {
    await desk.locator('a[href="/outbox"]').first().click();
    await desk.getByRole('main').getByRole('button', { name: outbox.send }).click();
  }
  await standsAs(page, x, `หัวหน้าตัดสินว่าเป็นเรื่องเดียวกับ ${shown(a)}`);
  await standsAs(page, y, 'ส่งแล้ว');
  await standsAs(page, z, 'ส่งแล้ว');
  await standsAs(kanda, c, `หัวหน้าตัดสินว่าเป็นเรื่องเดียวกับ ${shown(z)}`);

  // The printed number of what ended leads to what goes on, with the creditors of both.
  await kanda.locator('a[href="/more"]').first().click();
  await kanda.locator('a[href="/admin"]').first().click();
  await kanda.locator('a[href="/admin/records"]').click();
  await kanda.getByRole('textbox', { name: 'เลขที่รับ' }).fill(x);
  await kanda.getByText('ตรวจรายการซ้ำ').click();
  await kanda.getByRole('button', { name: 'เปิดอ่าน' }).click();
  await kanda.getByRole('heading', { name: shown(a) }).waitFor();
  await kanda.getByText('เสี่ยโต').first().waitFor();
  await kanda.getByText('เจ๊แดง').first().waitFor();
  expect(unexpected([...somchai.complaints, ...wilai.complaints])).toEqual([]);
});
