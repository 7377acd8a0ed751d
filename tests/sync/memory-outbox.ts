import type { MailboxEntry } from '../../src/contract/mailbox.ts';
import type {
  Jws,
  ServerEpoch,
  ServerId,
  Sha256,
  UnixMs,
  Uuid,
} from '../../src/contract/primitives.ts';
import type { Receipt } from '../../src/contract/push.ts';
import type { Outbox, UnsentEnvelope } from '../../src/sync/ports.ts';

/** One envelope on the disk, with the receipt that it has, if any. */
export interface Row extends UnsentEnvelope {
  receipt: Receipt | null;
  receiptEpoch: number | null;
}

/** What survives a crash: the rules of the device's store without its technique. */
export interface Disk {
  server: ServerId;
  device: Uuid;
  epoch: Uuid;
  certificates: Jws[];
  rows: Row[];
  /** The newest envelope of each device epoch, whether its row is still here or not. */
  heads: Map<Uuid, { seq: number; hash: Sha256 }>;
  m: number;
  serverEpoch: ServerEpoch | null;
  mailbox: number;
  /** Of this server epoch. */
  outcomes: MailboxEntry[];
  keyListVersion: number;
  clockOffset: number | null;
}

export function emptyDisk(server: ServerId, device: Uuid, epoch: Uuid): Disk {
  return {
    server,
    device,
    epoch,
    certificates: [],
    rows: [],
    heads: new Map(),
    m: 0,
    serverEpoch: null,
    mailbox: 0,
    outcomes: [],
    keyListVersion: 1,
    clockOffset: null,
  };
}

/** What keeping does to the disk, all at once. */
export function putInOutbox(disk: Disk, envelope: UnsentEnvelope): Row {
  const row: Row = { ...envelope, receipt: null, receiptEpoch: null };
  disk.rows.push(row);
  disk.heads.set(row.epoch, { seq: row.seq, hash: row.hash });
  return row;
}

/** [S10] A receipt of an older server epoch does not count. */
export function isUnsent(disk: Disk, row: Row): boolean {
  return row.receipt === null || row.receiptEpoch !== (disk.serverEpoch?.n ?? null);
}

/** An outbox in memory, on a disk that outlives it. */
export function openMemoryOutbox(disk: Disk, now: () => UnixMs = () => 0): Outbox {
  const unsentRows = () => disk.rows.filter((row) => isUnsent(disk, row));
  const meetEpoch = (epoch: ServerEpoch) => {
    if (disk.serverEpoch && disk.serverEpoch.n !== epoch.n) {
      disk.mailbox = 0;
      disk.outcomes = [];
    }
    disk.serverEpoch = epoch;
  };
  return {
    async unsent(limit, aside) {
      const rows = unsentRows().filter(({ hash }) => !aside.includes(hash));
      const batch: Row[] = [];
      let bytes = 0;
      for (const row of rows) {
        bytes += row.bytes.length;
        const isFull = batch.length === limit.envelopes || bytes > limit.bytes;
        if (row.epoch !== rows[0]?.epoch || (batch.length > 0 && isFull)) break;
        batch.push(row);
      }
      return batch;
    },
    countUnsent: async () => unsentRows().length,
    async describe(epoch) {
      disk.m += 1;
      const head = disk.heads.get(epoch ?? disk.epoch) ?? null;
      const unsent = unsentRows();
      return {
        v: 1,
        aud: disk.server,
        device: disk.device,
        epoch: epoch ?? disk.epoch,
        m: disk.m,
        at: now(),
        head,
        status: {
          highestSeq: head?.seq ?? 0,
          unsent: unsent.length,
          unsentBytes: unsent.reduce((sum, { bytes }) => sum + bytes.length, 0),
          oldestUnsent: null,
          toMend: 0,
          picturesLeft: 0,
          app: 'test',
          storage: null,
          persisted: true,
          clockOffset: disk.clockOffset,
        },
        certificates: disk.certificates,
      };
    },
    async applyReceipts(list, measured) {
      if (disk.serverEpoch && list.serverEpoch.n < disk.serverEpoch.n) return;
      meetEpoch(list.serverEpoch);
      disk.clockOffset = measured.offset ?? disk.clockOffset;
      const receipts = new Map<Sha256, Receipt>(list.receipts.map((it) => [it.hash, it]));
      for (const row of disk.rows) {
        const receipt = receipts.get(row.hash);
        if (receipt) {
          row.receipt = receipt;
          row.receiptEpoch = list.serverEpoch.n;
        }
      }
    },
    mailboxRead: async () => disk.mailbox,
    async applyMailbox(page) {
      if (disk.serverEpoch && page.serverEpoch.n !== disk.serverEpoch.n) return;
      for (const item of page.items)
        if (item.n > disk.mailbox) {
          disk.mailbox = item.n;
          disk.outcomes.push(item);
        }
    },
    keyListVersion: async () => disk.keyListVersion,
  };
}
