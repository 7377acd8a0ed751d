import { decodeJwt } from 'jose';
import { Watermark } from '../../src/contract/mailbox.ts';
import type { ServerEpoch, Sha256, UnixMs } from '../../src/contract/primitives.ts';
import { mayLeave } from '../../src/store/may-leave.ts';
import type { Outbox } from '../../src/sync/ports.ts';
import type { Disk } from '../sync/memory-outbox.ts';
import type { KeptPicture } from './album.ts';

/** What a device remembers beside its outbox, to know what may leave it [D5]. */
export interface Leaving {
  /** The same store, which takes note of what the centre says. */
  hearing(outbox: Outbox): Outbox;
  /** Lets go of what may leave, by the app's own rule. */
  sweep(): void;
}

export function openLeaving(
  disk: Disk,
  pictures: readonly KeptPicture[],
  now: () => UnixMs,
): Leaving {
  const heard: { time: UnixMs | null; watermarks: Watermark[] } = { time: null, watermarks: [] };
  const receivedAt = new Map<Sha256, { serverEpoch: ServerEpoch; at: UnixMs }>();
  return {
    hearing: (outbox) => ({
      ...outbox,
      async applyReceipts(list, measured) {
        await outbox.applyReceipts(list, measured);
        heard.time = list.at;
        for (const { hash } of list.receipts)
          receivedAt.set(hash, { serverEpoch: list.serverEpoch, at: measured.receivedAt });
      },
      async applyMailbox(page) {
        await outbox.applyMailbox(page);
        heard.watermarks = page.watermarks.map((jws) => Watermark.parse(decodeJwt(jws)));
      },
    }),
    sweep() {
      const server = { epoch: disk.serverEpoch, ...heard };
      disk.rows = disk.rows.filter(({ receipt, hash }) => {
        const at = receivedAt.get(hash);
        const waits = pictures.some(
          ({ envelope, receivedIn }) => envelope === hash && receivedIn !== disk.serverEpoch?.n,
        );
        if (!receipt || !at || waits) return true;
        return !mayLeave({ receipt, ...at }, server, now());
      });
    },
  };
}
