import type { Kysely } from 'kysely';
import type { DeviceAuditEvent } from '#contract/audit.ts';
import { AUDIT_START } from '#contract/audit-chain.ts';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import { DAY_MS } from '../../acceptance/thai-day.ts';
import { isLinked } from '../../audit/chain.ts';
import type { DeviceAuditTaken } from '../audit-tables.ts';
import type { Schema } from '../schema.ts';

/** A thief of a device key may tell this many stories of one number. */
const MOST_FORKS = 3;
/** Two that a device keeps while nobody fetches them. */
const MOST_ROWS_A_DAY = 10_000;
/** A call goes so much further at most, however much lies there already. */
const MOST_STEPS = 400;

type Head = Schema['device_audit_heads'];

/** [AU6] [AU8] Keeps what a device brings of its log, at the cost of what it brings. */
export async function addDeviceAudit(
  db: Kysely<Schema>,
  device: Uuid,
  events: readonly DeviceAuditEvent[],
  at: UnixMs,
): Promise<DeviceAuditTaken> {
  const before = await headOf(db, device, Math.floor(at / DAY_MS));
  if (before.rows >= MOST_ROWS_A_DAY) return { is: 'full' };
  let forked = false;
  let rows = before.rows;
  for (const event of events) {
    const added = await addOne(db, device, event);
    forked ||= added.forks;
    rows += added.rows;
  }
  const { through, hash } = await followOn(db, before);
  const head = { ...before, through, hash, rows };
  await db
    .insertInto('device_audit_heads')
    .values(head)
    .onConflict((on) => on.column('device').doUpdateSet(head))
    .execute();
  return { is: 'taken', through, forked };
}

async function headOf(db: Kysely<Schema>, device: Uuid, day: number): Promise<Head> {
  const known = await db
    .selectFrom('device_audit_heads')
    .selectAll()
    .where('device', '=', device)
    .executeTakeFirst();
  const head = known ?? { device, through: 0, hash: AUDIT_START, day, rows: 0 };
  return head.day === day ? head : { ...head, day, rows: 0 };
}

async function addOne(db: Kysely<Schema>, device: Uuid, event: DeviceAuditEvent) {
  const { n, hash } = event;
  const known = await db
    .selectFrom('device_audit')
    .select('hash')
    .where('device', '=', device)
    .where('n', '=', n)
    .execute();
  if (known.some((one) => one.hash === hash)) return { forks: false, rows: 0 };
  const forks = known.length > 0;
  if (known.length >= MOST_FORKS) return { forks, rows: 0 };
  const row = { device, n, hash, event: JSON.stringify(event) };
  await db.insertInto('device_audit').values(row).execute();
  return { forks, rows: 1 };
}

/** How far the chain is here without a gap and holds together, from where it was known to. */
async function followOn(db: Kysely<Schema>, { device, ...from }: Head) {
  const rows = await db
    .selectFrom('device_audit')
    .select('event')
    .where('device', '=', device)
    .where('n', '>', from.through)
    .where('n', '<=', from.through + MOST_STEPS)
    .orderBy('n')
    .execute();
  let { through, hash } = from;
  for (const row of rows) {
    const event: DeviceAuditEvent = JSON.parse(row.event);
    if (event.n > through + 1) break;
    if (event.n === through + 1 && isLinked(event, hash)) {
      through = event.n;
      hash = event.hash;
    }
  }
  return { through, hash };
}
