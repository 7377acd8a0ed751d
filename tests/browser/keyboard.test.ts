import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, PASSPHRASE, untilReadyOffline } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { pointersOn, watchPointers } from './by-keyboard.ts';
import { openKeyboard } from './kedmanee.ts';

const MOST_KEYS = 140;
const timeout = 90_000;
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
  const { type, press, count } = await openKeyboard(page);
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
  await answer('2');
  await answer('2');
  await answer('สมศรี');
  await answer('ทองคำ');
  await answer('05032510');
  await answer('0812345678');
  await type('คลัง');
  await page.getByRole('option').first().waitFor();
  await press('ArrowDown');
  await press('Enter');
  await press('Enter');
  await answer('3');
  await answer('9พัน');
  await answer('เจ๊แดง');
  await answer('1');
  await answer('5หมื่น');
  await answer('40000');
  await answer('20');
  await answer('4');
  await answer('1');
  await answer('1');
  await answer(' ');
  for (const _consent of ['bank', 'labour', 'police']) await answer('2');
  await type(' ');
  await press('F9');
  await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
  await press('F9');
  await heading(page, 'ลงชื่อ');
  await page.locator('#sign-1:focus').waitFor();
  await type('2');
  await press('F9');
  await heading(page, 'ลงทะเบียนแล้ว');
  await press('F2');
  await heading(page, 'แบบลงทะเบียน');

  console.log(`keys for one registration, passphrase included: ${count()}`);
  expect(count()).toBeLessThanOrEqual(MOST_KEYS);
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
  await press('Tab');
  await press('Tab');
  await press('Enter');
  await heading(page, 'โต๊ะลงทะเบียน');
  expect(await pointersOn(page)).toBe(0);
  // The watch does see a mouse.
  await page.mouse.move(20, 20);
  expect(await pointersOn(page)).toBeGreaterThan(0);
});
