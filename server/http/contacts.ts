import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { Clock } from '../clock.ts';
import { type Storage, StorageFull } from '../storage/port.ts';

const MINUTE_MS = 60_000;

/**
 * [DV15] Remembers when a device last proved a key, whatever it came for. All devices are written down
 * together, once a minute at most: a busy morning costs one small transaction a minute, and what a killed
 * process forgets is younger than that.
 */
export function createContacts(storage: Storage, clock: Clock): (device: Uuid) => Promise<void> {
  const unwritten = new Map<Uuid, UnixMs>();
  let writtenAt = Number.NEGATIVE_INFINITY;
  return async (device) => {
    const now = clock.now();
    unwritten.set(device, now);
    if (Math.abs(now - writtenAt) < MINUTE_MS) return;
    writtenAt = now;
    const met = new Map(unwritten);
    try {
      await storage.transact((tables) => tables.saveContacts(met));
    } catch (error) {
      // A full disk keeps nobody from reading; the next minute tries again.
      if (error instanceof StorageFull) return;
      throw error;
    }
    for (const [known, at] of met) if (unwritten.get(known) === at) unwritten.delete(known);
  };
}
