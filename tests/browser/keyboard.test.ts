import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, fillForm, finish, PASSPHRASE, untilReadyOffline } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { focusOn, pointersOn, watchPointers } from './by-keyboard.ts';
import { type Keyboard, openKeyboard } from './kedmanee.ts';
import { writeStandardCase } from './standard-case.ts';

const MOST_KEYS = 140;
const timeout = 180_000;
const scene = useScene();

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

it('a whole registration is written with a Thai keyboard and no mouse', { timeout }, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  await watchPointers(page);
  await page.reload();
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).waitFor();
  const keyboard = await openKeyboard(page);
  const { type, press, count, predicted } = keyboard;
  /** Types an answer and goes on to the next question that wants one. */
  const answer = async (text: string) => {
    await type(text);
    await press('Enter');
  };

  await answer(PASSPHRASE);
  await heading(page, 'โต๊ะลงทะเบียน');
  await press('F2');
  await heading(page, 'แบบลงทะเบียน');
  await page.locator('#q-1-1:focus').waitFor();
  await answer('9000012345672');
  // [F9] Nothing is claimed before somebody says it.
  const seen = page.getByRole('radiogroup', { name: 'เห็นเลขจาก' });
  expect(await seen.getByRole('radio', { checked: true }).count()).toBe(0);
  await writeStandardCase(page, keyboard);
  await press('F2');
  await heading(page, 'แบบลงทะเบียน');

  const told = (keys: number, seconds: number) =>
    `${keys} keys, ${Math.round(seconds)} s predicted`;
  console.log(`one registration, passphrase included: ${told(count(), predicted())}`);
  expect(count()).toBeLessThanOrEqual(MOST_KEYS);
  expect(predicted()).toBeLessThanOrEqual(90);
  const before = { keys: count(), seconds: predicted() };
  await anotherCreditor({ type, press });
  const keys = count() - before.keys;
  console.log(`each further creditor: ${told(keys, predicted() - before.seconds)}`);
  expect(keys).toBeLessThanOrEqual(50);
  expect(predicted() - before.seconds).toBeLessThanOrEqual(35);
  await page.getByText('เจ้าหนี้รายที่ 2').first().waitFor();
  expect(await pointersOn(page)).toBe(0);
  const centre = centreOf(home);
  await expect.poll(() => centre.refs(), { timeout: 10_000 }).toHaveLength(1);
  expect(centre.registration(centre.refs()[0] ?? '')).toMatchObject({
    debtor: {
      nationalId: { value: '9000012345672', seen: 'card' },
      title: 'นาง',
      firstName: 'สมศรี',
      lastName: { value: 'ทองคำ' },
      birth: { value: '1967-03-05' },
      phone: { value: '0812345678' },
    },
    occupation: { main: 'trader', income: { value: 9_000_00 } },
    creditors: [
      {
        name: { value: 'เจ๊แดง' },
        kind: 'local-person',
        debts: [
          {
            principalReceived: { value: 50_000_00 },
            balance: 40_000_00,
            rate: { value: { in: 'percent', amount: 20_00, per: 'month' } },
            threats: [],
          },
        ],
      },
    ],
    help: {
      wanted: ['mediation'],
      consents: { bank: false, labour: false, police: false },
      signature: { way: 'paper' },
    },
  });
});

/** F4, and what most know of a lender. */
async function anotherCreditor({ type, press }: Pick<Keyboard, 'type' | 'press'>): Promise<void> {
  await press('F4');
  for (const answer of ['เจ๊แดง', '1', '5หมื่น', '40000', '20', '4', '1']) {
    await type(answer);
    await press('Enter');
  }
}

it('[D11] a record is found by the last four digits and its slip printed, and a lock leads back to the field', {
  timeout,
}, async () => {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await page.addInitScript(() => {
    const asked = window as unknown as { prints: string[] };
    asked.prints = [];
    window.print = () => void asked.prints.push(document.title);
  });
  await watchPointers(page);
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  for (const [nationalId, firstName] of [
    ['9000012345672', 'สมศรี'],
    ['9000000000017', 'สมใจ'],
  ] as const) {
    await fillForm(page, { firstName, lastName: 'ทองคำ', nationalId });
    await finish(page);
  }
  await server.stop();
  await page.evaluate(() => Object.assign(globalThis, { pointers: 0 }));
  const keys = ['Control+k', '5', '6', '7', '2', 'Enter', 'F9', 'Control+p'];
  for (const key of keys) {
    await page.keyboard.press(key);
    if (key === 'Control+k') await page.locator('#find-records input:focus').waitFor();
    if (key === '2') await page.getByText('พบ 1 รายการ').waitFor();
    if (key === 'Enter') await heading(page, /^8001‑01‑00001‑\d$/);
    if (key === 'F9') await heading(page, 'ลงทะเบียนแล้ว');
  }
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { prints: string[] }).prints))
    .toHaveLength(1);

  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  await page.keyboard.press('Alt+2');
  const field = await focusOn(page);
  await page.keyboard.press('Control+Alt+l');
  await heading(page, 'เข้าใช้เครื่อง');
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await heading(page, 'แบบลงทะเบียน');
  await expect.poll(() => focusOn(page)).toBe(field);
  expect(await pointersOn(page)).toBe(0);
});

it('a device is set up with a keyboard and no mouse', { timeout }, async () => {
  const server = await scene.serve(await makeHome());
  const { page } = await scene.open(makeProfile());
  await watchPointers(page);
  await page.goto(server.url + server.link());
  const { type, press } = await openKeyboard(page);

  await heading(page, 'เครื่องนี้อยู่ที่หน่วยใด');
  await press('Tab');
  await type('ปากพนัง');
  await page.getByRole('option').first().waitFor();
  await press('ArrowDown');
  await press('Enter');
  await press('Enter');
  await heading(page, 'ชื่อเจ้าหน้าที่');
  await press('Tab');
  await type('กานดา ใจดี');
  await press('Enter');
  await heading(page, 'ตั้งรหัสผ่าน');
  await press('Tab');
  await type('สั้น');
  await press('Enter');
  // What has to be mended takes the focus: the rest is typed behind it.
  await page.getByText('รหัสผ่านสั้นไป').waitFor();
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  await type(PASSPHRASE);
  await press('Tab');
  await press('Tab');
  await type(`สั้น${PASSPHRASE}`);
  await press('Enter');
  await heading(page, 'พร้อมใช้งานแล้ว');
  await press('F2');
  await heading(page, 'แบบลงทะเบียน');
  expect(await pointersOn(page)).toBe(0);
  // The watch does see a mouse.
  await page.mouse.move(20, 20);
  expect(await pointersOn(page)).toBeGreaterThan(0);
});
