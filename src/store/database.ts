import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import type { DeviceAuditEvent } from '#contract/audit.ts';
import type { Sha256 } from '#contract/primitives.ts';
import type { OfficerVault } from '../vault/types.ts';
import type { StorePorts } from './ports.ts';
import type {
  ContentRow,
  DraftRow,
  EnvelopeRow,
  Meta,
  OutboxRow,
  PaperMarkRow,
  PaperRunRow,
  PictureBytesRow,
  PictureRow,
  RecordRow,
  TagRow,
} from './rows.ts';

/** What this code can read; data that asks for more is not written to [D8]. */
export const READER = 3;

type MetaRow = { [K in keyof Meta]: { key: K; value: Meta[K] } }[keyof Meta];

export type Database = Dexie & {
  meta: Table<MetaRow, keyof Meta>;
  officers: EntityTable<OfficerVault, 'id'>;
  drafts: EntityTable<DraftRow, 'record'>;
  records: EntityTable<RecordRow, 'record'>;
  contents: EntityTable<ContentRow, 'record'>;
  outbox: Table<OutboxRow, number>;
  envelopes: EntityTable<EnvelopeRow, 'hash'>;
  /** Envelopes that stand here and not yet in the journal. */
  uncopied: Table<{ hash: Sha256 }, Sha256>;
  tags: EntityTable<TagRow, 'ref'>;
  audit: EntityTable<DeviceAuditEvent, 'n'>;
  paperRuns: EntityTable<PaperRunRow, 'id'>;
  paperMarks: Table<PaperMarkRow, string>;
  pictures: EntityTable<PictureRow, 'sha256'>;
  pictureBytes: EntityTable<PictureBytesRow, 'sha256'>;
};

/**
 * Describes the database; `populate` runs inside the transaction that makes it, so it is never
 * there empty [D6]. When another window wants to change the tables Dexie closes this connection, and
 * opens it again when it is next needed.
 */
export function describeDatabase(
  { name, idb }: Pick<StorePorts, 'name' | 'idb'>,
  populate: (tx: Transaction) => void,
): Database {
  const db = new Dexie(name, {
    ...idb,
    // The word "kept" is only said of what is on the disk [D2]; Chromium's default is not.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as Database;
  db.version(1).stores({
    meta: 'key',
    officers: 'id',
    drafts: 'record, officer',
    records: 'record, officer',
    outbox: '++n, &hash, record, [epoch+seq], waiting, [waiting+receipt.at], outcome.item.kind',
    envelopes: 'hash',
    uncopied: 'hash',
  });
  db.version(2).stores({ tags: 'ref, tag, keptAt', audit: 'n' });
  db.version(3).stores({ contents: 'record' }).upgrade(moveContents);
  db.version(4).stores({
    drafts: 'record, officer, ref',
    records: 'record, officer, ref',
    paperRuns: 'id',
    paperMarks: 'no',
  });
  // Code of before would finish a draft without its pictures.
  db.version(5)
    .stores({ pictures: 'sha256, record, waiting', pictureBytes: 'sha256' })
    .upgrade((tx) => tx.table('meta').put({ key: 'minReader', value: READER }));
  db.on('populate', populate);
  return db;
}

/** What a record's row held itself before. */
async function moveContents(tx: Transaction): Promise<void> {
  const rows: (RecordRow & { full?: ContentRow['full'] | null })[] = await tx
    .table('records')
    .toArray();
  const contents = rows.flatMap(({ record, full }) =>
    full ? [{ record, full, notes: null }] : [],
  );
  await tx.table('contents').bulkPut(contents);
  await tx.table('records').bulkPut(rows.map(({ full: _, ...row }) => row));
  await tx.table('meta').put({ key: 'minReader', value: READER });
}

export async function readMeta<K extends keyof Meta>(
  db: Database,
  key: K,
): Promise<Meta[K] | null> {
  const row = await db.meta.get(key);
  return row ? (row.value as Meta[K]) : null;
}

export const writeMeta = <K extends keyof Meta>(db: Database, key: K, value: Meta[K]) =>
  db.meta.put({ key, value } as MetaRow);

/** The counters. @throws when this device was never enrolled, which is a bug of the caller. */
export async function readLedger(db: Database) {
  const ledger = await readMeta(db, 'ledger');
  if (!ledger) throw new Error('this device is not enrolled');
  return ledger;
}

/** Newer code has changed what lies here; this code may only look [D8]. */
export class OlderCodeError extends Error {
  override name = 'OlderCodeError';
}

/** One strict transaction. @throws OlderCodeError before anything is written. */
export function write<T>(db: Database, tables: Table[], work: () => Promise<T>): Promise<T> {
  return db.transaction('rw', [db.meta, ...tables], async () => {
    const minReader = await readMeta(db, 'minReader');
    if (minReader !== null && minReader > READER) throw new OlderCodeError();
    return work();
  });
}
