import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile, sizes } from '../support/browser.ts';
import { enrol, fillForm } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { crampedWhenLarge } from './cramped.ts';
import {
  coveredFocus,
  cutMarks,
  cutWhenLarge,
  lostInForcedColours,
  overlapInBars,
  scrolledAway,
  smallTargets,
} from './legible.ts';
import { hands, paint } from './look/camera.ts';
import { goHome, heading } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();

/** WCAG 2.2, 2.5.8 for a mouse; a finger needs more. */
const LEAST_FOR_MOUSE = 24;
const LEAST_FOR_FINGER = 44;
/** A laptop’s screen at 400 %. */
const enlarged = { width: 320, height: 256 };
const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };

/** Comes to each of the pages where most of the work is done, and says where it is. */
async function walk(page: Page, look: (at: string) => Promise<void>): Promise<void> {
  const go = async (path: string, title: string) => {
    await page.locator(`.nav__item[href="${path}"]`).click();
    await heading(page, title);
  };
  await look('home');
  await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
  await look('form');
  await page.keyboard.press('F9');
  await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
  await look('check');
  await page.keyboard.press('F9');
  await heading(page, 'ลงชื่อ');
  await look('sign');
  await page.getByRole('radio', { name: /ลงชื่อในกระดาษ/ }).check();
  await page.keyboard.press('F9');
  await heading(page, 'ลงทะเบียนแล้ว');
  await page.getByText(/^ส่งแล้ว/).waitFor();
  await look('kept');
  await goHome(page);
  await go('/records', 'รายการ');
  await look('records');
  await page.locator('main a[href^="/records/"]:visible').first().click();
  await page.getByRole('heading', { level: 1, name: /^8001‑01‑/ }).waitFor();
  await look('record');
  await go('/outbox', 'รอส่ง');
  await look('outbox');
  await page.getByRole('link', { name: 'ปิดรับวันนี้' }).click();
  await heading(page, 'ปิดรับวันนี้');
  await page.getByRole('img', { name: 'QR ปิดรับ' }).waitFor();
  await look('closing');
  await go('/more', 'เพิ่มเติม');
  await look('more');
  await page.getByRole('link', { name: /^ผู้ดูแล/ }).click();
  await page.getByRole('link', { name: 'เครื่อง', exact: true }).click();
  await page.getByText('(เครื่องที่ 01)', { exact: true }).waitFor();
  await look('devices');
}

it('marks of Thai are whole, the focus is seen at 100 % and at 400 %, and dark, outdoor and forced colours hide nothing', {
  timeout,
}, async () => {
  const found: string[] = [];
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await walk(page, async (at) => {
    const say = (how: string, faults: readonly string[]) =>
      found.push(...faults.map((fault) => `${at}, ${how}: ${fault}`));
    await page.setViewportSize(sizes.laptop);
    say('laptop', await cutMarks(page));
    say('laptop', await scrolledAway(page));
    say('laptop', await smallTargets(page, LEAST_FOR_MOUSE));
    say('laptop, large', await overlapInBars(page));
    say('forced colours', await lostInForcedColours(page));
    for (const theme of ['dark', 'outdoor'] as const) {
      await paint(page, theme);
      say(theme, await axeFaults(page));
    }
    await paint(page, 'light');
    say('laptop, focus', await coveredFocus(page));
    await page.setViewportSize(enlarged);
    say('400 %', await cutMarks(page));
    say('400 %, focus', await coveredFocus(page));
    await page.setViewportSize(sizes.laptop);
  });
  expect(found).toEqual([]);
});

it('what a finger presses is 44 pixels in size, marks of Thai are whole beside it, and the largest text leaves a page its room; so are they in English', {
  timeout,
}, async () => {
  const found: string[] = [];
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile(), hands.finger);
  await enrol(page, server.url, server.link());
  await walk(page, async (at) => {
    for (const size of hands.finger.sizes) {
      await page.setViewportSize(sizes[size]);
      const faults = [
        ...(await cutMarks(page)),
        ...(await smallTargets(page, LEAST_FOR_FINGER)),
        ...(await overlapInBars(page)),
        ...(await cutWhenLarge(page)),
        ...(await scrolledAway(page)),
        ...(size === 'phone' ? await crampedWhenLarge(page) : []),
      ];
      found.push(...faults.map((fault) => `${at}, ${size}: ${fault}`));
    }
    const english = page.getByRole('button', { name: /English/ });
    await english.click();
    found.push(...(await axeFaults(page)).map((fault) => `${at}, English: ${fault}`));
    found.push(
      ...(await smallTargets(page, LEAST_FOR_FINGER)).map((one) => `${at}, English: ${one}`),
    );
    await page
      .getByRole('button', { name: /ภาษาไทย|ไทย/ })
      .first()
      .click();
    await page.setViewportSize(sizes.laptop);
  });
  expect(found).toEqual([]);
});
