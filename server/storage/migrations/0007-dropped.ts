import { type Kysely, sql } from 'kysely';

/**
 * What a person dropped from the strangers' quarantine. Only what was written down here before, and
 * is still nobody's, can be deleted from custody at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dropped')
    .addColumn('hash', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('dropped_key', ['hash', 'at'])
    .execute();
  await sql`drop trigger envelopes_no_delete`.execute(db);
  await sql`create trigger envelopes_no_delete before delete on envelopes
    when not exists (select 1 from dropped where hash = old.hash)
      or not exists (select 1 from quarantine where hash = old.hash and origin = '?')
    begin select raise(abort, 'envelopes are kept as they came'); end`.execute(db);
}
