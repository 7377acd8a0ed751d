import type { Kysely } from 'kysely';

/** Other duties or another unit for somebody: what was asked, and the devices they left by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('people').addColumn('duties_asked', 'text').execute();
  await db.schema.alterTable('people').addColumn('left_devices', 'text').execute();
}
