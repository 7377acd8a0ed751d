import type { DatabaseSync } from 'node:sqlite';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import type { LedgerState, Receipt } from '#contract/push.ts';
import { addSeqs, countRepeats, gapsOf, type SeqRanges } from '../../intake/ledger.ts';
import type { PushToKeep } from '../port.ts';

const MOST_EPOCHS = 50;
/** A device begins a new one when it was restored; whoever has more makes them up. */
const MOST_EPOCHS_COUNTED = 200;

/** What is known of the devices' own ledgers; call only inside a transaction. */
export interface Ledgers {
  /**
   * Writes down what a proven sender's push tells of its ledgers; `list` is what was kept of it. True when
   * one of them has two envelopes under one number for the first time.
   */
  report(push: PushToKeep, list: readonly (Receipt | null)[], joining: Joining): boolean;
  read(device: Uuid): LedgerState[];
}

/** Which envelopes of a push join their device's ledger. */
export interface Joining {
  /** By this push, and not before. */
  joined: Set<Sha256>;
  /** Not yet: there is no room for them outside quarantine. */
  apart: Set<Sha256>;
}

export function ledgersOver(db: DatabaseSync): Ledgers {
  const readEpoch = db.prepare(
    'select ranges, repeats from device_epochs where device = ? and epoch = ?',
  );
  const saveRanges = db.prepare(`
    insert into device_epochs
      (device, epoch, ranges, repeats, head_seq, head_hash, m, status, arrived, contact_at)
    values (?, ?, ?, ?, 0, null, -1, '', 0, 0)
    on conflict (device, epoch) do update set
      ranges = excluded.ranges, repeats = repeats + excluded.repeats`);
  const saveReport = db.prepare(`
    update device_epochs set head_seq = max(head_seq, ?), head_hash = ?, m = ?, status = ?,
      arrived = ?, contact_at = ? where device = ? and epoch = ? and m < ?`);
  const readEpochs = db.prepare(`
    select epoch, ranges, head_seq from device_epochs where device = ?
    order by contact_at desc limit ${MOST_EPOCHS}`);
  const countEpochs = db.prepare('select count(*) as count from device_epochs where device = ?');

  /** True when the epoch has forked just now. */
  const join = (device: Uuid, epoch: Uuid, { held, joined }: Came): boolean => {
    const row = readEpoch.get(device, epoch);
    if (row && held.length === 0) return false;
    const before: SeqRanges = row ? JSON.parse(String(row.ranges)) : [];
    const epochs = row ? 0 : Number(countEpochs.get(device)?.count);
    if (epochs >= MOST_EPOCHS_COUNTED) return false;
    const ranges = JSON.stringify(addSeqs(before, held));
    const repeats = countRepeats(before, joined);
    saveRanges.run(device, epoch, ranges, repeats);
    return repeats > 0 && Number(row?.repeats ?? 0) === 0;
  };

  return {
    report(push, list, { joined, apart }) {
      const { sender, at } = push;
      if (!sender) return false;
      const { device, epoch, m, head, status } = sender;
      const came = new Map<Uuid, Came>([[epoch, { held: [], joined: [] }]]);
      for (const [i, { hash, header, unit }] of push.envelopes.entries()) {
        if (!header || !unit || !list[i] || apart.has(hash)) continue;
        const known = came.get(header.epoch) ?? { held: [], joined: [] };
        known.held.push(header.seq);
        if (joined.delete(hash)) known.joined.push(header.seq);
        came.set(header.epoch, known);
      }
      const forked = [...came].map(([of, numbers]) => join(device, of, numbers));
      const said = JSON.stringify(status);
      const arrived = new Set(list.flatMap((receipt) => receipt?.hash ?? [])).size;
      const [seq, newest] = [head?.seq ?? 0, head?.hash ?? null];
      saveReport.run(seq, newest, m, said, arrived, at, device, epoch, m);
      return forked.includes(true);
    },
    read: (device) =>
      readEpochs.all(device).map((row) => ({
        device,
        epoch: String(row.epoch),
        ...gapsOf(JSON.parse(String(row.ranges)), Number(row.head_seq)),
      })),
  };
}

/** Ledger numbers in one push: of all that are held, and of those that no ledger had before. */
interface Came {
  held: number[];
  joined: number[];
}
