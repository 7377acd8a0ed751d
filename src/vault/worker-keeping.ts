import { transfer } from 'comlink';
import type { Keyring } from './keyring-port.ts';

/** One key worker, or what stands for it in tests. */
export interface KeyWorker {
  keyring: Keyring;
  end(): void;
}

/** So long may a worker take to hand its PINs over; one that hangs is ended with them. */
const HAND_OVER_MS = 1000;

/**
 * Keeps PIN slots alive between an officer's lock and the next one's unlocking: they go from worker
 * to worker over a port of their own, which the page lays and cannot read [V12].
 */
export function keepWorkers(startKeyring: () => KeyWorker) {
  /** Holds PIN slots and no officer's keys. */
  let idle: Promise<KeyWorker | null> = Promise.resolve(null);
  const busy = new Set<KeyWorker>();

  async function handOver(from: KeyWorker, before: Promise<KeyWorker | null>) {
    const to = (await before) ?? startKeyring();
    const { port1, port2 } = new MessageChannel();
    const handed = Promise.all([
      from.keyring.handOver(transfer(port1, [port1])),
      to.keyring.takeOver(transfer(port2, [port2])),
    ]).then(() => true);
    const inTime = await Promise.race([handed.catch(() => false), afterwards(HAND_OVER_MS)]);
    from.end();
    if (inTime) return to;
    to.end();
    return null;
  }

  return {
    /** A worker for the next officer, with all PIN slots there are, and whether there may be any. */
    async take(): Promise<{ worker: KeyWorker; mayHoldPins: boolean }> {
      const waiting = idle;
      idle = Promise.resolve(null);
      const worker = (await waiting) ?? null;
      const taken = { worker: worker ?? startKeyring(), mayHoldPins: worker !== null };
      busy.add(taken.worker);
      return taken;
    },

    /** Gives back one that opened nothing. */
    giveBack(worker: KeyWorker, mayHoldPins: boolean): void {
      busy.delete(worker);
      if (mayHoldPins) idle = Promise.resolve(worker);
      else worker.end();
    },

    /** Locks: the keys are forgotten, the PIN slots live on in a fresh worker. */
    retire(worker: KeyWorker, mayHoldPins: boolean): void {
      busy.delete(worker);
      if (mayHoldPins) idle = handOver(worker, idle);
      else worker.end();
    },

    /** Everybody who may hold PIN slots just now. */
    async all(): Promise<Keyring[]> {
      const waiting = await idle;
      return [...(waiting ? [waiting] : []), ...busy].map(({ keyring }) => keyring);
    },
  };
}

const afterwards = (ms: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), ms));
