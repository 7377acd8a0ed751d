import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

/** Background Sync is Chromium's alone and not in the standard library of types. */
interface SyncEvent extends ExtendableEvent {
  tag: string;
}

// Routes of this kind answer GET only, and only for what was precached: POST and /api pass by.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/healthz$/, /^\/readyz$/],
  }),
);

// A new version waits until the person in front of the screen agrees (workbox-window sends this).
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
clientsClaim();

// Only wakes the sender of an open window: with none open, sending waits for the next one.
self.addEventListener('sync', (event) => {
  (event as SyncEvent).waitUntil(wakeWindows());
});

async function wakeWindows(): Promise<void> {
  for (const window of await self.clients.matchAll({ type: 'window' })) {
    window.postMessage({ is: 'wake' });
  }
}
