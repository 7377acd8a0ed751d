import { type Sync, startSync } from '../../src/sync/loop.ts';
import type { PictureErrands } from '../../src/sync/pictures.ts';
import type { Centre, Leadership, ManifestSigner, Outbox } from '../../src/sync/ports.ts';
import { openMemoryOutbox } from './memory-outbox.ts';
import { openToyCentre, somchaisDisk, toySigner } from './toy-centre.ts';
import { startVirtualClock } from './virtual-clock.ts';

/** A window that is always the sender. */
export const alwaysLeading: Leadership = {
  join(begin) {
    const term = begin();
    return () => term.end();
  },
  passOn() {},
};

/** Lets everything that only waits for microtasks come to its end. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Somchai's window, his disk, a toy centre and a clock that the test owns. */
export function openWorld(chance = 0.5) {
  const clock = startVirtualClock(0, () => chance);
  const disk = somchaisDisk();
  const centre = openToyCentre(clock.now);
  const reported: unknown[] = [];
  return {
    clock,
    disk,
    centre,
    reported,
    outbox: openMemoryOutbox(disk),
    /** Opens the app in a window; again after a crash, or a second time beside the first. */
    open(
      ports: Partial<{
        outbox: Outbox;
        centre: Centre;
        leader: Leadership;
        signer: ManifestSigner;
        pictures: PictureErrands;
      }> = {},
    ): Sync {
      return startSync({
        outbox: openMemoryOutbox(disk),
        centre,
        signer: toySigner,
        clock,
        leader: alwaysLeading,
        report: (error) => reported.push(error),
        ...ports,
      });
    },
    pass: (ms: number) => clock.pass(ms, settle),
    unsent: () => openMemoryOutbox(disk).countUnsent(),
  };
}
