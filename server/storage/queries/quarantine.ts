import { type Kysely, sql } from 'kysely';
import { BANGKOK_OFFSET_MS, DAY_MS, thaiDay } from '../../acceptance/thai-day.ts';
import { QUARANTINE } from '../port.ts';
import type { Schema } from '../schema.ts';
import type { QuarantineTables } from '../tables.ts';
import { addLoad } from './loads.ts';

export function quarantineQueries(db: Kysely<Schema>): QuarantineTables {
  return {
    async quarantineByDay() {
      const day = sql<number>`(envelopes.at + ${sql.lit(BANGKOK_OFFSET_MS)}) / ${sql.lit(DAY_MS)}`;
      const rows = await db
        .selectFrom('quarantine')
        .innerJoin('envelopes', 'envelopes.hash', 'quarantine.hash')
        .select((query) => [
          day.as('day'),
          'quarantine.origin',
          query.fn.countAll<number>().as('envelopes'),
          query.fn.sum<number>('quarantine.bytes').as('bytes'),
        ])
        .groupBy(['day', 'quarantine.origin'])
        .orderBy('day')
        .orderBy('quarantine.origin')
        .execute();
      return rows.map(({ day, origin, envelopes, bytes }) => ({
        day: thaiDay(day * DAY_MS),
        origin: origin === QUARANTINE ? null : origin,
        envelopes: Number(envelopes),
        bytes: Number(bytes),
      }));
    },
    async isInQuarantine(hash) {
      const query = db.selectFrom('quarantine').select('hash').where('hash', '=', hash);
      return (await query.executeTakeFirst()) !== undefined;
    },
    strangersBefore: (at, n, most) =>
      db
        .selectFrom('envelopes')
        .innerJoin('quarantine', 'quarantine.hash', 'envelopes.hash')
        .innerJoin('holds', 'holds.hash', 'envelopes.hash')
        .leftJoin('carriers', 'carriers.hash', 'envelopes.hash')
        .selectAll('envelopes')
        .where('envelopes.unit', '=', QUARANTINE)
        .where('quarantine.origin', '=', QUARANTINE)
        .where('carriers.hash', 'is', null)
        .where('envelopes.at', '<', at)
        .where('envelopes.n', '>', n)
        .orderBy('envelopes.n')
        .limit(most)
        .execute(),
    async dropStrangers(hashes, at) {
      if (hashes.length === 0) return 0;
      await db
        .insertInto('dropped')
        .values(hashes.map((hash) => ({ hash, at })))
        .onConflict((on) => on.doNothing())
        .execute();
      await db.deleteFrom('envelopes').where('hash', 'in', hashes).execute();
      await db.deleteFrom('holds').where('hash', 'in', hashes).execute();
      const freed = await db
        .deleteFrom('quarantine')
        .where('hash', 'in', hashes)
        .returning('bytes')
        .execute();
      const bytes = freed.reduce((sum, one) => sum + one.bytes, 0);
      await addLoad(db, { place: 'quarantine', origin: QUARANTINE, bytes: -bytes });
      return bytes;
    },
  };
}
