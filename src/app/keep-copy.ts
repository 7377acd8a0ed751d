import type { Signal } from '@preact/signals';
import { messageSW, Workbox } from 'workbox-window';
import { trustedScriptUrl } from '../vault/worker-url.ts';
import type { Newer } from './program.ts';
import { forget, recall, remember } from './remembered.ts';

const TOLD = 'dd.ready-told';
const SINCE = 'dd.newer-since';
const LOOK_AGAIN_MS = 60 * 60_000;
const ANSWER_MS = 2000;
/** A change that nobody hears of must not stop the page for ever. */
const RELOAD_AT_LATEST_MS = 10_000;

/** Lays the program down for work without a network, and looks for newer versions of it. */
export async function keepCopy(shown: {
  update: Signal<Newer | null>;
  justReady: Signal<string | null>;
}): Promise<void> {
  const { serviceWorker } = navigator;
  const worker = new Workbox(trustedScriptUrl('/service-worker.js'));
  let laidDown = serviceWorker.controller !== null;
  let changing = false;
  let registration: ServiceWorkerRegistration | undefined;

  const change: Newer['change'] = async (calledOff, begun) => {
    // Nobody who sets up a device waits for it.
    const { whenAllRest } = await import('./at-work.ts');
    return whenAllRest(calledOff, async () => {
      changing = true;
      begun();
      // Another window may have changed over already: then this one only has to follow.
      if (registration?.waiting) worker.messageSkipWaiting();
      else location.reload();
      // Until the page goes, nobody begins anything.
      await new Promise((resolve) => setTimeout(resolve, RELOAD_AT_LATEST_MS));
      location.reload();
    });
  };
  const offer = async (from: ServiceWorker | null | undefined) => {
    const since = Number(recall(SINCE) ?? Date.now());
    remember(SINCE, String(since));
    shown.update.value = { version: from ? await askVersion(from) : null, since, change };
  };
  worker.addEventListener('waiting', ({ sw }) => void offer(sw));
  serviceWorker.addEventListener('controllerchange', () => {
    if (changing) location.reload();
    // Changed over by another window: this one goes on with what it has, and says so.
    else if (laidDown) void offer(serviceWorker.controller);
    laidDown = true;
  });

  registration = await worker.register();
  await serviceWorker.ready;
  if (!registration?.waiting) forget(SINCE);
  if (recall(TOLD) === null) shown.justReady.value = await megabytesUsed();
  setInterval(() => void worker.update().catch(() => {}), LOOK_AGAIN_MS);
}

export const rememberTold = (): void => remember(TOLD, 'yes');

/** Null when it does not say, as one of before this question. */
const askVersion = (worker: ServiceWorker): Promise<string | null> =>
  Promise.race([
    messageSW(worker, { type: 'VERSION' }),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_MS)),
  ]);

async function megabytesUsed(): Promise<string> {
  const { usage = 0 } = await navigator.storage.estimate();
  return (usage / 1024 / 1024).toFixed(1);
}
