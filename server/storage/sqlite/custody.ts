import type { DatabaseSync } from 'node:sqlite';
import type { Sha256 } from '#contract/primitives.ts';
import type { Receipt } from '#contract/push.ts';
import {
  type EnvelopeToKeep,
  type KeptPush,
  LEAST_BYTES,
  type PushToKeep,
  QUARANTINE,
} from '../port.ts';
import { carriersOver } from './carriers.ts';
import { type Joining, ledgersOver } from './ledgers.ts';

const NO_OP = '00000000-0000-0000-0000-000000000000';

/** Hand-written statements of the custody path; call the result inside a transaction only. */
export function custodyOver(db: DatabaseSync): (pushes: readonly PushToKeep[]) => KeptPush[] {
  const findKnown = db.prepare(`
    select hash, device, epoch, seq, id, unit, n, at, sender from envelopes
    where hash in (select value from json_each(?))`);
  const insert = db.prepare(`
    insert into envelopes (unit, n, hash, device, epoch, seq, id, record, sender, at, bytes)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const isKnownUnit = db.prepare(`
    select 1 from units where code = :unit
    union all select 1 from devices where id = :device and unit = :unit
    union all select 1 from moves where device = :device and unit = :unit limit 1`);
  const readCounter = db.prepare('select n from counters where unit = ?');
  const saveCounter = db.prepare(`
    insert into counters (unit, n) values (?, ?)
    on conflict (unit) do update set n = excluded.n`);
  const addQuarantine = db.prepare('insert into quarantine (hash, origin, bytes) values (?, ?, ?)');
  const readMailbox = db.prepare('select mailbox from devices where id = ?');
  const readLoad = db.prepare('select bytes from loads where place = ? and origin = ?');
  const addLoad = db.prepare(`
    insert into loads (place, origin, bytes) values (?, ?, ?)
    on conflict (place, origin) do update set bytes = bytes + excluded.bytes`);
  const readQuarantine = db.prepare('select origin, bytes from quarantine where hash = ?');
  const removeQuarantine = db.prepare('delete from quarantine where hash = ?');
  const bringAgain = carriersOver(db);
  const ledgers = ledgersOver(db);

  return (pushes) => {
    const receipts = new Map<string, Receipt>();
    const senders = new Map<string, string | null>();
    const hashes = pushes.flatMap((push) => push.envelopes.map(({ hash }) => hash));
    for (const row of findKnown.all(JSON.stringify(hashes))) {
      const known = receiptFrom(row);
      receipts.set(known.hash, known);
      senders.set(known.hash, row.sender === null ? null : String(row.sender));
    }

    const counters = new Map<string, number>();
    const nextIn = (unit: string): number => {
      const n = (counters.get(unit) ?? Number(readCounter.get(unit)?.n ?? 0)) + 1;
      counters.set(unit, n);
      return n;
    };

    const known = new Map<string, boolean>();
    /** [I10] A header makes no unit: one that nobody made is quarantine, whoever vouches for it. */
    const placed = (envelope: EnvelopeToKeep): EnvelopeToKeep => {
      const { unit, sender: device } = envelope;
      if (unit === null || device === null) return { ...envelope, unit: null };
      const name = `${device}|${unit}`;
      const isKnown = known.get(name) ?? isKnownUnit.get({ unit, device }) !== undefined;
      known.set(name, isKnown);
      return isKnown ? envelope : { ...envelope, unit: null };
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

    /** [I8] Its own device vouches now for what somebody else, or a rescue, had brought before. */
    const leaveQuarantine = (hash: Sha256, { rooms, joined, apart }: Arrival) => {
      const waiting = readQuarantine.get(hash);
      if (!waiting) return;
      const bytes = Number(waiting.bytes);
      if (!rooms.custody.take(bytes)) {
        apart.add(hash);
        return;
      }
      removeQuarantine.run(hash);
      addLoad.run('quarantine', String(waiting.origin), -bytes);
      joined.add(hash);
    };

    const keepOne = (push: PushToKeep, envelope: EnvelopeToKeep, arrival: Arrival) => {
      const { hash, bytes, header, sender, unit } = envelope;
      const known = receipts.get(hash);
      if (known) {
        bringAgain(envelope, known.device, senders.get(hash) ?? null);
        if (unit !== null && known.unit === QUARANTINE) leaveQuarantine(hash, arrival);
        return known;
      }
      const cost = Math.max(bytes.length, LEAST_BYTES);
      const place = unit === null ? 'quarantine' : 'custody';
      if (!arrival.rooms[place].take(cost)) return null;
      if (unit === null) addQuarantine.run(hash, originOf(push), cost);
      else arrival.joined.add(hash);
      const code = unit ?? QUARANTINE;
      const n = nextIn(code);
      const { device, epoch, seq, id } = header ?? { ...push.claimed, seq: 0, id: NO_OP };
      const record = header?.record ?? null;
      // A clock that was set back since makes nothing come later than now.
      const at = Math.min(envelope.came ?? push.at, push.at);
      insert.run(code, n, hash, device, epoch, seq, id, record, sender, at, bytes);
      const receipt = { device, epoch, seq, id, hash, unit: code, n, at };
      receipts.set(hash, receipt);
      senders.set(hash, sender);
      return receipt;
    };

    /** Keeps what there is room for. */
    const keepAll = (asked: PushToKeep): { list: (Receipt | null)[]; forked: boolean } => {
      const push = { ...asked, envelopes: asked.envelopes.map(placed) };
      const origin = originOf(push);
      const rooms: Rooms = {
        custody: roomIn('custody', origin, push.deviceBytes),
        quarantine: roomIn('quarantine', origin, push.quarantineBytes),
      };
      const arrival: Arrival = { rooms, joined: new Set(), apart: new Set() };
      const list = push.envelopes.map((envelope) => keepOne(push, envelope, arrival));
      for (const room of Object.values(rooms)) room.settle();
      const forked = ledgers.report(push, list, arrival);
      return { list, forked };
    };

    const kept = pushes.map(keepAll);
    for (const [unit, n] of counters) saveCounter.run(unit, n);

    return pushes.map(({ sender }, i) => ({
      receipts: kept[i]?.list ?? [],
      forked: kept[i]?.forked ?? false,
      ledger: sender ? ledgers.read(sender.device) : [],
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

/** What one push does, as it is kept. */
interface Arrival extends Joining {
  rooms: Rooms;
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
