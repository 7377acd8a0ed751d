import type { Kysely } from 'kysely';
import type { RecordTables } from '../record-tables.ts';
import type { Schema } from '../schema.ts';

export function recordQueries(db: Kysely<Schema>): RecordTables {
  return {
    async recordsWithRef(scope, ref) {
      const rows = await db
        .selectFrom('records')
        .leftJoin('joined', 'joined.record', 'records.id')
        .select(['id', 'unit', 'registration', 'joined.into as endedIn'])
        .where((row) =>
          row.or([
            row('ref', '=', ref),
            row('id', 'in', (ended) =>
              ended
                .selectFrom('joined')
                .innerJoin('records as own', 'own.id', 'joined.record')
                .select('joined.into')
                .where('own.ref', '=', ref),
            ),
          ]),
        )
        .where('unit', 'like', `${scope.prefix}%`)
        .orderBy('id')
        .execute();
      return rows.map(({ id, unit, registration, endedIn }) => ({
        ...{ id, unit, endedIn },
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
      const times = { createdAt: row.created_at, changedAt: row.changed_at };
      return { id, ref, unit, rev, state, registration, ...times };
    },
    async addCentreAct(act) {
      const touched = JSON.stringify(act.touched);
      await db
        .insertInto('ops')
        .values({ ...act, envelope: '', state: 'applied', touched })
        .execute();
    },
  };
}
