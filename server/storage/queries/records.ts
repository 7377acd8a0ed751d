import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { RecordTables } from '../tables.ts';

export function recordQueries(db: Kysely<Schema>): RecordTables {
  return {
    async recordsWithRef(scope, ref) {
      const rows = await db
        .selectFrom('records')
        .select(['id', 'unit', 'registration'])
        .where('ref', '=', ref)
        .where('unit', 'like', `${scope.prefix}%`)
        .orderBy('id')
        .execute();
      return rows.map(({ id, unit, registration }) => ({
        ...{ id, unit },
        officer: JSON.parse(registration).intake.officer,
      }));
    },
    async recordIn(scope, id) {
      const row = await db
        .selectFrom('records')
        .selectAll()
        .where('id', '=', id)
        .where('unit', 'like', `${scope.prefix}%`)
        .executeTakeFirst();
      if (!row) return null;
      const { ref, unit, rev } = row;
      const state = row.state === 'void' ? 'void' : 'live';
      const registration = JSON.parse(row.registration);
      return { id, ref, unit, rev, state, registration, changedAt: row.changed_at };
    },
  };
}
