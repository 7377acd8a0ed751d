import type { Page } from 'playwright-core';
import { makeProfile, type OpenBrowser } from '../support/browser.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import type { Scene } from '../support/scene.ts';
import { makeHome, type RunningServer, type ServerHome } from '../support/server.ts';

export interface OpenDesk extends OpenBrowser {
  home: ServerHome;
  server: RunningServer;
}

/** An enrolled device whose program lies on it; `before` is run on the page before it opens. */
export async function openDesk(
  scene: Scene,
  before?: (page: Page) => Promise<unknown>,
): Promise<OpenDesk> {
  const home = await makeHome();
  const server = await scene.serve(home);
  const browser = await scene.open(makeProfile());
  await before?.(browser.page);
  await enrol(browser.page, server.url, server.link());
  await untilReadyOffline(browser.page);
  return { ...browser, home, server };
}

/** Waits for the page of this title. */
export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** The question 1.3 of an open form. */
export const firstName = (page: Page) => page.getByRole('textbox', { name: /^1\.3 / });

export async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await heading(page, 'โต๊ะลงทะเบียน');
}
