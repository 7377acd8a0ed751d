import { type ReadonlySignal, signal } from '@preact/signals';
import type { EnrolledDevice, OutboxPicture, Store } from '../store/types.ts';
import type { Outbox } from '../sync/ports.ts';
import type { OfficerVault, OpenVault } from '../vault/types.ts';
import type { Adapters, Sending } from './adapters.ts';
import { claimWindow, takeOverWindow } from './window-lock.ts';

/** What stands between a person and the desk; each holds only what it has. */
export type Stage =
  | { is: 'opening' }
  /** Another window of this device is the active one. */
  | { is: 'elsewhere' }
  | { is: 'moved' }
  | { is: 'no-storage'; error: unknown }
  | { is: 'new-device'; store: Store; queue: Outbox }
  | ({ is: 'locked'; officers: OfficerVault[] } & Enrolled)
  | ({ is: 'open'; vault: OpenVault } & Enrolled);

export interface Enrolled {
  store: Store;
  device: EnrolledDevice;
  sending: Sending;
}

export interface Stages {
  stage: ReadonlySignal<Stage>;
  outbox: ReadonlySignal<OutboxPicture>;
  begin(): Promise<void>;
  useThisWindow(): Promise<void>;
  enrolled(device: EnrolledDevice, vault: OpenVault): void;
  unlocked(vault: OpenVault): void;
  /** Saves what is open first; sending goes on. */
  lock(): Promise<void>;
  /** Registers what must be saved before locking or leaving; returns the way to take it back. */
  saveBeforeLeaving(save: () => Promise<void>): () => void;
  saveAll(): Promise<void>;
}

const emptyOutbox: OutboxPicture = {
  unsent: 0,
  toMend: 0,
  withoutSecondCopy: 0,
  receivedToday: 0,
  lastReceivedAt: null,
};

/** Longer than any save takes; a save that hangs must not keep the device unlocked. */
const SAVING_MS = 3000;

/** Leads from opening the window to an open desk, and back when it is locked or moved. */
export function createStages(adapters: Adapters): Stages {
  const stage = signal<Stage>({ is: 'opening' });
  const outbox = signal(emptyOutbox);
  const savers = new Set<() => Promise<void>>();

  const saveAll = async () => {
    const saved = Promise.allSettled([...savers].map((save) => save()));
    await Promise.race([saved, new Promise((resolve) => setTimeout(resolve, SAVING_MS))]);
  };

  const openStore = async () => {
    stage.value = { is: 'opening' };
    try {
      const { store, outbox: queue } = await adapters.openStore();
      store.watchOutbox((picture) => {
        outbox.value = picture;
      });
      const device = await store.device();
      if (!device) {
        stage.value = { is: 'new-device', store, queue };
        return;
      }
      const sending = adapters.startSending(store, queue, device);
      stage.value = { is: 'locked', store, device, sending, officers: await store.officers() };
    } catch (error) {
      stage.value = { is: 'no-storage', error };
    }
  };

  const letGo = async () => {
    await saveAll();
    const left = stage.value;
    if (left.is === 'open') left.vault.lock();
    if (left.is === 'open' || left.is === 'locked') left.sending.stop();
    stage.value = { is: 'moved' };
  };

  return {
    stage,
    outbox,
    saveAll,

    async begin() {
      if (await claimWindow(letGo)) await openStore();
      else stage.value = { is: 'elsewhere' };
    },

    async useThisWindow() {
      stage.value = { is: 'opening' };
      await takeOverWindow(letGo);
      await openStore();
    },

    enrolled(device, vault) {
      const now = stage.value;
      if (now.is !== 'new-device') return;
      const sending = adapters.startSending(now.store, now.queue, device);
      stage.value = { is: 'open', store: now.store, device, sending, vault };
    },

    unlocked(vault) {
      const now = stage.value;
      if (now.is !== 'locked') return;
      const { store, device, sending } = now;
      stage.value = { is: 'open', store, device, sending, vault };
    },

    async lock() {
      await saveAll();
      const now = stage.value;
      if (now.is !== 'open') return;
      const { store, device, sending, vault } = now;
      const officers = await store.officers();
      vault.lock();
      stage.value = { is: 'locked', store, device, sending, officers };
    },

    saveBeforeLeaving(save) {
      savers.add(save);
      return () => savers.delete(save);
    },
  };
}
