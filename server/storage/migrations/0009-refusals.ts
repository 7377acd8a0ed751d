import type { Kysely } from 'kysely';

/** Why somebody was not approved, for whoever proposed them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('people').addColumn('refusal', 'text').execute();
}
