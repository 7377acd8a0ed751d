import type { CommandAck } from '#contract/commands.ts';
import { takeApart } from '#contract/envelope.ts';
import { readEntry } from '#contract/mailbox.ts';
import type { Jws, Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import {
  type DeviceStatus,
  MAX_FORMER_CHARS,
  type Manifest,
  type ReceiptList,
} from '#contract/push.ts';
import type { Outbox, PushLimit, UnsentEnvelope } from '../sync/ports.ts';
import { byRecord, sentBack } from './acts.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { StorePorts } from './ports.ts';
import { applyMailbox, applyReceipts } from './receipts.ts';
import type { Ledger } from './rows.ts';
import { savingTrouble, steadily } from './saving-trouble.ts';
import type { OutboxPicture } from './types.ts';

type Ports = Pick<StorePorts, 'clock' | 'locks' | 'trust' | 'vitals'> & {
  /** Called when the centre's commands have changed something here, or were ignored. */
  commanded(outcomes: readonly CommandAck[]): Promise<void>;
};

/** The door through which envelopes leave; works while every officer is locked out. */
export function outboxOf(db: Database, ports: Ports): Outbox {
  const { clock, locks, trust } = ports;
  /** The last manifest number of this session, for the day when the disk is too full to write it. */
  let lastManifest = 0;
  const nextManifest = async () => {
    const { manifests } = await readLedger(db);
    lastManifest = Math.max(lastManifest, manifests) + 1;
    await write(db, [], async () => {
      const ledger = await readLedger(db);
      lastManifest = Math.max(lastManifest, ledger.manifests + 1);
      await writeMeta(db, 'ledger', { ...ledger, manifests: lastManifest });
    }).catch((error: unknown) => {
      if (savingTrouble(error) === null) throw error;
    });
    return lastManifest;
  };
  /** Received, where this code may no longer write it down [D8]: it steps over them while it lives. */
  const heard = new Set<Sha256>();
  const hear = (error: unknown, list: ReceiptList) => {
    if (savingTrouble(error) !== 'older-code') throw error;
    for (const { hash } of list.receipts) heard.add(hash);
  };
  return {
    unsent: (limit, aside) =>
      steadily(db, () => readUnsent(db, limit, new Set([...aside, ...heard]))),
    countUnsent: () => steadily(db, () => countUnsent(db, heard)),
    async describe(epoch, former = []) {
      const m = await nextManifest();
      const described = await steadily(db, () => describe(db, ports, epoch));
      const receipts = await steadily(db, () => formerLists(db, former));
      return { ...described, m, ...(receipts.length > 0 && { receipts }) };
    },
    applyReceipts: (list, measured, signed) =>
      steadily(db, () => applyReceipts(db, list, measured, { ...(signed && { signed }) })).catch(
        (error: unknown) => hear(error, list),
      ),
    mailboxRead: async () => (await readLedger(db)).mailbox,
    async applyMailbox(page) {
      const keys = await readKeyList(db, trust);
      const read = await Promise.all(page.watermarks.map((jws) => trust.readWatermark(keys, jws)));
      const watermarks = read.filter((mark) => mark !== null);
      const commands = await Promise.all(
        page.items.flatMap((entry) => {
          const item = readEntry(entry);
          return item?.kind === 'command' ? [trust.readCommand(keys, item.command)] : [];
        }),
      );
      const apply = () =>
        steadily(db, () => applyMailbox(db, page, { watermarks, commands }, clock.now()));
      // A command may change the lease of numbers, which whoever begins a form counts on [D1].
      const outcomes = commands.length > 0 ? await locks.request('ledger', apply) : await apply();
      if (outcomes.length > 0) await ports.commanded(outcomes);
    },
    keyListVersion: async () => (await readKeyList(db, trust)).version,
  };
}

const waiting = (db: Database) => db.outbox.where('waiting').equals(1);

/** Without looking at the rows themselves, where nothing is to be stepped over. */
const countUnsent = (db: Database, heard: ReadonlySet<Sha256>): Promise<number> =>
  heard.size === 0
    ? waiting(db).count()
    : waiting(db)
        .filter(({ hash }) => !heard.has(hash))
        .count();

async function readUnsent(
  db: Database,
  limit: PushLimit,
  aside: ReadonlySet<Sha256>,
): Promise<UnsentEnvelope[]> {
  // An index gives its rows in the order of keeping, and no more of them than can go.
  const first = await waiting(db)
    .limit(limit.envelopes + aside.size)
    .toArray();
  const rows = first.filter(({ hash }) => !aside.has(hash));
  const taken: typeof rows = [];
  let bytes = 0;
  const lists = new Map<Sha256, number>();
  for (const row of rows.filter(({ epoch }) => epoch === rows[0]?.epoch)) {
    bytes += row.bytes;
    if (row.listedWith) lists.set(row.listedWith.hash, row.listedWith.chars);
    // What says when it came has to fit beside it.
    const chars = [...lists.values()].reduce((sum, one) => sum + one, 0);
    const isTooMuch = bytes > limit.bytes || chars > MAX_FORMER_CHARS;
    if (taken.length === limit.envelopes || (taken.length > 0 && isTooMuch)) break;
    taken.push(row);
  }
  const envelopes = await db.envelopes.bulkGet(taken.map(({ hash }) => hash));
  return taken.flatMap(({ epoch, seq, hash, listedWith }, i) => {
    const envelope = envelopes[i];
    const listed = listedWith && { listedWith: listedWith.hash };
    return envelope ? [{ epoch, seq, hash, bytes: envelope.bytes, ...listed }] : [];
  });
}

/** The signed lists that lie with these rows. */
async function formerLists(db: Database, rows: readonly Sha256[]): Promise<Jws[]> {
  if (rows.length === 0) return [];
  const carrying = await db.outbox.where('hash').anyOf(rows).toArray();
  return carrying.flatMap(({ signedList }) => signedList ?? []);
}

/** What the pinned key list says. @throws when it is not the server's, or nobody enrolled. */
export async function readKeyList(db: Database, trust: StorePorts['trust']) {
  const device = await readMeta(db, 'device');
  const keys = device && (await trust.trustKeyList(device.keyList, device.server));
  if (!keys) throw new Error('no pinned key list');
  return keys;
}

async function describe(
  db: Database,
  { clock, vitals }: Pick<Ports, 'clock' | 'vitals'>,
  asked: Uuid | null,
): Promise<Omit<Manifest, 'hashes' | 'm'>> {
  const measured = await vitals();
  const tables = [db.meta, db.outbox, db.envelopes, db.officers, db.drafts, db.pictures];
  return db.transaction('r', tables, async () => {
    const device = await readMeta(db, 'device');
    const ledger = await readLedger(db);
    if (!device) throw new Error('this device is not enrolled');
    // What another device of this profile made is only carried: its ledger is not this one's.
    const isFormer = asked !== null && asked !== ledger.epoch;
    const epoch = isFormer && (await madeBy(db, asked)) === device.id ? asked : ledger.epoch;
    const former = (await readMeta(db, 'formerCertificates')) ?? [];
    const officers = (await db.officers.toArray()).map(({ certificate }) => certificate);
    return {
      v: 1,
      aud: device.server,
      device: device.id,
      epoch,
      at: clock.now(),
      head: await headOf(db, epoch),
      status: { ...(await statusOf(db, ledger)), ...measured },
      certificates: [device.certificate, ...officers, ...former.reverse()].slice(0, 50),
    };
  });
}

/** The device that an epoch belongs to, as its oldest unsent envelope says; null when it is bent. */
async function madeBy(db: Database, epoch: Uuid): Promise<Uuid | null> {
  const row = await waiting(db)
    .filter((one) => one.epoch === epoch)
    .first();
  const envelope = row && (await db.envelopes.get(row.hash));
  if (!envelope) return null;
  try {
    const { header } = takeApart(envelope.bytes);
    return JSON.parse(new TextDecoder().decode(header)).device;
  } catch {
    return null;
  }
}

async function headOf(db: Database, epoch: Uuid): Promise<Manifest['head']> {
  const range = db.outbox.where('[epoch+seq]').between([epoch, 1], [epoch, Infinity]);
  const newest = await range.last();
  return newest ? { seq: newest.seq, hash: newest.hash } : null;
}

/** A long queue is told apart by its oldest; reading ten thousand rows would cost a save its time. */
const COUNTED_ONE_BY_ONE = 200;

async function statusOf(
  db: Database,
  ledger: Ledger,
): Promise<Omit<DeviceStatus, 'app' | 'storage' | 'persisted'>> {
  const [unsent, oldest] = await Promise.all([
    waiting(db).count(),
    waiting(db).limit(COUNTED_ONE_BY_ONE).toArray(),
  ]);
  const bytes = oldest.reduce((sum, row) => sum + row.bytes, 0);
  return {
    highestSeq: ledger.seq,
    unsent,
    unsentBytes: oldest.length === 0 ? 0 : Math.round((bytes * unsent) / oldest.length),
    oldestUnsent: oldest.reduce<UnixMs | null>(
      (least, { keptAt }) => Math.min(least ?? keptAt, keptAt),
      null,
    ),
    toMend: await countToMend(db),
    drafts: await db.drafts.filter(({ discarded }) => !discarded).count(),
    picturesLeft: await countPicturesLeft(db),
    clockOffset: ledger.clockOffset,
  };
}

const countPicturesLeft = (db: Database) => db.pictures.where('waiting').equals(1).count();

/** Records that somebody has to mend; what was mended keeps the outcome that said so. */
async function countToMend(db: Database): Promise<number> {
  const back = await db.outbox.where('outcome.item.kind').equals('needs-fix').toArray();
  const records = [...new Set(back.map(({ record }) => record))];
  const rows = await db.outbox.where('record').anyOf(records).toArray();
  return [...byRecord(rows).values()].filter((acts) => sentBack(acts) !== null).length;
}

/** Thailand has one clock, seven hours ahead of UTC, and no summer time. */
const THAI_OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const thaiMidnight = (at: UnixMs) =>
  Math.floor((at + THAI_OFFSET_MS) / DAY_MS) * DAY_MS - THAI_OFFSET_MS;

/** What the screens show of the outbox. */
export function pictureOf(db: Database, now: UnixMs): Promise<OutboxPicture> {
  const received = (from: UnixMs, to: UnixMs) =>
    db.outbox.where('[waiting+receipt.at]').between([0, from], [0, to]);
  const midnight = thaiMidnight(now);
  return db.transaction('r', [db.outbox, db.uncopied, db.pictures], async () => {
    const [unsent, toMend, withoutSecondCopy, picturesLeft, receivedToday, last] =
      await Promise.all([
        waiting(db).count(),
        countToMend(db),
        db.uncopied.count(),
        countPicturesLeft(db),
        received(midnight, midnight + DAY_MS).count(),
        received(-Infinity, Infinity).last(),
      ]);
    const lastReceivedAt = last?.receipt?.at ?? null;
    const waits = { unsent, toMend, withoutSecondCopy, picturesLeft };
    return { ...waits, receivedToday, lastReceivedAt };
  });
}
