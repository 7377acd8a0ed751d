import type { Storage } from '../../server/storage/port.ts';
import type { Outbox } from '../../src/sync/ports.ts';
import type { Disk } from '../sync/memory-outbox.ts';
import { PowerCut } from './server.ts';

/** A server that signs receipts first and commits afterwards: a power cut in between loses custody. */
export const answersBeforeCommit = (storage: Storage): Storage => ({
  ...storage,
  async keep(pushes) {
    try {
      return await storage.keep(pushes);
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      return pushes.map(({ envelopes, claimed, at }) => ({
        receipts: envelopes.map(({ hash, header, unit }, i) => ({
          ...claimed,
          ...{ seq: header?.seq ?? 0, id: header?.id ?? claimed.device, hash },
          ...{ unit: unit ?? '?', n: i + 1, at },
        })),
        ledger: [],
        mailbox: 0,
        forked: false,
      }));
    }
  },
});

/** A queue that takes an entry out and then sends it, as background-sync queues do (H6). */
export const forgetsWhatItHandsOut = (outbox: Outbox, disk: Disk): Outbox => ({
  ...outbox,
  async unsent(limit, aside) {
    const batch = await outbox.unsent(limit, aside);
    disk.rows = disk.rows.filter((row) => !batch.some(({ hash }) => hash === row.hash));
    return batch;
  },
});

/** A store that takes any answer for a receipt (H4): it marks whatever it has handed out. */
export const marksWhatItHandsOut = (outbox: Outbox, disk: Disk): Outbox => {
  const out = new Set<string>();
  return {
    ...outbox,
    async unsent(limit, aside) {
      const batch = await outbox.unsent(limit, [...aside, ...out]);
      for (const { hash } of batch) out.add(hash);
      return batch;
    },
    async countUnsent() {
      return disk.rows.filter(({ receipt, hash }) => receipt === null && !out.has(hash)).length;
    },
  };
};

/** A store that takes a restored server's word for the old one's: what came since the backup is lost. */
export const believesOldReceipts = (outbox: Outbox, disk: Disk): Outbox => ({
  ...outbox,
  async applyReceipts(list, measured) {
    await outbox.applyReceipts(list, measured);
    for (const row of disk.rows) if (row.receipt) row.receiptEpoch = list.serverEpoch.n;
  },
});

/** A store that takes an outcome for leave to forget the envelope. */
export const dropsWhatWasAnswered = (outbox: Outbox, disk: Disk): Outbox => ({
  ...outbox,
  async applyMailbox(page) {
    await outbox.applyMailbox(page);
    const answered = page.items.map(({ envelope }) => envelope);
    disk.rows = disk.rows.filter(({ hash }) => !answered.includes(hash));
  },
});
