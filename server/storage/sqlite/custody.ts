import type { DatabaseSync } from 'node:sqlite';
import type { LedgerState, Receipt } from '#contract/push.ts';
import { addSeqs, gapsOf, type SeqRanges } from '../../intake/ledger.ts';
import {
  type EnvelopeToKeep,
  type KeptPush,
  LEAST_BYTES,
  type PushToKeep,
  QUARANTINE,
} from '../port.ts';
import { carriersOver } from './carriers.ts';

const NO_OP = '00000000-0000-0000-0000-000000000000';
const MOST_EPOCHS = 50;
/** A device begins a new one when it was restored; whoever has more makes them up. */
const MOST_EPOCHS_COUNTED = 200;

/** Hand-written statements of the custody path; call the result inside a transaction only. */
export function custodyOver(db: DatabaseSync): (pushes: readonly PushToKeep[]) => KeptPush[] {
  const findKnown = db.prepare(`
    select hash, device, epoch, seq, id, unit, n, at, sender from envelopes
    where hash in (select value from json_each(?))`);
  const insert = db.prepare(`
    insert into envelopes (unit, n, hash, device, epoch, seq, id, record, sender, at, bytes)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const readUnit = db.prepare('select n from units where code = ?');
  const saveUnit = db.prepare(`
    insert into units (code, kind, name, n) values (?, ?, ?, ?)
    on conflict (code) do update set n = excluded.n`);
  const addQuarantine = db.prepare('insert into quarantine (hash, origin, bytes) values (?, ?, ?)');
  const readEpoch = db.prepare(
    'select ranges, head_seq, m from device_epochs where device = ? and epoch = ?',
  );
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
  const readMailbox = db.prepare('select mailbox from devices where id = ?');
  const readLoad = db.prepare('select bytes from loads where place = ? and origin = ?');
  const addLoad = db.prepare(`
    insert into loads (place, origin, bytes) values (?, ?, ?)
    on conflict (place, origin) do update set bytes = bytes + excluded.bytes`);

  const bringAgain = carriersOver(db);

  return (pushes) => {
    const receipts = new Map<string, Receipt>();
    const senders = new Map<string, string | null>();
    const hashes = pushes.flatMap((push) => push.envelopes.map(({ hash }) => hash));
    for (const row of findKnown.all(JSON.stringify(hashes))) {
      const known = receiptFrom(row);
      receipts.set(known.hash, known);
      senders.set(known.hash, row.sender === null ? null : String(row.sender));
    }

    const units = new Map<string, { n: number; kind: string; name: string }>();
    const nextIn = ({ unit }: EnvelopeToKeep): { code: string; n: number } => {
      const code = unit?.code ?? QUARANTINE;
      let counter = units.get(code);
      if (!counter) {
        const n = Number(readUnit.get(code)?.n ?? 0);
        counter = { n, kind: unit?.kind ?? 'quarantine', name: unit?.name ?? QUARANTINE };
        units.set(code, counter);
      }
      counter.n += 1;
      return { code, n: counter.n };
    };

    const roomIn = (place: Place, origin: string, most: number): Room => {
      let left: number | null = null;
      let taken = 0;
      return {
        take(bytes) {
          left ??= most - Number(readLoad.get(place, origin)?.bytes ?? 0);
          if (taken + bytes > left) return false;
          taken += bytes;
          return true;
        },
        settle() {
          if (taken > 0) addLoad.run(place, origin, taken);
        },
      };
    };

    const keepOne = (push: PushToKeep, envelope: EnvelopeToKeep, rooms: Rooms): Receipt | null => {
      const { hash, bytes, header, sender } = envelope;
      const known = receipts.get(hash);
      if (known) {
        bringAgain(envelope, known.device, senders.get(hash) ?? null);
        return known;
      }
      const cost = Math.max(bytes.length, LEAST_BYTES);
      const place = envelope.unit === null ? 'quarantine' : 'custody';
      if (!rooms[place].take(cost)) return null;
      if (place === 'quarantine') addQuarantine.run(hash, originOf(push), cost);
      const { code, n } = nextIn(envelope);
      const { device, epoch, seq, id } = header ?? { ...push.claimed, seq: 0, id: NO_OP };
      const record = header?.record ?? null;
      insert.run(code, n, hash, device, epoch, seq, id, record, sender, push.at, bytes);
      const receipt = { device, epoch, seq, id, hash, unit: code, n, at: push.at };
      receipts.set(hash, receipt);
      senders.set(hash, sender);
      return receipt;
    };

    /** Keeps what there is room for. */
    const keepAll = (push: PushToKeep): (Receipt | null)[] => {
      const origin = originOf(push);
      const rooms: Rooms = {
        custody: roomIn('custody', origin, push.deviceBytes),
        quarantine: roomIn('quarantine', origin, push.quarantineBytes),
      };
      const list = push.envelopes.map((envelope) => keepOne(push, envelope, rooms));
      for (const room of Object.values(rooms)) room.settle();
      return list;
    };

    const report = (push: PushToKeep, list: readonly (Receipt | null)[]) => {
      const { sender } = push;
      if (!sender) return;
      const seqs = new Map<string, number[]>([[sender.epoch, []]]);
      for (const [i, { header, unit }] of push.envelopes.entries()) {
        if (!header || !unit || !list[i]) continue;
        const known = seqs.get(header.epoch);
        if (known) known.push(header.seq);
        else seqs.set(header.epoch, [header.seq]);
      }
      for (const [epoch, numbers] of seqs) {
        const row = readEpoch.get(sender.device, epoch);
        const before: SeqRanges = row ? JSON.parse(String(row.ranges)) : [];
        if (row && numbers.length === 0) continue;
        const epochs = row ? 0 : Number(countEpochs.get(sender.device)?.count);
        if (epochs >= MOST_EPOCHS_COUNTED) continue;
        saveRanges.run(sender.device, epoch, JSON.stringify(addSeqs(before, numbers)));
      }
      const { device, epoch, m, head, status } = sender;
      const said = JSON.stringify(status);
      const arrived = new Set(list.flatMap((receipt) => receipt?.hash ?? [])).size;
      const [seq, hash] = [head?.seq ?? 0, head?.hash ?? null];
      saveReport.run(seq, hash, m, said, arrived, push.at, device, epoch, m);
    };

    const kept = pushes.map((push) => {
      const list = keepAll(push);
      report(push, list);
      return list;
    });
    for (const [code, { kind, name, n }] of units) saveUnit.run(code, kind, name, n);

    return pushes.map(({ sender }, i) => ({
      receipts: kept[i] ?? [],
      ledger: sender
        ? readEpochs.all(sender.device).map((row) => ledgerFrom(sender.device, row))
        : [],
      mailbox: sender ? Number(readMailbox.get(sender.device)?.mailbox ?? 0) : 0,
    }));
  };
}

/** Whose room it is: a proven device has its own, all strangers share one. */
const originOf = ({ sender }: PushToKeep): string => sender?.device ?? QUARANTINE;

type Place = 'custody' | 'quarantine';
type Rooms = Record<Place, Room>;
interface Room {
  /** False when there is not so much left. */
  take(bytes: number): boolean;
  /** Writes down what was taken. */
  settle(): void;
}

type Row = Record<string, unknown>;

const receiptFrom = (row: Row): Receipt => ({
  device: String(row.device),
  epoch: String(row.epoch),
  seq: Number(row.seq),
  id: String(row.id),
  hash: String(row.hash),
  unit: String(row.unit),
  n: Number(row.n),
  at: Number(row.at),
});

const ledgerFrom = (device: string, row: Row): LedgerState => ({
  device,
  epoch: String(row.epoch),
  ...gapsOf(JSON.parse(String(row.ranges)), Number(row.head_seq)),
});
