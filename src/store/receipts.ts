import type { CommandAck } from '#contract/commands.ts';
import { type MailboxPage, readEntry, type Watermark } from '#contract/mailbox.ts';
import type { Jws, ServerEpoch, Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import { MAX_FORMER_CHARS, type ReceiptList } from '#contract/push.ts';
import type { ClockReading } from '../sync/ports.ts';
import type { ReadCommand } from '../vault/types.ts';
import { applyCommands } from './commands.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import { hear } from './lease.ts';
import { sameEpoch } from './may-leave.ts';
import type { Ledger, OutboxRow } from './rows.ts';

/**
 * What the server's signed word changes here, and nothing else does [D4]. A list of an epoch older
 * than the one known is a late echo and changes nothing. One that somebody brought is no word with the
 * centre: it gives no time to read on [D10], and what it says of gaps was said to another [D21].
 */
export function applyReceipts(
  db: Database,
  list: ReceiptList,
  measured: ClockReading,
  { how = 'heard', signed }: { how?: 'heard' | 'brought'; signed?: Jws } = {},
): Promise<void> {
  return write(db, [db.outbox, db.envelopes], async () => {
    const ledger = await readLedger(db);
    if (ledger.serverEpoch && list.serverEpoch.n < ledger.serverEpoch.n) return;
    const next = inServerEpoch(ledger, list.serverEpoch);
    await writeMeta(db, 'ledger', {
      ...next,
      serverTime: laterOf(next.serverTime, list.at),
      clockOffset: measured.offset ?? next.clockOffset,
    });
    if (how === 'heard') {
      const clocks = hear(await readMeta(db, 'clocks'), list.at, measured.receivedAt);
      await writeMeta(db, 'clocks', clocks);
    }
    if (next !== ledger) await offerAgain(db, (row) => !isOf(row, list.serverEpoch));
    const rows = await oldestOf(
      db,
      list.receipts.map(({ hash }) => hash),
    );
    const fresh = list.receipts.flatMap((receipt, i) => {
      const row = rows[i];
      if (!row || isOf(row, list.serverEpoch)) return [];
      const held = { receipt, serverEpoch: list.serverEpoch, at: measured.receivedAt };
      return [{ ...row, waiting: 0 as const, receipt: { ...held, signedAt: list.at } }];
    });
    await db.outbox.bulkPut(signed ? listed(fresh, signed) : fresh);
    if (how === 'heard') await offerGaps(db, list);
  });
}

/** The list is kept once, with the first of those that no list named before. */
function listed(rows: OutboxRow[], signed: Jws): OutboxRow[] {
  const first = rows.find(({ listedWith }) => !listedWith);
  if (!first || signed.length > MAX_FORMER_CHARS) return rows;
  const listedWith = { hash: first.hash, chars: signed.length };
  return rows.map((row) => {
    if (row.listedWith) return row;
    return { ...row, listedWith, ...(row === first && { signedList: signed }) };
  });
}

/** A receipt is as a rule for what waits longest: one question to the database instead of hundreds. */
async function oldestOf(
  db: Database,
  hashes: readonly Sha256[],
): Promise<(OutboxRow | undefined)[]> {
  const oldest = await db.outbox.where('waiting').equals(1).limit(hashes.length).toArray();
  const byHash = new Map(oldest.map((row) => [row.hash, row]));
  const others = hashes.filter((hash) => !byHash.has(hash));
  for (const row of await rowsOf(db, others)) if (row) byHash.set(row.hash, row);
  return hashes.map((hash) => byHash.get(hash));
}

/** All are asked for at once; one after the other, two hundred take a third of a second. */
const rowsOf = (db: Database, hashes: readonly Sha256[]) =>
  Promise.all(hashes.map((hash) => db.outbox.where('hash').equals(hash).first()));

/** A row whose receipt is of this epoch is received; its first receipt stays. */
const isOf = (row: OutboxRow, epoch: ServerEpoch) =>
  row.waiting === 0 && row.receipt !== null && sameEpoch(row.receipt.serverEpoch, epoch);

/** The same object when the epoch is the known one; else the mailbox is read from 0 again. */
function inServerEpoch(ledger: Ledger, serverEpoch: ServerEpoch): Ledger {
  if (sameEpoch(ledger.serverEpoch, serverEpoch)) return ledger;
  return { ...ledger, serverEpoch, serverTime: null, mailbox: 0 };
}

/** The newest time that the server has signed; it never falls. */
const laterOf = (a: UnixMs | null, b: UnixMs): UnixMs => (a === null ? b : Math.max(a, b));

/** Marks received envelopes as unsent again, where their bytes are still here. */
export async function offerAgain(
  db: Database,
  which: (row: OutboxRow) => boolean,
  change: Partial<OutboxRow> = {},
): Promise<void> {
  const rows = await db.outbox.where('waiting').equals(0).toArray();
  await offerThese(db, rows.filter(which), change);
}

async function offerThese(
  db: Database,
  rows: readonly OutboxRow[],
  change: Partial<OutboxRow>,
): Promise<void> {
  const hashes = rows.map(({ hash }) => hash);
  const here = new Set(await db.envelopes.where('hash').anyOf(hashes).primaryKeys());
  const again = rows.filter(({ hash }) => here.has(hash));
  await db.outbox.bulkPut(again.map((row) => ({ ...row, ...change, waiting: 1 as const })));
}

/**
 * The server says it lacks what this device has its receipt for: offered again, once an epoch, so
 * that a server which never counts an envelope (a quarantined one) does not make it go round for ever.
 */
async function offerGaps(db: Database, list: ReceiptList): Promise<void> {
  const gaps = list.ledger.flatMap(({ epoch, missing }) =>
    missing.map(([from, to]) => ({ epoch, from, to })),
  );
  if (gaps.length === 0) return;
  const { random } = list.serverEpoch;
  const answered = new Set(list.receipts.map(({ hash }) => hash));
  const rows = await receivedIn(db, gaps);
  await offerThese(
    db,
    rows.filter((row) => !answered.has(row.hash) && row.offeredAgainIn !== random),
    { offeredAgainIn: random },
  );
}

/**
 * While a long queue is sent, each answer lacks all that still waits here: keys alone are compared,
 * because to read all that had been sent before made three thousand take half as long again.
 */
async function receivedIn(
  db: Database,
  gaps: readonly { epoch: Uuid; from: number; to: number }[],
): Promise<OutboxRow[]> {
  const [lacking, waiting] = await Promise.all([
    Promise.all(
      gaps.map(({ epoch, from, to }) =>
        db.outbox
          .where('[epoch+seq]')
          .between([epoch, from], [epoch, to], true, true)
          .primaryKeys(),
      ),
    ),
    db.outbox.where('waiting').equals(1).primaryKeys(),
  ]);
  const waits = new Set(waiting);
  const rows = await db.outbox.bulkGet(lacking.flat().filter((n) => !waits.has(n)));
  return rows.filter((row) => row !== undefined);
}

/**
 * What acceptance made of the envelopes. A page of another server epoch than the one counted in
 * restarts the count; it is used only when it begins at 0. Returns what became of its commands.
 */
export function applyMailbox(
  db: Database,
  page: MailboxPage,
  read: { watermarks: readonly Watermark[]; commands: readonly ReadCommand[] },
  now: UnixMs,
): Promise<CommandAck[]> {
  return write(db, db.tables, async () => {
    const before = await readLedger(db);
    if (before.serverEpoch && page.serverEpoch.n < before.serverEpoch.n) return [];
    const ledger = inServerEpoch(before, page.serverEpoch);
    if (ledger !== before) await offerAgain(db, (row) => !isOf(row, page.serverEpoch));
    const counted = page.after === ledger.mailbox;
    const outcomes = (counted ? page.items : []).flatMap((entry) => {
      const item = readEntry(entry);
      return item && 'envelope' in item ? [item] : [];
    });
    const judged = await rowsOf(
      db,
      outcomes.map(({ envelope }) => envelope),
    );
    await db.outbox.bulkPut(
      outcomes.flatMap((item, i) => {
        const row = judged[i];
        return row ? [{ ...row, outcome: { item, at: now } }] : [];
      }),
    );
    const last = counted ? Math.max(page.after, ...page.items.map(({ n }) => n)) : ledger.mailbox;
    const serverTime = laterOf(ledger.serverTime, page.at);
    await writeMeta(db, 'ledger', { ...ledger, mailbox: last, serverTime });
    const marks = (await readMeta(db, 'watermarks')) ?? [];
    await writeMeta(db, 'watermarks', newest(marks, read.watermarks));
    await writeMeta(db, 'clocks', hear(await readMeta(db, 'clocks'), page.at, now));
    return counted ? applyCommands(db, read.commands, serverTime) : [];
  });
}

/** One watermark a unit: the one signed last. */
function newest(held: readonly Watermark[], fresh: readonly Watermark[]): Watermark[] {
  const byUnit = new Map(held.map((mark) => [mark.unit, mark]));
  for (const mark of fresh) {
    const known = byUnit.get(mark.unit);
    const age = known ? mark.serverEpoch.n - known.serverEpoch.n || mark.at - known.at : 0;
    if (age >= 0) byUnit.set(mark.unit, mark);
  }
  return [...byUnit.values()];
}
