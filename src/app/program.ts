import { type ReadonlySignal, signal } from '@preact/signals';
import type { UnixMs } from '#contract/primitives.ts';
import { untilIdle } from './until-idle.ts';

/** The program itself: its copy for work without a network, and newer versions of it. */
export interface Program {
  /** Set when a newer version is here and this window does not use it. */
  update: ReadonlySignal<Newer | null>;
  /** Megabytes used, once, when the copy is complete for the first time on this device. */
  justReady: ReadonlySignal<string | null>;
  tellReady(): void;
  /** Set while the browser offers to install the app; true when the person agreed. Chromium only. */
  install: ReadonlySignal<(() => Promise<boolean>) | null>;
}

export interface Newer {
  /** Null when it does not say. */
  version: string | null;
  /** When this device first had a newer version than the one it uses, by its own clock. */
  since: UnixMs;
  /**
   * Changes over and opens the page anew, once no window has a form open or sends [U12]; `begun` is
   * called when that is so. @throws AbortError when it was called off before.
   */
  change(calledOff: AbortSignal, begun: () => void): Promise<void>;
}

/** Keeps the copy of the program; `onWake` is called when the browser says that sending may work. */
export function keepProgram(onWake: () => void): Program {
  const update = signal<Newer | null>(null);
  const justReady = signal<string | null>(null);
  const install = signal<(() => Promise<boolean>) | null>(null);
  offerInstalling(install);
  const copy = () => import('./keep-copy.ts');
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    // Without it the app still works, only not without a network; the page "more" says so.
    untilIdle()
      .then(copy)
      .then(({ keepCopy }) => keepCopy({ update, justReady }))
      .catch((error: unknown) => console.error(error));
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
      void copy().then(({ rememberTold }) => rememberTold());
    },
  };
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
