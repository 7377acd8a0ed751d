import { type Kysely, sql } from 'kysely';

/** Who hears of an envelope besides the device that made it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('carriers')
    .addColumn('hash', 'text', (col) => col.notNull())
    .addColumn('device', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('carriers_key', ['hash', 'device'])
    .execute();
  await sql`create index mailbox_by_envelope
    on mailbox (json_extract(item, '$.envelope'), device, n)`.execute(db);
}
