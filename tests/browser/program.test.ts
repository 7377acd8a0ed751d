import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeProfile, type OpenBrowser } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, fillForm, finish, unlock, untilReadyOffline } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome, type RunningServer, type ServerHome } from '../support/server.ts';
import { makeNewerBuild } from './newer-build.ts';

const timeout = 60_000;
const scene = useScene();

interface Opened extends OpenBrowser {
  home: ServerHome;
  server: RunningServer;
}

/** An enrolled device whose program lies on it; `before` is run on the page before it opens. */
async function openDesk(before?: (page: Page) => Promise<unknown>): Promise<Opened> {
  const home = await makeHome();
  const server = await scene.serve(home);
  const browser = await scene.open(makeProfile());
  await before?.(browser.page);
  await enrol(browser.page, server.url, server.link());
  await untilReadyOffline(browser.page);
  return { ...browser, home, server };
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const firstName = (page: Page) => page.getByRole('textbox', { name: /^1\.3 / });
const goHome = async (page: Page) => {
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await heading(page, 'โต๊ะลงทะเบียน');
};
const saved = (page: Page) =>
  page
    .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
    .first()
    .waitFor();
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

describe('the program on the device', () => {
  it('can be installed, opens every address with no network, and leaves the rest to it', {
    timeout,
  }, async () => {
    const { page, context, server } = await openDesk();
    const session = await context.newCDPSession(page);
    const manifest = await session.send('Page.getAppManifest');
    expect(manifest.errors).toEqual([]);
    expect(JSON.parse(manifest.data ?? '')).toMatchObject({ lang: 'th', display: 'standalone' });
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);

    // Whoever answers: the service worker only what was laid down, never a POST and never `/api`.
    const byWorker = new Map<string, boolean>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      byWorker.set(`${response.request().method()} ${pathname}`, response.fromServiceWorker());
    });
    const ask = (path: string, method: string) =>
      page.evaluate(
        ([url, how]) =>
          fetch(url, { method: how }).then(
            ({ status }) => status,
            () => 'no answer' as const,
          ),
        [path, method] as const,
      );
    expect(await ask('/index.html', 'GET')).toBe(200);
    expect(await ask('/api/v1/keys', 'GET')).toBe(200);
    expect(await ask('/api/v1/envelopes', 'POST')).toBeGreaterThanOrEqual(400);
    expect(await ask('/index.html', 'POST')).toBeGreaterThanOrEqual(400);
    await expect
      .poll(() => Object.fromEntries(byWorker))
      .toMatchObject({
        'GET /index.html': true,
        'GET /api/v1/keys': false,
        'POST /api/v1/envelopes': false,
        'POST /index.html': false,
      });

    await server.stop();
    expect(await ask('/index.html', 'GET')).toBe(200);
    for (const method of ['GET', 'POST'])
      expect(await ask('/api/v1/keys', method)).toBe('no answer');
    expect(await ask('/index.html', 'POST')).toBe('no answer');
    for (const [path, title] of [
      ['/', 'โต๊ะลงทะเบียน'],
      ['/records', 'รายการ'],
      ['/outbox', 'รอส่ง'],
      ['/reg/new', 'แบบลงทะเบียน'],
    ] as const) {
      await page.goto(server.url + path);
      await unlock(page);
      await heading(page, title);
    }
  });

  it('changes to a newer version only when asked, on the home screen, with the draft intact', {
    timeout,
  }, async () => {
    const { page, home, server } = await openDesk();
    await page.keyboard.press('F2');
    await firstName(page).fill('บุญมี');
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await server.stop();
    await scene.serve(home, { env: { DIST_DIR: makeNewerBuild('dist', '99.0.0') } });
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      // Installed, and waiting for somebody to agree.
      const worker = registration.installing ?? registration.waiting;
      while (worker && worker.state === 'installing')
        await new Promise((resolve) =>
          worker.addEventListener('statechange', resolve, { once: true }),
        );
      if (!registration.waiting) throw new Error('the newer version does not wait');
    });
    const strip = page.getByText('มีโปรแกรมรุ่นใหม่');
    await firstName(page).fill('บุญมีศรี');
    await saved(page);
    expect(await strip.count()).toBe(0);

    await goHome(page);
    await strip.waitFor();
    await page.getByRole('link', { name: 'ทำต่อ' }).click();
    await heading(page, 'แบบลงทะเบียน');
    expect(await strip.count()).toBe(0);
    await goHome(page);
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);

    await page.getByRole('button', { name: 'อัปเดตตอนนี้' }).click();
    await unlock(page);
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(false);
    await page.locator('.nav__item[href="/more"]').click();
    await page.getByText('99.0.0').waitFor();
    await goHome(page);
    await page.getByRole('link', { name: 'ทำต่อ' }).click();
    await expect.poll(() => firstName(page).inputValue()).toBe('บุญมีศรี');
  });

  it('[D2] moves to a second window when asked, and what was typed in the first is there', {
    timeout,
  }, async () => {
    const { page, context, server } = await openDesk();
    await page.keyboard.press('F2');
    await firstName(page).fill('เพ็ญพักตร์');
    const second = await context.newPage();
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
    const { page } = await openDesk((opening) => opening.clock.install());
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

  it('works in the oldest browser that is promised', { timeout }, async () => {
    const { page, home } = await openDesk((opening) =>
      opening.addInitScript(() => {
        // What came after Chrome 109.
        for (const [owner, name] of [
          [AbortSignal, 'any'],
          [Promise, 'withResolvers'],
          [Object, 'groupBy'],
          [Map, 'groupBy'],
          [Array, 'fromAsync'],
          [URL, 'canParse'],
          [Array.prototype, 'toSorted'],
          [Array.prototype, 'toSpliced'],
          [Array.prototype, 'toReversed'],
          [Array.prototype, 'with'],
          [Set.prototype, 'union'],
          [Set.prototype, 'difference'],
          [HTMLElement.prototype, 'showPopover'],
        ] as const)
          Reflect.deleteProperty(owner, name);
      }),
    );
    expect(await page.evaluate(() => 'toSorted' in [])).toBe(false);
    await fillForm(page, {
      firstName: 'สมศรี',
      lastName: 'ทองคำ',
      nationalId: '9000012345672',
      creditor: 'เจ๊แดง',
    });
    const ref = await finish(page);
    await expect.poll(() => centreOf(home).refs(), { timeout: 15_000 }).toEqual([ref]);
  });

  it('[F3] keeps no form in which nothing was said, and goes on with the right one', {
    timeout,
  }, async () => {
    const { page } = await openDesk();
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

    const line = page.getByRole('listitem').filter({ hasText: 'บุญมี' });
    // The second number belongs to the form in which nothing was said.
    await expect.poll(() => line.textContent()).toContain('00001');
    await line.getByRole('link', { name: /^ทำต่อ/ }).click();
    await expect.poll(() => firstName(page).inputValue()).toBe('บุญมี');
    await goHome(page);
    const newest = page.getByRole('listitem').filter({ hasText: 'อรทัย' });
    await expect.poll(() => newest.textContent()).toContain('00003');

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
