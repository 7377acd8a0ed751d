import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

interface AreaCount {
  next_block?: number;
  next_officer?: number;
}

/** Counts an area on, never back; what it had counted to before. */
export async function countArea(db: Kysely<Schema>, area: string, at: AreaCount) {
  await db
    .insertInto('areas')
    .values({ area })
    .onConflict((on) => on.column('area').doNothing())
    .execute();
  const row = await db
    .selectFrom('areas')
    .selectAll()
    .where('area', '=', area)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('areas')
    .set({
      next_block: Math.max(row.next_block, at.next_block ?? 0),
      next_officer: Math.max(row.next_officer, at.next_officer ?? 0),
    })
    .where('area', '=', area)
    .execute();
  return row;
}
