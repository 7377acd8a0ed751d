import type { UnixMs } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { OpenVault } from '../vault/types.ts';
import { byRecord, mayReadRecord } from './acts.ts';
import { readLease } from './clocks.ts';
import { type Database, readMeta } from './database.ts';
import type { ContentRow, OutboxRow } from './rows.ts';
import { openFull } from './summary.ts';
import type { Lease } from './types.ts';

/** Whether a record with these acts may be read here now. */
type Judge = (acts: readonly OutboxRow[]) => boolean;

/** Why nothing that was finished may be read here, whichever record it is, or `yes`. */
export type Reading = Lease['reading'] | 'stopped';

/** How long what an officer finished may be read, looked up once for many records. */
export async function readWindow(
  db: Database,
  officer: string,
  now: UnixMs,
): Promise<{ reading: Reading; isOpen: Judge }> {
  const device = await readMeta(db, 'device');
  const serverTime = (await readMeta(db, 'ledger'))?.serverTime ?? null;
  const localReadMs = device?.policy.localReadMs ?? 0;
  const lease = device ? (await readLease(db, device, now)).reading : 'lease-over';
  const own = await db.officers.filter((each) => each.officer === officer).toArray();
  const reading = own.some(({ stopped }) => stopped) ? 'stopped' : lease;
  return { reading, isOpen: (acts) => mayReadRecord(acts, localReadMs, now, serverTime) };
}

/** The content of one record of this officer, while it may still be read here. */
export async function readContent(
  db: Database,
  vault: OpenVault,
  record: string,
  now: UnixMs,
): Promise<{ registration: Registration; row: ContentRow } | null> {
  const found = await db.transaction(
    'r',
    [db.meta, db.officers, db.records, db.outbox, db.contents],
    async () => {
      const [view, rows, row] = await Promise.all([
        db.records.get(record),
        db.outbox.where('record').equals(record).toArray(),
        db.contents.get(record),
      ]);
      const { officer } = vault.officer;
      const { reading, isOpen } = await readWindow(db, officer, now);
      const acts = byRecord(rows).get(record) ?? [];
      return view?.officer === officer && reading === 'yes' && isOpen(acts) ? row : undefined;
    },
  );
  const registration = found && (await openFull(vault, found));
  return found && registration ? { registration, row: found } : null;
}

/** What an officer finished, while it may still be read here; null when it may not. */
export const readRegistration = async (
  db: Database,
  vault: OpenVault,
  record: string,
  now: UnixMs,
): Promise<Registration | null> =>
  (await readContent(db, vault, record, now))?.registration ?? null;

/** The newest act on a record, sealed, while the centre has not signed for it; null once it has. */
export async function readUnsentEnvelope(db: Database, record: string) {
  const [newest] = await db.outbox.where('record').equals(record).reverse().sortBy('n');
  if (newest?.waiting !== 1) return null;
  return (await db.envelopes.get(newest.hash))?.bytes ?? null;
}
