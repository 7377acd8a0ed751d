import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Schema } from '../schema.ts';

/** What the server remembers of itself under a name; null when it does not. */
export async function readMeta<T extends z.core.$ZodType>(
  db: Kysely<Schema>,
  key: string,
  schema: T,
): Promise<z.output<T> | null> {
  const query = db.selectFrom('meta').select('value').where('key', '=', key);
  const row = await query.executeTakeFirst();
  return row ? z.parse(schema, JSON.parse(row.value)) : null;
}

export async function writeMeta(db: Kysely<Schema>, key: string, content: unknown): Promise<void> {
  const value = JSON.stringify(content);
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
}
