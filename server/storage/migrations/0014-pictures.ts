import type { Kysely } from 'kysely';

/** Pictures that devices have begun to send; their bytes lie in files beside the database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pictures')
    .addColumn('sha256', 'text', (col) => col.primaryKey())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('envelope', 'text', (col) => col.notNull())
    .addColumn('bytes', 'integer', (col) => col.notNull())
    .addColumn('whole_at', 'integer')
    .execute();
  await db.schema
    .createIndex('pictures_by_device')
    .on('pictures')
    .columns(['device', 'bytes'])
    .execute();
}
