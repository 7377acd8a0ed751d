import type { Kysely } from 'kysely';

/** Ledger numbers under which more than one envelope came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('device_epochs')
    .addColumn('repeats', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
}
