import { type Kysely, sql } from 'kysely';

/** Values that wait for a person beside the one at the centre; they stand in their acts and nowhere else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proposals')
    .addColumn('op', 'text', (col) => col.notNull())
    .addColumn('path', 'text', (col) => col.notNull())
    .addColumn('record', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('decided', 'text')
    .addColumn('decision', 'text')
    .addPrimaryKeyConstraint('proposals_pk', ['op', 'path'])
    .execute();
  await sql`create index proposals_open on proposals (at) where decided is null`.execute(db);
  await sql`create trigger proposals_no_delete before delete on proposals
    begin select raise(abort, 'proposals are kept for ever'); end`.execute(db);
}
