import type { DatabaseSync } from 'node:sqlite';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import type { LedgerState, Receipt } from '#contract/push.ts';
import { addSeqs, gapsOf, type SeqRanges } from '../../intake/ledger.ts';
import type { PushToKeep } from '../port.ts';

const MOST_EPOCHS = 50;
/** A device begins a new one when it was restored; whoever has more makes them up. */
const MOST_EPOCHS_COUNTED = 200;

/** What is known of the devices' own ledgers; call only inside a transaction. */
export interface Ledgers {
  /**
   * Writes down what a proven sender's push tells of its ledgers; `list` is what was kept of it,
   * and for `apart` there is no room outside quarantine yet.
   */
  report(push: PushToKeep, list: readonly (Receipt | null)[], apart: ReadonlySet<Sha256>): void;
  read(device: Uuid): LedgerState[];
}

export function ledgersOver(db: DatabaseSync): Ledgers {
  const readEpoch = db.prepare('select ranges from device_epochs where device = ? and epoch = ?');
  const saveRanges = db.prepare(`
    insert into device_epochs
      (device, epoch, ranges, head_seq, head_hash, m, status, arrived, contact_at)
    values (?, ?, ?, 0, null, -1, '', 0, 0)
    on conflict (device, epoch) do update set ranges = excluded.ranges`);
  const saveReport = db.prepare(`
    update device_epochs set head_seq = max(head_seq, ?), head_hash = ?, m = ?, status = ?,
      arrived = ?, contact_at = ? where device = ? and epoch = ? and m < ?`);
  const readEpochs = db.prepare(`
    select epoch, ranges, head_seq from device_epochs where device = ?
    order by contact_at desc limit ${MOST_EPOCHS}`);
  const countEpochs = db.prepare('select count(*) as count from device_epochs where device = ?');

  const join = (device: Uuid, epoch: Uuid, held: readonly number[]) => {
    const row = readEpoch.get(device, epoch);
    if (row && held.length === 0) return;
    const before: SeqRanges = row ? JSON.parse(String(row.ranges)) : [];
    const epochs = row ? 0 : Number(countEpochs.get(device)?.count);
    if (epochs >= MOST_EPOCHS_COUNTED) return;
    saveRanges.run(device, epoch, JSON.stringify(addSeqs(before, held)));
  };

  return {
    report(push, list, apart) {
      const { sender, at } = push;
      if (!sender) return;
      const { device, epoch, m, head, status } = sender;
      const came = new Map<Uuid, number[]>([[epoch, []]]);
      for (const [i, { hash, header, unit }] of push.envelopes.entries()) {
        if (!header || !unit || !list[i] || apart.has(hash)) continue;
        const known = came.get(header.epoch) ?? [];
        known.push(header.seq);
        came.set(header.epoch, known);
      }
      for (const [of, numbers] of came) join(device, of, numbers);
      const said = JSON.stringify(status);
      const arrived = new Set(list.flatMap((receipt) => receipt?.hash ?? [])).size;
      const [seq, newest] = [head?.seq ?? 0, head?.hash ?? null];
      saveReport.run(seq, newest, m, said, arrived, at, device, epoch, m);
    },
    read: (device) =>
      readEpochs.all(device).map((row) => ({
        device,
        epoch: String(row.epoch),
        ...gapsOf(JSON.parse(String(row.ranges)), Number(row.head_seq)),
      })),
  };
}
