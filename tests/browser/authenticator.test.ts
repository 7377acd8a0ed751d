import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { heading, openDesk } from './open-desk.ts';

const timeout = 240_000;
const scene = useScene();

/** What sits in a laptop's lid, as Chromium can play it; `finger` says whether it knows the person. */
async function addAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: true,
    },
  });
  return {
    finger: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}

it('[V11] the device’s own key opens the desk after a reload, and for nobody else', {
  timeout,
}, async () => {
  let lid: Awaited<ReturnType<typeof addAuthenticator>> | null = null;
  const { page, server, complaints } = await openDesk(scene, async (opening) => {
    lid = await addAuthenticator(opening);
  });
  if (!lid) throw new Error('no authenticator');
  const { finger, remove } = lid as Awaited<ReturnType<typeof addAuthenticator>>;
  const byKey = page.getByRole('button', { name: /^ใช้กุญแจเครื่อง/ });

  await page.goto(`${server.url}/account`);
  await unlock(page);
  await page.getByRole('button', { name: 'เพิ่มกุญแจเครื่อง' }).click();
  await page.getByText('เพิ่มกุญแจเครื่องแล้ว').waitFor();

  await page.reload();
  await byKey.click();
  await heading(page, 'บัญชีของฉัน');

  // Somebody else's finger, and then the same disk in another laptop.
  await page.reload();
  await finger(false);
  await byKey.click();
  await page.getByText('ยังไม่ได้ยืนยันด้วยกุญแจเครื่อง').waitFor();
  await page.reload();
  await remove();
  await addAuthenticator(page);
  await byKey.click();
  await page.getByText('ยังไม่ได้ยืนยันด้วยกุญแจเครื่อง').waitFor();
  await page.getByRole('button', { name: 'ใช้รหัสผ่าน', exact: true }).click();
  await unlock(page);
  expect(complaints).toEqual([]);
});
