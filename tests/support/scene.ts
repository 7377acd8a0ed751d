import { afterEach } from 'vitest';
import { type OpenBrowser, openBrowser } from './browser.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type RunningServer, startServer } from './server.ts';

/** Servers, browsers and proxies of one test; what still runs at its end is ended. */
export interface Scene {
  serve(...args: Parameters<typeof startServer>): Promise<RunningServer>;
  open(...args: Parameters<typeof openBrowser>): Promise<OpenBrowser>;
  harm(...args: Parameters<typeof startFaultProxy>): Promise<FaultProxy>;
  end(): Promise<void>;
}

export function makeScene(): Scene {
  const endings: (() => Promise<unknown>)[] = [];
  return {
    async serve(...args) {
      const server = await startServer(...args);
      endings.push(server.kill);
      return server;
    },
    async open(...args) {
      const browser = await openBrowser(...args);
      endings.push(browser.kill);
      return browser;
    },
    async harm(...args) {
      const proxy = await startFaultProxy(...args);
      endings.push(proxy.close);
      return proxy;
    },
    async end() {
      for (const end of endings.splice(0).reverse()) await end().catch(() => undefined);
    },
  };
}

/** A scene for each test of the file. */
export function useScene(): Scene {
  const scene = makeScene();
  afterEach(scene.end);
  return scene;
}
