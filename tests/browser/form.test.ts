import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sizes } from '../support/browser.ts';
import { fillForm, unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { axeFaults } from './axe.ts';
import { focusOn } from './by-keyboard.ts';
import { openKeyboard } from './kedmanee.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();

const ID = '9000012345672';
const OTHER_ID = '9000000000017';
const debtor = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: ID, creditor: 'เจ๊แดง' };
const idBox = (page: Page) => page.getByRole('textbox', { name: /^1\.1 / });
const radio = (page: Page, question: RegExp, option: RegExp) =>
  page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: option });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const sames = (page: Page) => button(page, /^เหมือนรายก่อนหน้า: /).allInnerTexts();

const countPrints = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(globalThis, { prints: 0 });
    globalThis.print = () => void (globalThis as unknown as { prints: number }).prints++;
  });
const printsOn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { prints: number }).prints);

/** All of it lies in the part that scrolls, as that is scrolled now. */
async function isWhole(page: Page, seen: Locator): Promise<boolean> {
  const [box, body] = await Promise.all([
    seen.boundingBox(),
    page.locator('.registration__body').boundingBox(),
  ]);
  return Boolean(box && body && box.y >= body.y && box.y + box.height <= body.y + body.height);
}

describe('one registration after another', () => {
  it('[F12] [F13] F9 leads to the end, and the next begins with what is the same', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene, countPrints);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    expect(await sames(page)).toEqual([]);
    await fillForm(page, debtor);
    const at = new URL(page.url()).pathname;
    await page.keyboard.press('F9');
    await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
    await page.keyboard.press('F9');
    await heading(page, 'ลงชื่อ');
    await page.keyboard.press('F9');
    await heading(page, 'ลงทะเบียนแล้ว');
    const ref = ((await page.locator('.kept__ref').textContent()) ?? '').trim();
    await button(page, /^พิมพ์/).waitFor();
    await page.keyboard.press('F9');
    await expect.poll(() => printsOn(page)).toBe(1);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    expect(new URL(page.url()).pathname).not.toBe(at);

    // The same person again: a hint with the number, and nothing is stopped by it.
    await idBox(page).fill(ID);
    await page.getByText('อาจซ้ำกับเลขที่รับ').waitFor();
    expect(await page.locator('#q-1-1-doubt').textContent()).toContain(ref);
    await page.getByRole('radiogroup', { name: 'เห็นเลขจาก' }).getByRole('radio').nth(1).check();
    await page.getByText('อาจซ้ำกับเลขที่รับ').waitFor();

    // Offered where they live and what they do, never for who they are or whom they owe.
    expect(await button(page, /^เหมือนรายก่อนหน้า: /).count()).toBe(3);
    await button(page, /^เหมือนรายก่อนหน้า: ตำบล/).click();
    const place = page.getByRole('combobox', { name: /^1\.9 / });
    expect(await place.inputValue()).toContain('คลัง');
    await page.locator('#q-1-9:focus').waitFor();
    await radio(page, /^2\.1 /, /รับจ้าง/)
      .first()
      .focus();
    await page.keyboard.press('Alt+0');
    await expect.poll(() => radio(page, /^2\.1 /, /ค้าขาย/).isChecked()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);

    // From creditor to creditor of the same person.
    await radio(page, /^3\.3 /, /บุคคลในพื้นที่/).check();
    await page.keyboard.press('F4');
    await page.keyboard.type('ป้านิด');
    await button(page, /^เหมือนรายก่อนหน้า: ประเภท/).click();
    expect(
      await radio(page, /^3\.3 /, /บุคคลในพื้นที่/)
        .last()
        .isChecked(),
    ).toBe(true);

    // What is removed comes back by keys, with the focus where it was.
    await button(page, 'ลบเจ้าหนี้รายที่ 2').click();
    expect(await page.getByRole('heading', { name: /^เจ้าหนี้รายที่ 2/ }).count()).toBe(0);
    await expect.poll(() => focusOn(page)).toContain('เจ้าหนี้รายที่ 1');
    const questions = await page.locator('.registration__body').boundingBox();
    const offer = await page.locator('.toast').boundingBox();
    expect(offer && questions && offer.y >= questions.y + questions.height).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByRole('heading', { name: 'เจ้าหนี้รายที่ 2 ป้านิด' }).waitFor();
    await expect.poll(() => focusOn(page)).toContain('เจ้าหนี้รายที่ 2');
    await button(page, /^เพิ่มหนี้อีกก้อน/)
      .first()
      .press('Enter');
    // Whoever added it goes on in it, and the next Enter adds no other.
    const inSecond = () => page.evaluate(() => document.activeElement?.id);
    await expect.poll(inSecond).toMatch(/^q-4-\d+-0-1/);
    await button(page, 'ลบหนี้ก้อนที่ 2').click();
    await expect.poll(() => focusOn(page)).toContain('หนี้ก้อนที่ 1');
    await page.keyboard.press('Control+z');
    await expect.poll(() => focusOn(page)).toContain('หนี้ก้อนที่ 2');
    // No more than the centre can take.
    for (let debts = 2; debts < 20; debts += 1)
      await button(page, /^เพิ่มหนี้อีกก้อน/)
        .first()
        .click();
    await page.getByText('ครบ 20 ก้อนแล้ว เพิ่มอีกไม่ได้').waitFor();
    expect(await button(page, /^เพิ่มหนี้อีกก้อน/).count()).toBe(1);
    for (const lender of ['ธ.ก.ส.', 'ออมสิน']) {
      await button(page, 'เพิ่มหนี้ในระบบ').click();
      await page
        .getByRole('textbox', { name: /ธนาคารหรือสถาบัน/ })
        .last()
        .fill(lender);
    }
    expect(await axeFaults(page)).toEqual([]);
    await button(page, 'ลบหนี้ในระบบรายการที่ 1').click();
    const lenders = page.getByRole('textbox', { name: /ธนาคารหรือสถาบัน/ });
    await expect.poll(() => lenders.first().inputValue()).toBe('ออมสิน');
    await page.keyboard.press('Control+z');
    await expect.poll(() => focusOn(page)).toContain('หนี้ในระบบรายการที่ 1');
    expect(await lenders.first().inputValue()).toBe('ธ.ก.ส.');

    // One section a screen: Enter goes on and Shift+Enter back.
    await page.setViewportSize(sizes.tablet);
    await page.keyboard.press('Alt+2');
    const section = () => page.locator('.sections__item[aria-current]').textContent();
    for (const [key, nth] of [
      ['Enter', /^3/],
      ['Shift+Enter', /^2/],
      ['Shift+Enter', /^1/],
    ] as const) {
      await button(page, 'ถัดไป').press(key);
      await expect.poll(section).toMatch(nth);
    }
    await page.setViewportSize(sizes.laptop);

    // Locked, it is forgotten.
    await goHome(page);
    expect(await page.title()).toBe('โต๊ะลงทะเบียน');
    await button(page, 'ล็อก').click();
    await unlock(page);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    expect(await sames(page)).toEqual([]);

    // Who signs on the screen is followed by who signs on the screen.
    await fillForm(page, { firstName: 'ชูใจ', lastName: 'ทองคำ', nationalId: OTHER_ID });
    await page.keyboard.press('F9');
    await page.keyboard.press('F9');
    await heading(page, 'ลงชื่อ');
    await radio(page, /./, /ลงชื่อบนจอ/).check();
    await page.getByText('ลงชื่อในกรอบ').waitFor();
    // Nothing is signed: what is lacking is said where it is seen, beside what has the focus.
    await page.setViewportSize(sizes.phone);
    await page.locator('.pad__canvas').evaluate((pad) => pad.scrollIntoView({ block: 'end' }));
    await page.keyboard.press('F9');
    await page.getByText('ลงชื่อ หรือเลือกวิธีอื่น').waitFor();
    for (const seen of [page.getByRole('alert'), page.locator('.option:has(:focus)')])
      await expect.poll(() => isWhole(page, seen)).toBe(true);
    await page.setViewportSize(sizes.laptop);
    const pad = await page.locator('.pad__canvas').boundingBox();
    await page.mouse.move((pad?.x ?? 0) + 40, (pad?.y ?? 0) + 40);
    await page.mouse.down();
    await page.mouse.move((pad?.x ?? 0) + 160, (pad?.y ?? 0) + 90, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('F9');
    await heading(page, 'ลงทะเบียนแล้ว');
    const stored = await page.evaluate(() => Object.entries(localStorage).flat().join());
    expect(stored).toContain('screen');
    expect(stored).not.toContain('สมศรี');
  });
});

describe('keys that are not meant for what has the focus', () => {
  it('[F11] a scanner fills 1.1 from anywhere, presses nothing and answers nothing', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    const { scan, type } = await openKeyboard(page);

    const occupation = page.getByRole('radiogroup', { name: /^2\.1 / });
    await occupation.getByRole('radio').first().focus();
    await scan(ID);
    await page.locator('#q-1-1-seen-1:focus').waitFor();
    expect(await idBox(page).inputValue()).toBe('9-0000-12345-67-2');
    expect(await occupation.getByRole('radio', { checked: true }).count()).toBe(0);
    const seen = page.getByRole('radiogroup', { name: 'เห็นเลขจาก' });
    // [F9] That a machine read it says nothing of what it read.
    expect(await seen.getByRole('radio', { checked: true }).count()).toBe(0);

    // Another card: what stands there is kept until somebody says so.
    await firstName(page).focus();
    await type('สม');
    // As long as a hand needs to put the keyboard aside.
    await page.waitForTimeout(100);
    await scan(OTHER_ID, 'nothing');
    await page.getByText('สแกนได้เลขอื่น').waitFor();
    expect(await firstName(page).inputValue()).toBe('สม');
    expect(await idBox(page).inputValue()).toBe('9-0000-12345-67-2');
    await button(page, 'ใช้เลขที่สแกน').click();
    await expect.poll(() => idBox(page).inputValue()).toBe('9-0000-00000-01-7');

    await button(page, 'ลบเจ้าหนี้รายที่ 1').focus();
    await scan('123456789012');
    await page.waitForTimeout(150);
    expect(await button(page, 'ลบเจ้าหนี้รายที่ 1').count()).toBe(1);
    // The number of a paper form is no answer, wherever it is scanned.
    await firstName(page).focus();
    await scan('800101000019');
    await page.getByText('สแกนได้เลขของแบบกระดาษ 8001‑01‑00001‑9').waitFor();
    expect(await firstName(page).inputValue()).toBe('สม');
    // A telephone is typed as fast as anybody can, and stays where it was typed.
    await page.getByRole('textbox', { name: /^1\.6 / }).focus();
    await scan('0812345678');
    await expect
      .poll(() => page.getByRole('textbox', { name: /^1\.6 / }).inputValue())
      .toBe('081-234-5678');

    // And what was taken back was taken back on the disk too.
    await goHome(page);
    await page.reload();
    await unlock(page);
    await page.getByRole('link', { name: /^ทำต่อ/ }).click();
    await expect.poll(() => firstName(page).inputValue()).toBe('สม');
    // The number is whole and lacks only how it was seen.
    await expect.poll(() => focusOn(page)).toContain('q-1-1-seen-1');
    expect(await idBox(page).inputValue()).toBe('9-0000-00000-01-7');
    expect(await occupation.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  it('[T2] digits are digits in every field of numbers, and figures are echoed', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    const { type } = await openKeyboard(page);
    const box = (no: string) =>
      page.getByRole('textbox', { name: new RegExp(`^${no.replace('.', '\\.')} `) });
    const typed = async (no: string, keys: string) => {
      await box(no).focus();
      await type(keys);
      await page.keyboard.press('Tab');
      return box(no).inputValue();
    };
    expect(await typed('1.5', '05032510')).toBe('05/03/2510');
    await page.getByText('5 มีนาคม 2510 · อายุ').waitFor();
    expect(await typed('1.6', '0812345678')).toBe('081-234-5678');
    expect(await typed('1.10', '99ฝ14')).toBe('99/14');
    expect(await typed('1.11', '7')).toBe('7');
    expect(await typed('2.2', '9000')).toBe('9,000');
    expect(await typed('4.1', '10000')).toBe('10,000');
    await page.getByText('หนึ่งหมื่นบาทถ้วน').waitFor();
    expect(await typed('4.3', '8500')).toBe('8,500');
    expect(await typed('4.5', '20')).toBe('20');
    await page.getByRole('radiogroup', { name: 'ต่อ', exact: true }).getByText('ต่อเดือน').click();
    const interest = page.locator('.interest');
    await expect.poll(() => interest.textContent()).toMatch(/ร้อยละ 240 ต่อปี.*ร้อยละ 15.*ประมาณการ/s);
    expect(await page.locator('.totals').textContent()).toMatch(/เจ้าหนี้ 1 ราย.*10,000 บาท.*8,500/s);
    // Thai numerals, pasted.
    for (const [no, thai, arabic] of [
      ['1.1', '๙-๐๐๐๐-๑๒๓๔๕-๖๗-๒', '9-0000-12345-67-2'],
      ['1.10', '๑๒/๓', '12/3'],
      ['3.5', '๐๘๑๒๓๔๕๖๗๘', '0812345678'],
      ['4.1', '๕๐๐๐๐', '50,000'],
    ] as const) {
      await box(no).fill(thai);
      await page.keyboard.press('Tab');
      expect(await box(no).inputValue()).toBe(arabic);
    }
    await page.getByRole('combobox', { name: /^1\.9 / }).focus();
    await type('80000');
    await page.getByRole('option', { name: /80000/ }).first().waitFor();
  });
});
