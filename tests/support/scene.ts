import { afterEach } from 'vitest';
import { type OpenBrowser, openBrowser } from './browser.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type RunningServer, startServer } from './server.ts';
import { startWeakLine, type WeakLine } from './weak-line.ts';

/** Servers, browsers and proxies of one test; what still runs at its end is ended. */
export interface Scene {
  serve(...args: Parameters<typeof startServer>): Promise<RunningServer>;
  open(...args: Parameters<typeof openBrowser>): Promise<OpenBrowser>;
  harm(...args: Parameters<typeof startFaultProxy>): Promise<FaultProxy>;
  weaken(...args: Parameters<typeof startWeakLine>): Promise<WeakLine>;
  /** Prints what stands on every page, and what it complained of. */
  describe(): Promise<void>;
  end(): Promise<void>;
}

export function makeScene(): Scene {
  const endings: (() => Promise<unknown>)[] = [];
  const browsers: OpenBrowser[] = [];
  return {
    async serve(...args) {
      const server = await startServer(...args);
      endings.push(server.kill);
      return server;
    },
    async open(...args) {
      const browser = await openBrowser(...args);
      endings.push(browser.kill);
      browsers.push(browser);
      return browser;
    },
    async harm(...args) {
      const proxy = await startFaultProxy(...args);
      endings.push(proxy.close);
      return proxy;
    },
    async weaken(...args) {
      const line = await startWeakLine(...args);
      endings.push(line.close);
      return line;
    },
    async describe() {
      for (const { page, complaints } of browsers) {
        const stands = await page
          .locator('body')
          .ariaSnapshot({ timeout: 1000 })
          .catch((error: unknown) => String(error));
        console.log([page.url(), stands, ...complaints].join('\n'));
      }
    },
    async end() {
      browsers.length = 0;
      for (const end of endings.splice(0).reverse()) await end().catch(() => undefined);
    },
  };
}

/** A scene for each test of the file. */
export function useScene(): Scene {
  const scene = makeScene();
  afterEach(async ({ task }) => {
    // Where a journey stopped cannot be seen later, least of all on a machine of CI.
    if (task.result?.state === 'fail') await scene.describe();
    await scene.end();
  });
  return scene;
}
