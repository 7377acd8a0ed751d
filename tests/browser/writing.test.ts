import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();

/** All that a page holds: its text and attributes, and what stands in its fields. */
const heldBy = (page: Page) =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) =>
        'value' in field ? field.value : '',
      ),
    ].join('\n'),
  );

describe('what is being written', () => {
  it('[D2] moves to a second window when asked, and what was typed in the first is there', {
    timeout,
  }, async () => {
    const { page, context, server } = await openDesk(scene);
    await page.keyboard.press('F2');
    await firstName(page).fill('เพ็ญพักตร์');
    const second = await context.newPage();
    await second.goto(server.url);
    await second.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).waitFor();
    // Meanwhile it knows nobody, and has nothing to write with.
    expect(await heldBy(second)).not.toContain('เพ็ญพักตร์');
    await second.keyboard.press('F2');
    await second.goto(`${server.url}/reg/new`);
    await second.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).waitFor();
    expect(await second.getByRole('textbox').count()).toBe(0);
    await second.goto(server.url);
    await second.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).waitFor();
    // Offering changes nothing yet, and the last letters are not written when the other takes over.
    await firstName(page).fill('เพ็ญพักตร์แก้ว');
    await second.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).click();
    await heading(page, 'ย้ายไปใช้อีกหน้าต่างแล้ว');
    await page.getByText('ข้อมูลที่บันทึกแล้วยังอยู่ในเครื่องนี้').waitFor();
    expect(await heldBy(page)).not.toContain('เพ็ญพักตร์');

    await unlock(second);
    await second.getByRole('link', { name: 'ทำต่อ' }).click();
    await expect.poll(() => firstName(second).inputValue()).toBe('เพ็ญพักตร์แก้ว');
  });

  it('locks itself after five minutes, and the page holds no name then', { timeout }, async () => {
    const { page } = await openDesk(scene, (opening) => opening.clock.install());
    await page.keyboard.press('F2');
    await firstName(page).fill('ณัฐพล');
    await page.clock.fastForward('04:00');
    await page.keyboard.press('Tab');
    await page.clock.fastForward('04:30');
    // Touched less than five minutes ago.
    expect(await heldBy(page)).toContain('ณัฐพล');
    await page.clock.fastForward('00:45');
    await heading(page, 'เข้าใช้เครื่อง');
    expect(await heldBy(page)).not.toContain('ณัฐพล');
    await unlock(page);
    await expect.poll(() => firstName(page).inputValue()).toBe('ณัฐพล');
  });

  it('[U1] speaks the other language at once, of what was just removed too', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await page.getByRole('button', { name: 'ลบเจ้าหนี้รายที่ 1' }).click();
    const offer = page.getByRole('status').filter({ hasText: 'เจ้าหนี้รายที่ 1' });
    await expect.poll(() => offer.textContent()).toContain('ลบเจ้าหนี้รายที่ 1 แล้ว');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('Creditor 1 removed').waitFor();
    expect(await offer.count()).toBe(0);
  });

  it('[F3] keeps no form in which nothing was said, and goes on with the right one', {
    timeout,
  }, async () => {
    const { page } = await openDesk(scene);
    const drafts = page.getByRole('link', { name: /^ทำต่อ/ });
    await page.keyboard.press('F2');
    await firstName(page).fill('บุญมี');
    await goHome(page);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await goHome(page);
    await page.keyboard.press('F2');
    await firstName(page).fill('อรทัย');
    await goHome(page);
    await expect.poll(() => drafts.count()).toBe(2);

    const line = page.getByRole('listitem').filter({ hasText: '00001' });
    await line.getByRole('link', { name: /^ทำต่อ/ }).click();
    await expect.poll(() => firstName(page).inputValue()).toBe('บุญมี');
    await goHome(page);
    const newest = page.getByRole('listitem').filter({ hasText: '00003' });
    // The second number belongs to the form in which nothing was said.
    await newest.waitFor();

    // Locked in between, the same empty form is there again.
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await page.getByRole('button', { name: 'ล็อก' }).click();
    await unlock(page);
    await heading(page, 'แบบลงทะเบียน');
    await goHome(page);
    await expect.poll(() => drafts.count()).toBe(2);
  });
});
