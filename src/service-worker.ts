import { cacheNames, clientsClaim } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import * as z from 'zod/mini';
import { forgetOldest, isAsset, layAside, orFormer, serveFormer } from './app/former-builds.ts';
import { sendAlone } from './app/sending-alone.ts';
import { version, vitals } from './app/vitals.ts';
import { browserClock } from './remote/browser-clock.ts';
import { openHttp } from './remote/http.ts';
import { openOutbox } from './store/open-outbox.ts';
import { originPorts } from './store/origin.ts';
import { readCommand } from './vault/commands.ts';
import { readWatermark, recipientsIn, trustKeyList } from './vault/key-list.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Laid[] };

/** A file of this build, and what tells it from another of the same name. */
interface Laid {
  url: string;
  revision: string | null;
}

/** Background Sync is Chromium's alone and not in the standard library of types. */
interface SyncEvent extends ExtendableEvent {
  tag: string;
}

// The Content-Security-Policy forbids making code from strings, which zod would do for speed.
z.config({ jitless: true });

const manifest: Laid[] = self.__WB_MANIFEST;
const own = {
  id: manifest.find(({ url }) => url === 'index.html')?.revision ?? version,
  urls: new Set(manifest.map(({ url }) => new URL(url, self.location.href).href)),
};
self.addEventListener('install', (event) => {
  // A disk without room for it must not keep a newer version from being installed.
  const laid = layAside(cacheNames.precache, own).catch((error: unknown) => console.warn(error));
  event.waitUntil(laid);
});
self.addEventListener('activate', (event) => event.waitUntil(forgetOldest()));

// Routes of this kind answer GET only, and only for what was precached: POST and /api pass by.
precacheAndRoute(manifest);
addPlugins([orFormer]);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/healthz$/, /^\/readyz$/],
  }),
);
registerRoute(
  ({ url }) => isAsset(url),
  ({ request }) => serveFormer(request),
);

self.addEventListener('message', ({ data, ports }) => {
  // A new version waits until the person in front of the screen agrees (workbox-window sends this).
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
  if (data?.type === 'VERSION') ports[0]?.postMessage(version);
});
clientsClaim();

self.addEventListener('sync', (event) => {
  (event as SyncEvent).waitUntil(sendWhatWaits());
});

/** [S20] The same sender as in a window. @throws when something is left: then the browser tries again. */
async function sendWhatWaits(): Promise<void> {
  const clock = browserClock;
  const ports = {
    clock,
    http: openHttp({
      origin: self.location.origin,
      now: clock.now,
      looksOnline: () => navigator.onLine,
    }),
    locks: navigator.locks,
    wakeWindows,
    openOutbox: () =>
      openOutbox({
        ...originPorts(),
        trust: { trustKeyList, recipientsIn, readWatermark, readCommand },
        clock,
        vitals,
      }),
  };
  if (!(await sendAlone(ports))) throw new Error('something is left to send');
}

async function wakeWindows(): Promise<void> {
  for (const window of await self.clients.matchAll({ type: 'window' })) {
    window.postMessage({ is: 'wake' });
  }
}
