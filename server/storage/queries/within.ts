import { sql } from 'kysely';

/**
 * Units of an area, as a range that an index answers: `like` compares without case and reads every row.
 * Codes begin with digits and `:` comes next after them, so the quarantine's `?` is in no area.
 */
export const within = (column: string, prefix: string) =>
  sql<boolean>`${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${`${prefix}:`}`;
