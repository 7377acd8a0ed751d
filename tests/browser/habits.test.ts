import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { fillForm, finish } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { focusOn } from './by-keyboard.ts';
import { openKeyboard } from './kedmanee.ts';
import { firstName, heading, openDesk } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();
const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
const HOUR_MS = 3_600_000;

interface Watched extends Window {
  reddened: string[];
}

/** Remembers every field that was called wrong, however shortly. */
const watchRed = (page: Page) =>
  page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.reddened = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const field = target as HTMLElement;
        if (field.getAttribute('aria-invalid') === 'true') watched.reddened.push(field.id);
      }
    }).observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-invalid'],
    });
  });
const reddened = (page: Page) => page.evaluate(() => (window as unknown as Watched).reddened);

const nationalId = (page: Page) => page.getByRole('textbox', { name: /^1\.1 / });
const caret = (page: Page) =>
  nationalId(page).evaluate((field) => (field as HTMLInputElement).selectionStart);

describe('what an officer counts on at the form', () => {
  it('[F5] [F6] a number is typed, scanned, pasted and mended in the middle, and nothing is red', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene);
    const { type } = await openKeyboard(page);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await watchRed(page);
    const id = nationalId(page);
    const shown = () => id.inputValue();

    // A scanner is a keyboard on the layout of the moment.
    await type('9000012345672');
    await expect.poll(shown).toBe('9-0000-12345-67-2');
    for (const pasted of ['๙ ๐๐๐๐ ๑๒๓๔๕ ๖๗ ๒', '9-0000-12345-67-2', ' 9000012345672\n']) {
      await id.fill('');
      await id.evaluate((field, text) => {
        field.focus();
        document.execCommand('insertText', false, text);
      }, pasted);
      await expect.poll(shown).toBe('9-0000-12345-67-2');
    }
    // Between 1 and 2: what is taken out and put in there leaves the caret there.
    await id.evaluate((field) => (field as HTMLInputElement).setSelectionRange(8, 8));
    await page.keyboard.press('Backspace');
    await expect.poll(shown).toBe('9-0000-23456-72');
    expect(await caret(page)).toBe(6);
    await page.keyboard.press('1');
    await expect.poll(shown).toBe('9-0000-12345-67-2');
    expect(await caret(page)).toBe(8);

    const birth = page.getByRole('textbox', { name: /^1\.5 / });
    await birth.focus();
    await type('๕ มี.ค. ๒๕๑๐');
    await page.keyboard.press('Enter');
    const echo = page.locator('.field', { has: birth }).locator('[aria-live="polite"]');
    await expect.poll(() => echo.textContent()).toMatch(/^5 มีนาคม 2510 · อายุ \d\d ปี$/);
    // Enter went on, Shift+Enter comes back.
    await page.keyboard.press('Shift+Enter');
    expect(await birth.evaluate((field) => field === document.activeElement)).toBe(true);

    const place = page.getByRole('combobox', { name: /^1\.9 / });
    // Of several none is guessed: Enter shows the first, and takes it when it is pressed again.
    await place.fill('ปากพนัง');
    await page.getByRole('option').nth(1).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[role="option"][aria-selected="true"]').waitFor();
    expect(await place.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => place.inputValue()).toMatch(/ปากพนัง.*อ\.ปากพนัง/);
    await place.fill('บ้านที่ไม่มีในตาราง');
    await page.getByRole('option', { name: 'ไม่พบในรายการ ใช้ “บ้านที่ไม่มีในตาราง” ตามที่พิมพ์' }).click();
    await page.getByText('ไม่พบในรายการ เก็บตามที่พิมพ์').waitFor();
    await page.getByRole('textbox', { name: /^1\.6 / }).fill('08123');
    await page.keyboard.press('Tab');
    expect(await reddened(page)).toEqual([]);

    // Only a check reddens: its list has the focus, and the title says so.
    await page.keyboard.press('F9');
    await expect.poll(() => focusOn(page)).toMatch(/มีจุดที่ต้องแก้ \d+ จุด/);
    expect(await page.title()).toMatch(/^ต้องแก้: แบบลงทะเบียน/);
    expect(await reddened(page)).not.toEqual([]);
    const wrong = 'มือถือมี 10 หลัก ขึ้นต้นด้วย 06 08 09';
    expect(await page.getByText(wrong).count()).toBe(2);
  });

  it('[D11] what is read back leads to the field and back, a number is known again, and the focus goes along', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene);
    await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
    await page.keyboard.press('F9');
    await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
    await page
      .getByText(/^ไม่ได้ระบุ/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'แก้ไข ชื่อ', exact: true }).click();
    await heading(page, 'แบบลงทะเบียน');
    await expect
      .poll(() => firstName(page).evaluate((field) => field === document.activeElement))
      .toBe(true);
    await firstName(page).fill('สมศรีเมือง');
    await page.keyboard.press('F9');
    await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
    await page.getByText('สมศรีเมือง').first().waitFor();
    await page.getByRole('button', { name: 'กลับไปแก้แบบ' }).click();
    await heading(page, 'แบบลงทะเบียน');
    const ref = await finish(page);

    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await nationalId(page).fill(somsri.nationalId.slice(0, 12));
    const began = performance.now();
    await page.keyboard.press(somsri.nationalId.slice(12));
    await page.getByText(/^อาจซ้ำกับเลขที่รับ /).waitFor();
    console.log(`from the 13th digit to the hint: ${Math.round(performance.now() - began)} ms`);
    expect((await page.getByText(/^อาจซ้ำกับเลขที่รับ /).textContent())?.replace(/\D/g, '')).toBe(ref);
    // It stops nobody.
    const names = page.getByRole('textbox', { name: /^3\.1 / });
    await names.first().fill('เจ๊แดง');
    await page.keyboard.press('F4');
    await expect.poll(() => names.count()).toBe(2);
    await expect
      .poll(() => names.last().evaluate((field) => field === document.activeElement))
      .toBe(true);
    await names.last().fill('เสี่ยหมู');
    await page.getByRole('button', { name: 'ลบเจ้าหนี้รายที่ 2' }).click();
    await expect.poll(() => focusOn(page)).toContain('เจ๊แดง');
    await page.getByRole('button', { name: 'เลิกทำ' }).click();
    await expect.poll(() => focusOn(page)).toContain('เสี่ยหมู');
    expect(await names.last().inputValue()).toBe('เสี่ยหมู');
  });
});

describe('what a device says of itself', () => {
  it('that its clock is wrong, by how much and what of; and it asks the browser to keep the data', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene, async (opening) => {
      await opening.clock.install({ time: Date.now() + 3 * HOUR_MS });
      await opening.addInitScript(() => {
        const { persist } = StorageManager.prototype;
        StorageManager.prototype.persist = function ask() {
          localStorage.setItem('asked', 'yes');
          return persist.call(this);
        };
      });
    });
    expect(await page.evaluate(() => localStorage.getItem('asked'))).toBe('yes');
    await page.getByText('เวลาเครื่องคลาดเคลื่อน 3 ชั่วโมง').waitFor({ timeout: 20_000 });
    await page.getByText('เวลาที่พิมพ์บนใบรับอาจผิด').waitFor();
  });

  it('that it keeps nothing, instead of a white page', { timeout }, async () => {
    const server = await scene.serve(await makeHome());
    const { page } = await scene.open(makeProfile());
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no storage here', 'InvalidStateError');
      };
    });
    await page.goto(server.url);
    await page.getByText('หน้าต่างส่วนตัวเก็บข้อมูลไม่ได้ ให้เปิดในหน้าต่างปกติ').waitFor();
  });
});
