import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * Statements that are written out, for what is done with every envelope that is accepted: to build and compile
 * one anew each time costs several times what SQLite does. `Row` is what the statement gives.
 */
export async function written<Row>(
  db: Kysely<Schema>,
  statement: string,
  values: readonly (string | number | null)[],
): Promise<{ rows: Row[]; changed: number }> {
  const { rows, numAffectedRows } = await db.executeQuery<Row>(
    CompiledQuery.raw(statement, [...values]),
  );
  return { rows, changed: Number(numAffectedRows ?? 0) };
}
