import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { administration as en } from '../../src/i18n/en/administration.ts';
import { administration as th } from '../../src/i18n/th/administration.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, unexpected } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { leaveUndecided } from '../support/undecided.ts';
import { anotherLink } from './another-link.ts';
import { fitsEverywhere } from './fits.ts';
import { open } from './look/deciding.ts';

const timeout = 300_000;
const scene = useScene();

/** Where two people decide on what 20 registrations and one officer wait for. */
async function undecided() {
  const home = await makeHome();
  const server = await scene.serve(home);
  const kanda = await scene.open(makeProfile());
  await enrol(kanda.page, server.url, server.link());
  await leaveUndecided(server, 20);
  return { home, server, kanda };
}

/** Presses with the keyboard what opens a question, gives a reason, and presses what does it. */
async function decideWith(page: Page, word: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: word }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(th.reason).and(page.locator(':focus')).waitFor();
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
}

/** What was said stands in a live region, and the focus is on it. */
const saidAndFocused = (page: Page, words: string) =>
  page.locator('[role="status"]:focus').filter({ hasText: words }).waitFor();

it('[DV5] [DV14] twenty held: seen with what one decides by, some declined, the rest taken in one press', {
  timeout,
}, async () => {
  const { home, kanda } = await undecided();
  const { page } = kanda;
  const centre = centreOf(home);
  await open(page, 'holds', th.holds);
  const waiting = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: th.holdCodes['device-revoked'] }) });
  await waiting.waitFor();
  // Nothing is ticked beforehand, and nobody is called to have written too late.
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await waiting.getByText('สมชาย ตั้งใจ').waitFor();
  await waiting.getByText(/เครื่องถูกระงับเมื่อ/).waitFor();
  expect(await waiting.getByText(/^เลขที่รับ 8001/).count()).toBe(20);
  expect(await waiting.getByText(/ตามนาฬิกาเครื่อง.*มาถึงส่วนกลาง/).count()).toBe(20);
  await fitsEverywhere(page);

  // Two are left out, with a reason that has to be given.
  const boxes = waiting.getByRole('checkbox', { name: /^เลขที่รับ/ });
  for (const i of [0, 1]) {
    await boxes.nth(i).focus();
    await page.keyboard.press('Space');
  }
  await decideWith(page, th.declineSome(2), '');
  await page.getByText(th.reasonMissing).waitFor();
  await page.keyboard.type('เจ้าตัวบอกว่าไม่ได้เขียน');
  await page.keyboard.press('Enter');
  await saidAndFocused(page, th.declined(2));
  const declined = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: th.declinedTitle(2) }) });
  await declined.waitFor();
  expect(await declined.getByText(/ไม่รับโดย กานดา ใจดี/).count()).toBe(2);
  expect(await declined.getByText('เหตุผล: เจ้าตัวบอกว่าไม่ได้เขียน').count()).toBe(2);

  // The rest goes in at once.
  await decideWith(page, th.releaseAll(18), 'ตรวจกับเจ้าหน้าที่แล้ว');
  await saidAndFocused(page, th.released(18));
  await waiting.waitFor({ state: 'detached' });
  await expect.poll(() => centre.count('records')).toBe(18);
  await fitsEverywhere(page);

  // And one of the two after all.
  await declined
    .getByRole('checkbox', { name: /^เลขที่รับ/ })
    .first()
    .check();
  await decideWith(page, th.releaseSome(1), 'เจ้าตัวนึกออกแล้ว');
  await saidAndFocused(page, th.released(1));
  await page.getByRole('heading', { name: th.declinedTitle(1) }).waitFor();
  await expect.poll(() => centre.count('records')).toBe(19);

  // The log says all of it in words.
  await open(page, 'audit', th.audit);
  await page.locator('.audit > li').first().waitFor();
  for (const name of ['phone', 'laptop'] as const) {
    await page.setViewportSize(sizes[name]);
    const row = await page.locator('.audit > li').first().boundingBox();
    expect([name, row && row.y + 60 < sizes[name].height]).toEqual([name, true]);
  }
  await page.setViewportSize(sizes.laptop);
  await page.getByText(th.auditFold).click();
  await page.getByLabel(th.auditDevice).fill('เครื่องทดสอบ');
  await page.keyboard.press('Enter');
  await page.getByText(th.auditActions['hold-declined'], { exact: true }).last().waitFor();
  await page.getByText('สมชาย ตั้งใจ').first().waitFor();
  const log = (await page.locator('.audit').textContent()) ?? '';
  expect(log).not.toMatch(/[a-z]+-[a-z]+|[0-9a-f]{8}-[0-9a-f]{4}/);
  await fitsEverywhere(page);
  await filterIsInLine(page);
  expect(unexpected(kanda.complaints)).toEqual([]);
});

/** Inputs beside each other begin and end on one line, with an error above one of them, too. */
async function filterIsInLine(page: Page): Promise<void> {
  await page.getByLabel(th.auditFrom).fill('31/2/2569');
  await page.getByRole('button', { name: th.auditLook }).click();
  await page.getByText(/^กรอกวัน เดือน ปี พ.ศ./).waitFor();
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    const ends = async (label: string) => {
      const box = await page.getByLabel(label).boundingBox();
      return box && { bottom: Math.round(box.y + box.height), height: Math.round(box.height) };
    };
    const [from, to] = [await ends(th.auditFrom), await ends(th.auditTo)];
    expect([name, from?.height]).toEqual([name, to?.height]);
    if (name !== 'phone') expect([name, from]).toEqual([name, to]);
  }
  await page.setViewportSize(sizes.laptop);
}

it('[DV11] drafts are opened by two people, each told what came of it and what is still missing', {
  timeout,
}, async () => {
  const { home, server, kanda } = await undecided();
  const suda = await scene.open(makeProfile());
  await enrol(suda.page, server.url, anotherLink(home));
  for (const [i, { page }] of [kanda, suda].entries()) {
    await open(page, 'recoveries', th.recoveries);
    const card = page.getByRole('listitem').filter({ hasText: 'วิไล รอบคอบ' });
    await card.getByText(th.approvals(i)).waitFor();
    await fitsEverywhere(page);
    await card.getByRole('button', { name: th.recoveryApprove }).focus();
    await page.keyboard.press('Enter');
    await saidAndFocused(page, th.recoveryApproved('วิไล รอบคอบ', i === 1));
    await card.getByText(i === 0 ? th.recoveryYouDid : th.recoveryStates.answered).waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
  }
  const { page } = suda;
  await page.getByRole('heading', { name: th.recoveriesEnded }).waitFor();
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByText(en.recoveryStates.answered).waitFor();
  await fitsEverywhere(page);
  expect(unexpected([...kanda.complaints, ...suda.complaints])).toEqual([]);
});
