import type { CDPSession, Page } from 'playwright-core';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import { makeScene, type Scene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { slowDown, THROTTLE } from './away.ts';
import { serveEmptyPage } from './empty-page.ts';
import { type Bench, median, round, spread } from './row.ts';

const BROWSER_STARTS_MS = 2000;

interface CaretWindow {
  noteCaretAt(time: string): void;
}

/**
 * A new browser, the server stopped, the processor slowed down: from opening the address to the
 * caret in the field of the passphrase. Beside it the same of a page with that field and no more.
 */
export const coldStart: Bench = {
  id: 'cold-start',
  of: 'starts',
  amount: { full: 5, small: 1 },
  async run(starts) {
    const scene = makeScene();
    try {
      const desk = await enrolled(scene);
      const empty = await visitedEmptyPage(scene);
      const times: number[] = [];
      const atLeast: number[] = [];
      // By turns, so that what else the machine does meets both.
      for (let i = 0; i < starts; i += 1) {
        times.push(await startOf(scene, desk));
        atLeast.push(await startOf(scene, empty));
      }
      return [
        {
          id: 'cold-start',
          unit: 'ms',
          ours: round(median(times)),
          limit: round(median(atLeast)),
          goal: { atMost: 1000 },
          note: `${spread(times)}; median of ${starts} starts in a browser that was just opened, server stopped, processor slowed down ${THROTTLE} times; limit: a page with one field behind a service worker of three lines, ${spread(atLeast)}`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};

interface Installed {
  profile: string;
  url: string;
}

async function enrolled(scene: Scene): Promise<Installed> {
  const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
  const profile = makeProfile();
  const { page, close } = await scene.open(profile);
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  await server.stop();
  await close();
  return { profile, url: server.url };
}

async function visitedEmptyPage(scene: Scene): Promise<Installed> {
  const { url, stop } = await serveEmptyPage();
  const profile = makeProfile();
  const { page, close } = await scene.open(profile);
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await close();
  stop();
  return { profile, url };
}

async function startOf(scene: Scene, { profile, url }: Installed): Promise<number> {
  const { page, close } = await scene.open(profile);
  // The browser's own start takes both cores for a moment; it is not the app's.
  await page.waitForTimeout(BROWSER_STARTS_MS);
  await slowDown(page);
  const caretAt = whenCaret(await listenForCaret(page));
  await page.goto(url, { waitUntil: 'commit' });
  const time = await caretAt;
  await close();
  return time;
}

/** The page tells it by itself: looking for it there would take a tenth of a second from the page. */
async function listenForCaret(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: 'noteCaretAt' });
  await page.addInitScript(noteCaret);
  return devtools;
}

const whenCaret = (devtools: CDPSession): Promise<number> =>
  new Promise((resolve) => {
    devtools.once('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)));
  });

/** Runs in the page before its own code; time counts from the navigation. */
function noteCaret(): void {
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'password') return;
    (globalThis as unknown as CaretWindow).noteCaretAt(String(performance.now()));
  });
}
