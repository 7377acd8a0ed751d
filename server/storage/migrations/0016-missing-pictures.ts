import { type Kysely, sql } from 'kysely';

/** Pictures that accepted acts name and the centre has not all of; those of before are found anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('missing_pictures')
    .addColumn('sha256', 'text', (col) => col.primaryKey())
    .addColumn('device', 'text', (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex('missing_pictures_by_device')
    .on('missing_pictures')
    .columns(['device'])
    .execute();
  await sql`insert or ignore into missing_pictures (sha256, device)
    select named.value ->> 'sha256', ops.device
    from ops, json_each(ops.json, '$.blobs') as named
    left join pictures on pictures.sha256 = named.value ->> 'sha256'
    where pictures.whole_at is null`.execute(db);
}
