import type { Kysely } from 'kysely';
import type { unitKinds } from '#contract/units.ts';
import type { Schema } from '../schema.ts';
import type { UnitTables } from '../unit-tables.ts';

/** A code has room for three digits. */
const MOST_MOBILE_UNITS = 999;

export function unitQueries(db: Kysely<Schema>): UnitTables {
  const mobileUnits = (district: string) =>
    db.selectFrom('units').where('code', 'like', `${district}-m%`);

  return {
    async addUnit({ code, kind, name }) {
      await db
        .insertInto('units')
        .values({ code, kind, name })
        .onConflict((on) => on.column('code').doNothing())
        .execute();
    },
    async nextMobileUnit(district) {
      const rows = await mobileUnits(district).select('code').execute();
      const numbers = rows.map(({ code }) => Number(code.slice(district.length + 2)));
      const next = Math.max(0, ...numbers) + 1;
      return next > MOST_MOBILE_UNITS ? null : `${district}-m${next}`;
    },
    async isMobileName(district, name) {
      const named = mobileUnits(district).select('code').where('name', '=', name);
      return (await named.executeTakeFirst()) !== undefined;
    },
    async knownUnit(code) {
      const row = await db
        .selectFrom('units')
        .select(['code', 'kind', 'name'])
        .where('code', '=', code)
        .executeTakeFirst();
      // Every kind was written from a `Unit`.
      return row ? { ...row, kind: row.kind as (typeof unitKinds)[number] } : null;
    },
  };
}
