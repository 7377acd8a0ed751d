import { type Kysely, sql } from 'kysely';

/** Who works here: rosters, activation slips, and how often somebody tried. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('officer', 'text', (col) => col.unique())
    .addColumn('title', 'text', (col) => col.notNull())
    .addColumn('first_name', 'text', (col) => col.notNull())
    .addColumn('last_name', 'text')
    .addColumn('position', 'text')
    .addColumn('phone', 'text')
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('roles', 'text', (col) => col.notNull())
    .addColumn('scope', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('id_hash', 'text')
    .addColumn('proposed_by', 'text')
    .addColumn('proposed_at', 'integer', (col) => col.notNull())
    .addColumn('suspended', 'text')
    .execute();
  await db.schema.alterTable('officers').addColumn('officer', 'text').execute();
  await sql`create index officers_by_officer on officers (officer)`.execute(db);
  await sql`create index people_by_unit on people (unit)`.execute(db);
  await sql`create index people_by_id_hash on people (id_hash)`.execute(db);
  await db.schema
    .createTable('slips')
    .addColumn('officer', 'text', (col) => col.primaryKey())
    .addColumn('salt', 'text', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'integer', (col) => col.notNull())
    .addColumn('wrong_tries', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('issued_by', 'text', (col) => col.notNull())
    .addColumn('used', 'text')
    .execute();
  await db.schema
    .createTable('tries')
    .addColumn('name', 'text', (col) => col.primaryKey())
    .addColumn('since', 'integer', (col) => col.notNull())
    .addColumn('times', 'integer', (col) => col.notNull())
    .execute();
}
