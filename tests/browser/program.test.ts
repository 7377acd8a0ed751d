import { describe, expect, it } from 'vitest';
import { centreOf } from '../support/centre-database.ts';
import { fillForm, finish, unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeNewerBuild } from './newer-build.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();

describe('the program on the device', () => {
  it('can be installed, says once that it is here, opens every address with no network, and leaves the rest to it', {
    timeout,
  }, async () => {
    const { page, context, server } = await openDesk(scene);
    const ready = page.getByText(/^พร้อมใช้งานแม้ไม่มีอินเทอร์เน็ต \(ใช้พื้นที่ \d+\.\d MB\)/);
    await ready.waitFor();
    await page.getByRole('button', { name: 'รับทราบ' }).click();
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
      ['/bin', 'ถังพัก'],
      ['/paper', 'แบบกระดาษ'],
      ['/paper/print', 'พิมพ์แบบเปล่า'],
      ['/paper/entry', 'กรอกจากแบบกระดาษ'],
      ['/prepare', 'เตรียมเครื่อง'],
      ['/practice', 'ฝึกใช้งาน'],
      ['/settings', 'ตั้งค่า'],
      ['/help', 'ช่วยเหลือ'],
      ['/about', 'เครื่องนี้และการวินิจฉัย'],
    ] as const) {
      await page.goto(server.url + path);
      await unlock(page);
      await heading(page, title);
      expect(await ready.count()).toBe(0);
    }
  });

  it('changes to a newer version only when asked, on the home screen, with the draft intact', {
    timeout,
  }, async () => {
    const { page, home, server } = await openDesk(scene);
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
    await page
      .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
      .first()
      .waitFor();
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
    await page.locator('.places__item[href="/about"]').click();
    await page.getByText('99.0.0', { exact: true }).waitFor();
    await goHome(page);
    await page.getByRole('link', { name: 'ทำต่อ' }).click();
    await expect.poll(() => firstName(page).inputValue()).toBe('บุญมีศรี');
  });

  it('works in the oldest browser that is promised', { timeout }, async () => {
    const { page, home } = await openDesk(scene, (opening) =>
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
});
