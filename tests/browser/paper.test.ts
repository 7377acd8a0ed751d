import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import { dateForEditing, dayInThailand, showDate } from '#thai/show-date.ts';
import { makeProfile } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { focusOn, type Hands, handsOn, pointersOn, watchPointers } from './by-keyboard.ts';
import { type Keyboard, openKeyboard } from './kedmanee.ts';
import { heading } from './open-desk.ts';

const scene = useScene();
/** The forms are printed and come back on one day. */
const today = dayInThailand(Date.now());

interface Printing extends Window {
  printedAs: string[];
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const focused = (page: Page, id: string) => page.locator(`#${id}:focus`).waitFor();

/** The number of every form that stands in the page for the printer. */
const numbersLaid = (page: Page) =>
  page
    .locator('.side--front > .side__head .side__ref')
    .allTextContents()
    .then((all) => all.map((ref) => ref.replace(/\D/g, '')));

async function figures(page: Page): Promise<Record<string, number>> {
  const all = page.locator('.paper .figure');
  await all.first().waitFor();
  const told = await all.evaluateAll((list) =>
    list.map((figure) => [
      figure.querySelector('dt')?.textContent ?? '',
      Number(figure.querySelector('dd')?.textContent),
    ]),
  );
  return Object.fromEntries(told);
}

/** Types a paper's number and leads to its form; the day and the receiver stand from the last. */
async function openForm(page: Page, { type, press }: Keyboard, no: string, date?: string) {
  await focused(page, 'paper-no');
  await type(no);
  await press('Enter');
  await focused(page, 'paper-date');
  if (date) await type(date);
  await press('Enter');
  await focused(page, 'paper-receiver');
  await press('Enter');
  await heading(page, 'แบบลงทะเบียน');
  await page.locator('#q-1-1:focus').waitFor();
}

/** The day is asked about: it is before the form was printed. */
async function askedOf(page: Page, { type, press }: Keyboard, no: string, date: string) {
  await focused(page, 'paper-no');
  await type(no);
  await press('Enter');
  await focused(page, 'paper-date');
  await type(date);
  await press('F9');
  await page.getByText(/^วันที่รับก่อนวันพิมพ์แบบนี้ \(\d+ .* 25\d\d\)/).waitFor();
  await focused(page, 'paper-date');
}

/** A paper that was filled in whole, as somebody at the desk answers. */
async function copyAll(page: Page, { type, press }: Keyboard): Promise<void> {
  const answers = [
    ...['9000012345672', '2', '2', 'สมศรี', 'ทองคำ', '05032510', '0812345678'],
    ...['3', '9พัน', 'เจ๊แดง', '1', '5หมื่น', '40000', '20', '4', '1', '1', '1', '2', '2', '2'],
  ];
  for (const [i, answer] of answers.entries()) {
    if (i === 7) {
      await type('คลัง');
      await page.getByRole('option').first().waitFor();
      await press('ArrowDown');
      await press('Enter');
      await press('Enter');
    }
    await type(answer);
    await press('Enter');
  }
  await type('1');
  await press('F9');
  await heading(page, 'ลงชื่อ');
  await page.locator('#sign-1:focus').waitFor();
  // Nobody sits there to sign, and nothing is printed for them.
  await page.getByText('ผู้ลงทะเบียนลงชื่อในแบบแล้ว').waitFor();
  await press('F9');
  await heading(page, 'กรอกจากแบบกระดาษ');
}

/** What a paper says that was filled in by somebody in a hurry: a name, and no more. */
async function copyName(page: Page, hands: Hands, name: string): Promise<void> {
  await hands.write(page.getByRole('textbox', { name: /^1\.3 / }), name);
  await hands.key('F9');
  await page.locator('.summary').waitFor();
  await hands.key('F9');
  await heading(page, 'ลงชื่อ');
  await page.locator('#sign-1:focus').waitFor();
  await hands.key('F9');
  await heading(page, 'กรอกจากแบบกระดาษ');
}

it('22 forms are printed without a network, 20 come back, one is spoilt and one lost, without a mouse', {
  timeout: 600_000,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, context } = await scene.open(makeProfile());
  await page.addInitScript(() => {
    const asked = window as unknown as Printing;
    asked.printedAs = [];
    window.print = () => void asked.printedAs.push(document.title);
  });
  await watchPointers(page);
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  await context.setOffline(true);
  // Enrolment was done with a mouse; from here on nobody touches one.
  await page.evaluate(() => Object.assign(globalThis, { pointers: 0 }));
  const hands = await handsOn(page);
  const keys = await openKeyboard(page);

  await hands.press(link(page, 'เพิ่มเติม'));
  await heading(page, 'เพิ่มเติม');
  await hands.press(link(page, 'แบบกระดาษ'));
  await heading(page, 'แบบกระดาษ');
  await page.getByText('ยังไม่ได้พิมพ์แบบที่มีเลข').waitFor();
  await hands.press(link(page, 'พิมพ์ 20 ฉบับ'));
  await heading(page, 'พิมพ์แบบเปล่า');
  await page.getByText(/^พิมพ์ 20 ฉบับ เลขที่ 8001‑01‑00001‑\d ถึง 8001‑01‑00020‑\d$/).waitFor();
  await hands.write(page.getByRole('textbox', { name: 'จำนวนฉบับ' }), '51');
  await hands.key('F9');
  await page.getByText('จำนวนต้องเป็น 1 ถึง 50 ฉบับ').waitFor();
  await page.locator('input[aria-invalid="true"]:focus').waitFor();
  await hands.key('Control+a');
  await keys.type('22');
  await page.getByText(/^พิมพ์ 22 ฉบับ เลขที่ 8001‑01‑00001‑\d ถึง 8001‑01‑00022‑\d$/).waitFor();
  await hands.key('F9');
  await page.getByRole('heading', { name: 'แบบออกมาครบหรือไม่' }).waitFor();
  const refs = await numbersLaid(page);
  expect(refs.map((ref) => Number(ref.slice(6, 11)))).toEqual(
    Array.from({ length: 22 }, (_, i) => i + 1),
  );
  // Pressed again before anybody answered: nothing more is printed.
  await hands.key('F9');
  await hands.press(button(page, 'ครบ'));
  await page.getByText('บันทึกแล้ว พิมพ์แล้ว 22 ฉบับ').waitFor();
  expect(await page.evaluate(() => (window as unknown as Printing).printedAs)).toEqual([
    'พิมพ์แบบเปล่า',
  ]);
  expect(await focusOn(page)).toContain('พิมพ์แบบเปล่า');

  await hands.press(link(page, 'โต๊ะลงทะเบียน'));
  await page.getByText('มีแบบกระดาษที่พิมพ์แล้วยังไม่กรอก 22 ฉบับ').waitFor();
  await hands.press(link(page, 'กรอกจากแบบกระดาษ'));
  await heading(page, 'กรอกจากแบบกระดาษ');
  await page.getByText('ฉบับที่ 1 จาก 22').waitFor();
  const [first = ''] = refs;
  // One digit is wrong: the check digit tells.
  const wrong = first.slice(0, -1) + ((Number(first.at(-1)) + 1) % 10);
  await focused(page, 'paper-no');
  await keys.type(wrong);
  await page.getByText('เลขแบบต้องมี 12 หลัก ตรวจหลักสุดท้ายอีกครั้ง').waitFor();
  await hands.key('Control+a');
  const began = Date.now();
  // Before the form was printed: it is asked, and nothing that was typed is lost.
  await askedOf(page, keys, first, '25112569');
  await hands.key('Control+a');
  await keys.type(dateForEditing(today).replaceAll('/', ''));
  await keys.press('Enter');
  await focused(page, 'paper-receiver');
  await keys.press('Enter');
  await page.locator('#q-1-1:focus').waitFor();
  await page.getByText('เลขบนแบบ').waitFor();
  await copyAll(page, keys);
  await page.getByText('บันทึกแล้ว เลขที่ 8001‑01‑00001').waitFor();
  await page.getByText(/ฉบับที่ 2 จาก 22 · เฉลี่ย \d+ วินาทีต่อฉบับ/).waitFor();

  // The number that came back is refused, with who and when, and its record opens.
  await focused(page, 'paper-no');
  await keys.type(first);
  await page.getByText(/^เลขแบบนี้กรอกแล้วเมื่อ \d\d\.\d\d.น\. โดย กานดา ใจดี$/).waitFor();
  await keys.press('Enter');
  await hands.press(button(page, 'เปิดแบบ'));
  await focused(page, 'paper-no');
  await link(page, 'เปิดรายการนี้').waitFor();
  await hands.key('Control+a');
  for (const [i, ref] of refs.slice(1, 20).entries()) {
    await openForm(page, keys, ref);
    await copyName(page, hands, `บุญมา${'ก'.repeat(i)}`);
  }
  await page.getByText(/ฉบับที่ 21 จาก 22/).waitFor();
  console.log(`20 papers, a name each: ${Math.round((Date.now() - began) / 1000)} s`);

  await hands.press(link(page, 'กลับไปแบบกระดาษ'));
  await heading(page, 'แบบกระดาษ');
  await hands.press(button(page, /^พิมพ์แล้ว 2$/));
  const lines = page.locator('.lines > li');
  expect(await lines.count()).toBe(2);
  await hands.press(button(page, /^เสีย 8001‑01‑00021/));
  await page.getByRole('radio', { name: 'พิมพ์ไม่ออกหรือไม่ชัด' }).waitFor();
  await hands.choose(page.getByRole('radio', { name: 'ฉีก เปียก หรือเปื้อน' }));
  await hands.key('Enter');
  await page.getByText('บันทึกว่าแบบ 8001‑01‑00021').waitFor();
  await hands.press(button(page, /^หาย 8001‑01‑00022/));
  await hands.choose(page.getByRole('radio', { name: 'ผู้รับแบบไม่คืน' }));
  await hands.key('Enter');
  await page.getByText('บันทึกว่าแบบ 8001‑01‑00022').waitFor();
  expect(await focusOn(page)).not.toBe('BODY');
  expect(await figures(page)).toEqual({
    ยังไม่กรอก: 0,
    กรอกแล้ว: 20,
    เสีย: 1,
    หาย: 1,
    พร้อมใช้: 0,
  });
  const total = page.getByRole('row').last();
  expect(await total.getByRole('cell').allTextContents()).toEqual([
    ...['รวม', '', '22', '20', '1', '1', '0'],
  ]);

  // A lost form is found: its number says so, and is entered after all.
  await hands.press(link(page, 'กรอกจากแบบกระดาษ'));
  await heading(page, 'กรอกจากแบบกระดาษ');
  await focused(page, 'paper-no');
  await keys.type(refs[21] ?? '');
  await page.getByText(/^เลขแบบนี้บันทึกว่าหายเมื่อ .* โดย กานดา ใจดี \(ผู้รับแบบไม่คืน\)$/).waitFor();
  await hands.press(button(page, 'พบแบบแล้ว กรอกต่อ'));
  await page.getByText('พิมพ์จากเครื่องนี้').waitFor();
  await focused(page, 'paper-no');
  await hands.key('Control+a');
  await askedOf(page, keys, refs[21] ?? '', '25112569');
  await hands.press(button(page, 'วันที่ถูกต้องแล้ว'));
  await focused(page, 'paper-date');
  await hands.key('F9');
  await page.locator('#q-1-1:focus').waitFor();
  await page.locator('#q-intake-appliedOn-doubt').waitFor();
  // A day that is none is told of when it is left; what was typed stays, and no other day is guessed.
  const day = page.locator('#q-intake-appliedOn');
  await hands.write(day, '28112026');
  await hands.key('Tab');
  await page.getByText('ปี 2026 เป็น ค.ศ. = พ.ศ. 2569 เขียนปีเป็น พ.ศ.').waitFor();
  expect(await day.inputValue()).toBe('28112026');
  await hands.write(day, '25112569');
  await hands.key('Tab');
  await page.getByText(/^ปี 2026 เป็น ค.ศ./).waitFor({ state: 'detached' });
  await copyName(page, hands, 'พบแล้ว');

  // A record says from which paper it is.
  await hands.key('Control+k');
  await heading(page, 'รายการ');
  await keys.type('00001');
  await hands.press(link(page, /8001‑01‑00001/));
  await hands.press(button(page, 'แสดงข้อมูล'));
  const head = page.getByRole('heading', { name: 'จากแบบกระดาษ' }).locator('..');
  await head.waitFor();
  const told = await head.locator('dd').allTextContents();
  expect(told).toEqual([expect.stringContaining('8001‑01‑00001'), showDate(today, 'long', 'th')]);
  expect(await pointersOn(page)).toBe(0);

  await context.setOffline(false);
  const centre = centreOf(home);
  const came = [...refs.slice(0, 20), refs[21]].sort();
  const refsThere = () =>
    centre.registrationJsons().map((json) => (JSON.parse(json) as Registration).intake.ref);
  await expect.poll(() => refsThere().sort(), { timeout: 180_000 }).toEqual(came);
  // What stood on paper in part comes back to be mended; it stopped nobody at the pile.
  expect(centre.refs()).toEqual([first]);
  expect(centre.registration(first)).toMatchObject({
    intake: { ref: first, channel: 'paper', appliedOn: today, paper: { no: first } },
    debtor: { nationalId: { value: '9000012345672', seen: 'card' }, firstName: 'สมศรี' },
    help: { signature: { way: 'paper' } },
  });
});
