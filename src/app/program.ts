import { type ReadonlySignal, signal } from '@preact/signals';
import { trustedScriptUrl } from '../vault/worker-url.ts';
import { recall, remember } from './remembered.ts';

/** The program itself: its copy for work without a network, and newer versions of it. */
export interface Program {
  /** Set when a newer version waits; calling it changes over and opens the page anew. */
  update: ReadonlySignal<(() => void) | null>;
  /** Megabytes used, once, when the copy is complete for the first time on this device. */
  justReady: ReadonlySignal<string | null>;
  tellReady(): void;
  /** Set while the browser offers to install the app; true when the person agreed. Chromium only. */
  install: ReadonlySignal<(() => Promise<boolean>) | null>;
}

const TOLD = 'dd.ready-told';
const LOOK_AGAIN_MS = 60 * 60_000;

/** Keeps the copy of the program; `onWake` is called when the browser says that sending may work. */
export function keepProgram(onWake: () => void): Program {
  const update = signal<(() => void) | null>(null);
  const justReady = signal<string | null>(null);
  const install = signal<(() => Promise<boolean>) | null>(null);
  offerInstalling(install);
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    // Without it the app still works, only not without a network; the page "more" says so.
    register(update, justReady).catch((error: unknown) => console.error(error));
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data?.is === 'wake') onWake();
    });
  }
  return {
    update,
    justReady,
    install,
    tellReady() {
      justReady.value = null;
      remember(TOLD, 'yes');
    },
  };
}

async function register(
  update: { value: (() => void) | null },
  justReady: { value: string | null },
): Promise<void> {
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox(trustedScriptUrl('/service-worker.js'));
  worker.addEventListener('waiting', () => {
    update.value = () => {
      worker.addEventListener('controlling', () => location.reload());
      worker.messageSkipWaiting();
    };
  });
  await worker.register();
  await navigator.serviceWorker.ready;
  if (recall(TOLD) === null) justReady.value = await megabytesUsed();
  setInterval(() => void worker.update().catch(() => {}), LOOK_AGAIN_MS);
}

/** Not in the standard library of types. */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** The browser's offer is kept until a person asks for it: never a pop-up on a first visit. */
function offerInstalling(install: { value: (() => Promise<boolean>) | null }): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    install.value = async () => {
      const { outcome } = await (event as InstallOffer).prompt();
      // An offer can be taken up once.
      install.value = null;
      return outcome === 'accepted';
    };
  });
  addEventListener('appinstalled', () => {
    install.value = null;
  });
}

async function megabytesUsed(): Promise<string> {
  const { usage = 0 } = await navigator.storage.estimate();
  return (usage / 1024 / 1024).toFixed(1);
}
