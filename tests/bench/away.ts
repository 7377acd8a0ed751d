import type { Page } from 'playwright-core';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import type { Scene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';

/** What a cheap tablet is slower than the machine that measures. */
export const THROTTLE = 4;

/** The open desk of an enrolled device whose centre has been stopped. */
export async function openAway(scene: Scene): Promise<Page> {
  const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
  const { page } = await scene.open(makeProfile());
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  await server.stop();
  return page;
}

/** Slows the page's processor down `THROTTLE` times. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}
