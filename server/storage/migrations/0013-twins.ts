import { type Kysely, sql } from 'kysely';
import { traitsOf } from '#debt/alike.ts';
import { saveTraits } from '../queries/traits.ts';
import type { Schema } from '../schema.ts';

/** What tells whose a record is, the pairs that may be one, and which record ended in which. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('traits')
    .addColumn('record', 'text', (col) => col.primaryKey())
    .addColumn('national_id', 'text')
    .addColumn('id_read', 'integer', (col) => col.notNull())
    .addColumn('first', 'text', (col) => col.notNull())
    .addColumn('last', 'text', (col) => col.notNull())
    .addColumn('birth', 'text')
    .addColumn('district', 'text', (col) => col.notNull())
    .execute();
  await index(db, 'traits', ['national_id']);
  await index(db, 'traits', ['district', 'birth']);

  await db.schema
    .createTable('twins')
    .addColumn('a', 'text', (col) => col.notNull())
    .addColumn('b', 'text', (col) => col.notNull())
    .addColumn('reason', 'text', (col) => col.notNull())
    .addColumn('found_at', 'integer', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull().defaultTo('open'))
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'integer')
    .addPrimaryKeyConstraint('twins_key', ['a', 'b'])
    .addCheckConstraint('twins_once', sql`a < b`)
    .execute();
  await index(db, 'twins', ['b']);
  await index(db, 'twins', ['state', 'reason', 'found_at']);

  await db.schema
    .createTable('joined')
    .addColumn('record', 'text', (col) => col.primaryKey())
    .addColumn('into', 'text', (col) => col.notNull())
    .execute();
  await index(db, 'joined', ['into']);
  await rememberTraits(db);
}

const AT_ONCE = 500;

/** Those of before are compared when the next one like them comes. */
async function rememberTraits(db: Kysely<Schema>): Promise<void> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('records')
      .select(['id', 'registration'])
      .where('id', '>', last)
      .where('state', '=', 'live')
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const { id, registration } of rows) {
      await saveTraits(db, id, traitsOf(JSON.parse(registration)));
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

const index = (db: Kysely<Schema>, table: string, columns: string[]) =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
