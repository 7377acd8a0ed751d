import { type Kysely, sql } from 'kysely';

/** What was done, in a chain: the server's own log, and those that devices bring. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('n', 'integer', (col) => col.primaryKey())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('officer', 'text')
    .addColumn('device', 'text')
    .addColumn('action', 'text', (col) => col.notNull())
    .addColumn('target', 'text')
    .addColumn('area', 'text', (col) => col.notNull())
    .addColumn('detail', 'text')
    .addColumn('prev', 'text', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull())
    .execute();
  await sql`create index audit_by_area on audit (area, n)`.execute(db);
  await db.schema
    .createTable('device_audit')
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('event', 'text', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('device_audit_key', ['device', 'n', 'hash'])
    .execute();
  // [AU2] Nobody who comes in by the server's own code rewrites what was written.
  for (const table of ['audit', 'device_audit']) {
    for (const act of ['update', 'delete']) {
      await sql`
        create trigger ${sql.raw(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.table(table)}
        begin select raise(abort, 'the audit log is only ever added to'); end
      `.execute(db);
    }
  }
}
