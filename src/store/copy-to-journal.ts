import type { Sha256 } from '#contract/primitives.ts';
import { type Database, write } from './database.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { OutboxRow, RecordRow } from './rows.ts';

/**
 * Appends a kept envelope to the journal, and with it whatever waits for that. True when it stands
 * on the disk; when not, it is written down to be tried again. It is kept either way.
 */
export async function copyToJournal(
  db: Database,
  journal: Journal,
  entry: JournalEntry,
): Promise<boolean> {
  const { hash } = entry;
  try {
    await copyWaiting(db, journal, [entry]);
    return true;
  } catch {
    // Also the note may fail on a full disk; the next start finds the gap by comparing.
    await write(db, [db.uncopied], () => db.uncopied.put({ hash })).catch(() => undefined);
    return false;
  }
}

/** The same for one that may have been appended before. */
export async function copyAgain(db: Database, journal: Journal, row: OutboxRow): Promise<boolean> {
  const stands = await journal.read().then(
    (entries) => entries.some(({ hash }) => hash === row.hash),
    () => false,
  );
  if (stands) return true;
  const entry = await entryOf(db, row.hash);
  return entry === null || copyToJournal(db, journal, entry);
}

/** Appends everything that stands in the database only. @throws when the journal cannot be written. */
export async function copyWaiting(
  db: Database,
  journal: Journal,
  more: readonly JournalEntry[] = [],
): Promise<void> {
  const waiting = await db.uncopied.toCollection().primaryKeys();
  const found = await Promise.all(waiting.map((hash) => entryOf(db, hash)));
  const entries = new Map(
    [...found, ...more].flatMap((entry) => (entry ? [[entry.hash, entry] as const] : [])),
  );
  if (entries.size > 0) await journal.append([...entries.values()]);
  if (waiting.length > 0) {
    await write(db, [db.uncopied], () => db.uncopied.bulkDelete(waiting));
  }
}

/** Null when the bytes have left the device since. */
async function entryOf(db: Database, hash: Sha256): Promise<JournalEntry | null> {
  const envelope = await db.envelopes.get(hash);
  const row = await db.outbox.where('hash').equals(hash).first();
  const view = row && (await db.records.get(row.record));
  if (!envelope || !row || !view) return null;
  return journalEntry(row, view, envelope.bytes);
}

export function journalEntry(
  { hash, op, record, epoch, seq, keptAt, kind, mends, openedAs }: OutboxRow,
  { ref, officer, masked }: RecordRow,
  envelope: Uint8Array<ArrayBuffer>,
): JournalEntry {
  return {
    hash,
    op,
    record,
    ref,
    epoch,
    seq,
    officer,
    keptAt,
    ...{ kind, mends, openedAs, masked },
    envelope,
  };
}
