import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as kernel from './migrations/0001-kernel.ts';
import type { Schema } from './schema.ts';

const migrations = { '0001-kernel': kernel };

/** Brings the tables up to date; all of it or nothing. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
