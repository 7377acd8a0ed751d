import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { centreOf } from '../support/centre-database.ts';
import { fillForm, finish, openRecords, tagOf, unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { openDesk } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();
const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };

/** Lets the browser say to the service worker of `origin` that there is a network again. */
async function sayOnline(browser: CDPSession, origin: string, registrationId: string) {
  const order = { origin, registrationId, tag: 'send', lastChance: false };
  await browser.send('ServiceWorker.dispatchSyncEvent', order);
}

/** A page of no origin that keeps the browser open, and its way to the service workers. */
async function openAside(
  page: Page,
): Promise<{ aside: CDPSession; registration: Promise<string> }> {
  const aside = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    aside.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (first) resolve(first.registrationId);
    });
  });
  await aside.send('ServiceWorker.enable');
  return { aside, registration };
}

const tagsAsked = (page: Page) =>
  page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.ready) as unknown as {
      sync: { getTags(): Promise<string[]> };
    };
    return registration.sync.getTags();
  });

describe('[S20] with no window open', () => {
  it('what waits is sent when the browser says that there is a network, and the next window knows', {
    timeout,
  }, async () => {
    const { page, context, home, server } = await openDesk(scene);
    await server.stop();
    await fillForm(page, somsri);
    const ref = await finish(page);
    // The browser was asked, and asks again as long as something is left.
    await expect.poll(() => tagsAsked(page)).toEqual(['send']);
    const other = await context.newPage();
    const { aside, registration } = await openAside(other);
    const id = await registration;
    await page.close();

    const again = await scene.serve(home);
    expect(centreOf(home).refs()).toEqual([]);
    await sayOnline(aside, again.url, id);
    await expect.poll(() => centreOf(home).refs(), { timeout: 30_000 }).toEqual([ref]);
    expect(centreOf(home).count('envelopes')).toBe(1);

    // Offline again, so that only what the worker wrote can be seen.
    await again.stop();
    await other.goto(again.url);
    await unlock(other);
    await openRecords(other);
    await expect.poll(() => tagOf(other, ref)).toBe('ส่งแล้ว');
  });
});
