import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { ensureProofBuild, proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, unlock, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { makeNewerBuild } from './newer-build.ts';
import { firstName, goHome, heading } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();
const DAY_MS = 24 * 60 * 60_000;

const strip = (page: Page) => page.locator('.strip').filter({ hasText: 'มีโปรแกรมรุ่นใหม่' });
const updateNow = (page: Page) => page.getByRole('button', { name: 'อัปเดตตอนนี้' });
const markDocument = (page: Page) =>
  page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
const isSameDocument = (page: Page) => page.evaluate(() => 'sameDocument' in globalThis);

/** An enrolled device with the build that shows its store, so that a record is kept in one step. */
async function openDesk() {
  ensureProofBuild();
  const home = await makeHome();
  const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
  const browser = await scene.open(makeProfile());
  await enrol(browser.page, server.url, server.link());
  await untilReadyOffline(browser.page);
  return { ...browser, home, server };
}

async function keepOne(page: Page): Promise<string> {
  const [kept] = await keepAll(page, inventMany(11, 1));
  if (!kept) throw new Error('nothing was kept');
  return kept.ref;
}

/** Lets the browser find the build that the server hands out now, and waits until it is laid down. */
async function findNewer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    while (worker && worker.state === 'installing')
      await new Promise((resolve) =>
        worker.addEventListener('statechange', resolve, { once: true }),
      );
    if (!registration.waiting) throw new Error('the newer version does not wait');
  });
}

/** As when another window changes over: this one is told of it and did not ask for it. */
async function changeElsewhere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    if (!waiting) throw new Error('no version waits');
    waiting.postMessage({ type: 'SKIP_WAITING' });
    while (waiting.state !== 'activated')
      await new Promise((resolve) =>
        waiting.addEventListener('statechange', resolve, { once: true }),
      );
  });
}

/** Goes through the menu, so that the page itself is never loaded anew. */
async function goThrough(page: Page, places: readonly (readonly [string, string])[]) {
  for (const [path, title] of places) {
    await page.locator('.nav__item[href="/more"]').click();
    await page.locator(`.places__item[href="${path}"]`).click();
    await heading(page, title);
  }
}

async function versionShown(page: Page): Promise<string> {
  await goThrough(page, [['/about', 'เครื่องนี้และการวินิจฉัย']]);
  const row = page.locator('dl.facts > div').filter({ hasText: 'รุ่นโปรแกรม' });
  return (await row.locator('dd').textContent()) ?? '';
}

describe('[U12] a newer version', () => {
  it('waits for a form in another window and takes nothing from it', {
    timeout,
  }, async () => {
    const { page: desk, context, home, server } = await openDesk();
    const newer = makeNewerBuild(proofDist, '98.0.0');
    await server.stop();
    const second = await scene.serve(home, { env: { DIST_DIR: newer } });
    await desk.keyboard.press('F2');
    await firstName(desk).fill('บุญมี');
    await markDocument(desk);
    await findNewer(desk);

    const other = await context.newPage();
    await other.goto(second.url);
    await strip(other).getByText('98.0.0').waitFor();
    expect(await axeFaults(other)).toEqual([]);
    await markDocument(other);
    await updateNow(other).click();
    await strip(other).getByText('รอแบบที่เปิดค้าง').waitFor();
    expect(await axeFaults(other)).toEqual([]);
    // Called off, and asked for again.
    await other.getByRole('button', { name: 'ไม่รอ' }).click();
    await updateNow(other).click();
    await strip(other).getByText('รอแบบที่เปิดค้าง').waitFor();
    await firstName(desk).fill('บุญมีศรี');
    await desk
      .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
      .first()
      .waitFor();
    expect(await isSameDocument(other)).toBe(true);

    // The form is left: now it changes over, there and only there.
    await goHome(desk);
    await expect.poll(() => isSameDocument(other).catch(() => true)).toBe(false);
    await heading(other, 'เปิดใช้งานอยู่ในหน้าต่างอื่น');
    expect(await strip(other).count()).toBe(0);
    expect(await isSameDocument(desk)).toBe(true);
    await strip(desk).waitFor();
    await desk.getByRole('link', { name: 'ทำต่อ' }).click();
    await expect.poll(() => firstName(desk).inputValue()).toBe('บุญมีศรี');
  });

  it('leaves a window of the last version, and of the one before, what it still has to load, without a network; it sends, and follows when asked to', {
    timeout,
  }, async () => {
    const { page, home, server } = await openDesk();
    await markDocument(page);
    await server.stop();
    const newer = makeNewerBuild(proofDist, '98.0.0');
    const newest = makeNewerBuild(newer, '99.0.0', '98.0.0');
    for (const dist of [newer, newest]) {
      const next = await scene.serve(home, { env: { DIST_DIR: dist } });
      await findNewer(page);
      await changeElsewhere(page);
      await next.stop();
    }
    await goThrough(page, [
      ['/paper', 'แบบกระดาษ'],
      ['/settings', 'ตั้งค่า'],
      ['/help', 'ช่วยเหลือ'],
    ]);
    expect(await versionShown(page)).not.toBe('99.0.0');
    await goHome(page);
    const ref = await keepOne(page);
    // It locks and opens with the workers of its own build.
    await page.keyboard.press('Control+Alt+l');
    await unlock(page);
    expect(await isSameDocument(page)).toBe(true);

    await scene.serve(home, { env: { DIST_DIR: newest } });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => centreOf(home).refs(), { timeout: 60_000 }).toEqual([ref]);

    await strip(page).getByText('99.0.0').waitFor();
    await updateNow(page).click();
    await expect.poll(() => isSameDocument(page).catch(() => true)).toBe(false);
    await unlock(page);
    expect(await versionShown(page)).toBe('99.0.0');
  });

  it('[S7] is told louder after a week and asked for before a new registration after two, never before sending', {
    timeout,
  }, async () => {
    const { page, home, server } = await openDesk();
    await server.stop();
    const ref = await keepOne(page);
    const env = { DIST_DIR: makeNewerBuild(proofDist, '99.0.0') };
    /** As if the newer version had come so many days ago. */
    const waitedFor = async (days: number) => {
      await page.evaluate(
        (since) => localStorage.setItem('dd.newer-since', `${since}`),
        Date.now() - days * DAY_MS,
      );
      await page.reload();
      await unlock(page);
      await strip(page).waitFor();
    };
    const newer = await scene.serve(home, { env });
    await findNewer(page);
    await newer.stop();
    await goHome(page);
    await waitedFor(0);
    await strip(page).getByText('ใช้เวลาประมาณ 5 วินาที').waitFor();
    expect(await page.locator('.strip--wait').filter({ hasText: 'รุ่นใหม่' }).count()).toBe(0);

    await waitedFor(8);
    await page.locator('.strip--wait').getByText('มา 8 วันแล้ว').waitFor();
    await strip(page).getByText('อีก 6 วัน').waitFor();
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await goHome(page);

    await waitedFor(15);
    await page.keyboard.press('F2');
    await heading(page, 'อัปเดตโปรแกรมก่อนลงทะเบียนรายใหม่');
    expect(await axeFaults(page)).toEqual([]);
    // What waits goes while the question stands.
    await scene.serve(home, { env });
    await expect.poll(() => centreOf(home).refs(), { timeout: 45_000 }).toEqual([ref]);
    await page.getByRole('button', { name: 'ลงทะเบียนต่อด้วยรุ่นเดิม' }).click();
    await heading(page, 'แบบลงทะเบียน');
    await goHome(page);
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await goHome(page);

    // The next day, and now it is taken: the new registration follows by itself.
    await page.evaluate(() => localStorage.removeItem('dd.update-put-off'));
    await page.keyboard.press('F2');
    await heading(page, 'อัปเดตโปรแกรมก่อนลงทะเบียนรายใหม่');
    await updateNow(page).first().click();
    await unlock(page);
    await heading(page, 'แบบลงทะเบียน');
    await goHome(page);
    expect(await strip(page).count()).toBe(0);
    expect(await versionShown(page)).toBe('99.0.0');
  });
});
