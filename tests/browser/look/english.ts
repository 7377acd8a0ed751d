import type { Page } from 'playwright-core';
import type { Camera } from './camera.ts';
import { visit } from './lists.ts';
import { lookAtRecordsInEnglish } from './records.ts';

const pages = [
  ['/', 'Registration desk'],
  ['/records', 'Records'],
  ['/outbox', 'To send'],
  ['/overview', 'Is everything in?'],
  ['/more', 'More'],
] as const;

/** The same screens for somebody who does not read Thai. */
export async function lookInEnglish(page: Page, camera: Camera): Promise<void> {
  await page.getByRole('button', { name: 'Switch to English' }).click();
  for (const [path, title] of pages) {
    await visit(page, path, title);
    await camera.shoot(page, '40-english', title.toLowerCase().replaceAll(/\W+/g, '-'));
  }
  await lookAtRecordsInEnglish(page, camera);
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /^1\.3 / }).fill('สมศรี');
  await page.keyboard.press('F9');
  await page.locator('.summary').waitFor();
  await camera.shoot(page, '40-english', 'form');
  await page.getByRole('button', { name: /Lock/ }).click();
  await page.getByRole('textbox', { name: 'Passphrase' }).waitFor();
  await camera.shoot(page, '40-english', 'lock');
}
