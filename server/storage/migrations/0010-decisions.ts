import { type Kysely, sql } from 'kysely';

/** What somebody needs to decide on a hold, what they decided against, and who was heard of when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const widen = () => db.schema.alterTable('holds');
  await widen().addColumn('ref', 'text').execute();
  await widen().addColumn('made', 'integer').execute();
  await widen().addColumn('clock', 'integer').execute();

  await db.schema
    .createTable('declines')
    .addColumn('hash', 'text', (col) => col.primaryKey())
    .addColumn('code', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('reason', 'text', (col) => col.notNull())
    .execute();

  await db.schema
    .createTable('contacts')
    .addColumn('device', 'text', (col) => col.primaryKey())
    .addColumn('at', 'integer', (col) => col.notNull())
    .execute();
  // So that nobody looks as if they had never been heard of until they come again.
  await sql`insert into contacts (device, at)
    select device, max(contact_at) from device_epochs where m >= 0 group by device`.execute(db);
}
