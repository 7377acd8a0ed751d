import type { Kysely } from 'kysely';

/** How far each device's own log is here and holds together, and how much of it came on one day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('device_audit_heads')
    .addColumn('device', 'text', (col) => col.primaryKey())
    .addColumn('through', 'integer', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull())
    .addColumn('day', 'integer', (col) => col.notNull())
    .addColumn('rows', 'integer', (col) => col.notNull())
    .execute();
}
