import type { DeviceAuditAction, DeviceAuditEvent } from '#contract/audit.ts';
import { AUDIT_START, auditText } from '#contract/audit-chain.ts';
import { checksum } from './checksum.ts';
import { type Database, readMeta, write, writeMeta } from './database.ts';
import type { Locks } from './ports.ts';
import type { Audited } from './rows.ts';
import type { Store } from './types.ts';

/** So many rows stay while nobody fetches them; what falls out leaves a gap that the centre sees. */
const MOST_ROWS = 5000;

const nothingYet: Audited = { n: 0, hash: AUDIT_START };

/** The device's own chain of what happened on it [D15]. */
export function auditOf(
  db: Database,
  { clock, locks }: { clock: { now(): number }; locks: Locks },
): Pick<Store, 'note' | 'unsentAudit' | 'auditReceived'> {
  return {
    // Under a lock, because the hash is made outside of the transaction and of one row after another.
    note: (action, officer) =>
      locks.request('audit', () => append(db, action, officer, clock.now())),
    unsentAudit: (limit) => db.audit.orderBy('n').limit(limit).toArray(),
    auditReceived: (through) =>
      write(db, [db.audit], async () => {
        await db.audit.where('n').belowOrEqual(through).delete();
      }),
  };
}

async function append(
  db: Database,
  action: DeviceAuditAction,
  officer: string | null,
  at: number,
): Promise<void> {
  const { n, hash: prev } = (await readMeta(db, 'audited')) ?? nothingYet;
  const event = { n: n + 1, at, officer, action };
  const hash = base64url(await checksum(new TextEncoder().encode(auditText(prev, event))));
  const row: DeviceAuditEvent = { ...event, prev, hash };
  await write(db, [db.audit], async () => {
    await db.audit.put(row);
    await db.audit
      .where('n')
      .belowOrEqual(row.n - MOST_ROWS)
      .delete();
    await writeMeta(db, 'audited', { n: row.n, hash });
  });
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
