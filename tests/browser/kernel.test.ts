import { describe, expect, it } from 'vitest';
import { makeProfile } from '../support/browser.ts';
import { centreOf } from '../support/centre-database.ts';
import {
  enrol,
  fillForm,
  finish,
  openRecords,
  tagOf,
  unlock,
  untilReadyOffline,
} from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';

const timeout = 240_000;
const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };

describe('a registration written with no network reaches the centre, exactly once', () => {
  const scene = useScene();

  it('[D2] [S1] survives kill -9 of the browser and arrives when the server is back', {
    timeout,
  }, async () => {
    const home = await makeHome();
    const first = await scene.serve(home);
    const profile = makeProfile();
    const before = await scene.open(profile);
    await enrol(before.page, first.url, first.link());
    await untilReadyOffline(before.page);
    await first.stop();

    await fillForm(before.page, { ...somsri, creditor: 'เจ๊แดง ตลาดเช้า' });
    const ref = await finish(before.page);
    await before.kill();

    // Cold start with the server still away: the shell comes from the device itself.
    const after = await scene.open(profile);
    await after.page.goto(first.url);
    await unlock(after.page);
    await openRecords(after.page);
    await expect.poll(() => tagOf(after.page, ref)).toBe('รอส่ง');

    await scene.serve(home);
    await expect.poll(() => tagOf(after.page, ref), { timeout: 45_000 }).toBe('ส่งแล้ว');

    const centre = centreOf(home);
    await expect.poll(() => centre.refs(), { timeout: 10_000 }).toEqual([ref]);
    expect(centre.registration(ref)).toMatchObject({
      debtor: { firstName: 'สมศรี', nationalId: { value: somsri.nationalId } },
      creditors: [{ name: { value: 'เจ๊แดง ตลาดเช้า' }, debts: [{ balance: 4_000_000 }] }],
    });
    expect(centre.count('envelopes')).toBe(1);
  });

  it('[S1] sees by itself that the centre is gone, with nothing to send, and that it is back', {
    timeout,
  }, async () => {
    const home = await makeHome();
    const server = await scene.serve(home);
    const { page } = await scene.open(makeProfile());
    await enrol(page, server.url, server.link());
    const chip = (word: string) => page.getByRole('link', { name: word }).first();
    await chip('เชื่อมต่อแล้ว').waitFor();
    await server.stop();
    await chip('ติดต่อส่วนกลางไม่ได้').waitFor({ timeout: 30_000 });
    await scene.serve(home);
    await chip('เชื่อมต่อแล้ว').waitFor({ timeout: 30_000 });
  });

  it('[S4] [I2] asks again when the first answers are lost after the commit: one record', {
    timeout,
  }, async () => {
    const home = await makeHome();
    const server = await scene.serve(home);
    const proxy = await scene.harm(home.port);
    const { page } = await scene.open(makeProfile());
    await enrol(page, proxy.url, server.link());
    await untilReadyOffline(page);
    const isPush = (path: string) => path === '/api/v1/envelopes';
    proxy.plan(isPush, ['cut-answer', 'lost-answer', 'captive-portal', 'garbage', 'duplicated']);

    await fillForm(page, somsri);
    const ref = await finish(page);
    await openRecords(page);
    await expect.poll(() => tagOf(page, ref), { timeout: 180_000 }).toBe('ส่งแล้ว');

    await expect.poll(() => centreOf(home).refs(), { timeout: 10_000 }).toEqual([ref]);
    expect(centreOf(home).count('envelopes')).toBe(1);
    expect(proxy.happened).toContain('cut-answer');
  });
});
