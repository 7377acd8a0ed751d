import { type Kysely, sql } from 'kysely';

/**
 * What custody counts stands apart from the units that people know, so that an envelope, whatever it
 * names, makes none of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('counters')
    .addColumn('unit', 'text', (col) => col.primaryKey())
    .addColumn('n', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('judged', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await sql`insert into counters (unit, n, judged) select code, n, judged from units where n > 0`.execute(
    db,
  );
  // The quarantine, and mobile units that nobody ever made: a header alone had named them.
  await sql`delete from units where code = '?' or (code like '%-m%'
    and code not in (select target from audit where action = 'unit-made' and target is not null)
    and code not in (select unit from devices)
    and code not in (select unit from moves)
    and code not in (select unit from people))`.execute(db);
  await db.schema.alterTable('units').dropColumn('n').execute();
  await db.schema.alterTable('units').dropColumn('judged').execute();
}
