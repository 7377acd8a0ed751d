import { type ReadonlySignal, signal } from '@preact/signals';
import type { EnrolledDevice, OutboxPicture, Store } from '../store/types.ts';
import type { Outbox } from '../sync/ports.ts';
import { mayOpen } from '../vault/may-open.ts';
import type { OfficerVault, OpenVault, ReadyPin } from '../vault/types.ts';
import type { Adapters, Sending } from './adapters.ts';
import { lastHere, rememberHere } from './remembered.ts';
import { claimWindow, takeOverWindow } from './window-lock.ts';

/** What stands between a person and the desk; each holds only what it has. */
export type Stage =
  | { is: 'opening' }
  /** Another window of this device is the active one. */
  | { is: 'elsewhere' }
  | { is: 'moved' }
  | { is: 'no-storage'; error: unknown }
  | { is: 'new-device'; store: Store; queue: Outbox }
  | ({ is: 'locked' } & Waiting & Enrolled)
  | ({ is: 'open'; vault: OpenVault; cameBackTo: string | null } & Enrolled);

/** Who may be chosen at the lock screen, and what opens for them. */
export interface Waiting {
  officers: OfficerVault[];
  pins: ReadyPin[];
  /** Officer code of whoever worked here last. */
  last: string | null;
  /** How many envelopes this device ever made. */
  written: number;
}

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
  /** A device without an officer yet. */
  deviceEnrolled(device: EnrolledDevice): Promise<void>;
  /** The officer who left comes back to the same place, another one starts at the desk. */
  unlocked(vault: OpenVault): void;
  refused(officer: string): void;
  /** Saves what is open first; sending goes on. `at` is the element that had the focus. */
  lock(at?: string | null): Promise<void>;
  /** The officer's certificate is another one now. */
  certified(): void;
  /** Registers what must be saved before locking or leaving; returns the way to take it back. */
  saveBeforeLeaving(save: () => Promise<void>): () => void;
  saveAll(): Promise<void>;
}

const emptyOutbox: OutboxPicture = {
  unsent: 0,
  toMend: 0,
  withoutSecondCopy: 0,
  picturesLeft: 0,
  receivedToday: 0,
  lastReceivedAt: null,
};

/** Longer than any save takes; a save that hangs must not keep the device unlocked. */
const SAVING_MS = 3000;

/** Every command that changes a device gives it another policy or another certificate. */
const isSameDevice = (a: EnrolledDevice, b: EnrolledDevice): boolean =>
  a.certificate === b.certificate &&
  a.policy.version === b.policy.version &&
  a.suspendedAt === b.suspendedAt;

/** Leads from opening the window to an open desk, and back when it is locked or moved. */
export function createStages(adapters: Adapters): Stages {
  const stage = signal<Stage>({ is: 'opening' });
  const outbox = signal(emptyOutbox);
  const savers = new Set<() => Promise<void>>();
  /** Id of the element that had the focus when the last officer left. */
  let leftAt: string | null = null;

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
      await showLocked({ store, device, sending });
      watchOrders(store);
    } catch (error) {
      stage.value = { is: 'no-storage', error };
    }
  };

  /** Unless something else has come onto the screen meanwhile. */
  const showLocked = async ({ store, sending, device }: Enrolled) => {
    const before = stage.value.is;
    const [officers, pins, { seq }, now] = await Promise.all([
      store.officers(),
      adapters.vaults.readyPins(),
      store.counters(),
      store.device(),
    ]);
    const waiting = { officers, pins, last: lastHere(), written: seq };
    if (stage.value.is !== before) return;
    stage.value = { is: 'locked', store, device: now ?? device, sending, ...waiting };
  };

  /** What the centre orders takes effect at once, whatever is open [D14]. */
  const watchOrders = (store: Store) => {
    watchKeys(store);
    store.watchDevice((device) => {
      const now = stage.value;
      if (!device || (now.is !== 'open' && now.is !== 'locked')) return;
      if (!isSameDevice(device, now.device)) stage.value = { ...now, device };
    });
  };

  /** By `lock` and `wipe` the keys are gone, and with them whoever is at the desk [V4]. */
  const watchKeys = (store: Store) =>
    store.watchOfficers((officers) => {
      const now = stage.value;
      if (officers.length === 0 || !officers.every(mayOpen)) adapters.vaults.forgetPins();
      if (now.is === 'locked') void showLocked(now);
      if (now.is !== 'open') return;
      const { officer } = now.vault.officer;
      const own = officers.find((each) => each.officer === officer);
      if (!own || !mayOpen(own)) void lock(null);
    });

  const lock = async (at: string | null) => {
    await saveAll();
    const now = stage.value;
    if (now.is !== 'open') return;
    const { store, vault } = now;
    leftAt = at;
    vault.lock();
    store.forgetOpened(vault);
    // Nothing of any debtor stays on the screen while the lock screen is made ready.
    stage.value = { is: 'opening' };
    void store.note('locked', vault.officer.officer);
    await showLocked(now);
  };

  const letGo = async () => {
    await saveAll();
    const left = stage.value;
    if (left.is === 'open') {
      left.vault.lock();
      left.store.forgetOpened(left.vault);
    }
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
      const { store } = now;
      const sending = adapters.startSending(store, now.queue, device);
      rememberHere(vault.officer.officer);
      stage.value = { is: 'open', store, device, sending, vault, cameBackTo: null };
      watchOrders(store);
    },

    async deviceEnrolled(device) {
      const now = stage.value;
      if (now.is !== 'new-device') return;
      const sending = adapters.startSending(now.store, now.queue, device);
      await showLocked({ store: now.store, device, sending });
      watchOrders(now.store);
    },

    unlocked(vault) {
      const now = stage.value;
      if (now.is !== 'locked') return;
      const { store, device, sending } = now;
      const { officer } = vault.officer;
      const last = lastHere();
      const same = last === null || last === officer;
      if (!same) history.replaceState(null, '', '/');
      const cameBackTo = same ? leftAt : null;
      rememberHere(officer);
      stage.value = { is: 'open', store, device, sending, vault, cameBackTo };
      void store.note(same ? 'unlocked' : 'switched', officer);
    },

    refused(officer) {
      const now = stage.value;
      if (now.is === 'locked') void now.store.note('unlock-refused', officer);
    },

    lock: (at = null) => lock(at),

    certified() {
      const now = stage.value;
      if (now.is === 'open') stage.value = { ...now };
    },

    saveBeforeLeaving(save) {
      savers.add(save);
      return () => savers.delete(save);
    },
  };
}
