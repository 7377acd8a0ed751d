import { type Kysely, sql } from 'kysely';
import type { HoldTables, Released } from '../device-tables.ts';
import { QUARANTINE } from '../port.ts';
import type { Schema } from '../schema.ts';

export function holdQueries(db: Kysely<Schema>): HoldTables {
  /** What was held in quarantine and proven belongs to its device's unit; the rest is nobody's. */
  const heldIn = (prefix: string) =>
    db
      .selectFrom('holds')
      .innerJoin('envelopes', 'envelopes.hash', 'holds.hash')
      .leftJoin('quarantine', 'quarantine.hash', 'holds.hash')
      .leftJoin('devices', 'devices.id', 'holds.device')
      .where((row) =>
        row.or([
          row.and([row('holds.unit', '!=', QUARANTINE), row('holds.unit', 'like', `${prefix}%`)]),
          row.and([
            row('holds.unit', '=', QUARANTINE),
            row('quarantine.hash', 'is', null),
            row('devices.unit', 'like', `${prefix}%`),
          ]),
          ...(prefix === '' ? [row('holds.unit', '=', QUARANTINE)] : []),
        ]),
      );

  return {
    async holdsIn({ prefix }, after, most) {
      let query = heldIn(prefix)
        .select(['holds.hash', 'holds.unit', 'holds.device', 'holds.code', 'holds.since'])
        .select(['holds.officer', 'holds.releasable', 'envelopes.seq'])
        .orderBy('holds.unit')
        .orderBy('holds.n')
        .limit(most);
      if (after !== null) {
        query = query.where(
          sql<boolean>`(holds.unit, holds.n) >
            (select unit, n from envelopes where hash = ${after})`,
        );
      }
      const rows = await query.execute();
      return rows.map((row) => ({ ...row, releasable: row.releasable === 1 }));
    },
    async releaseIn({ prefix }, hashes, released) {
      const rows = await heldIn(prefix)
        .select(['holds.hash', 'holds.unit', 'holds.code'])
        .where('holds.hash', 'in', hashes)
        .where('holds.releasable', '=', 1)
        .execute();
      const rest = rows.map(({ hash, code }) => ({ hash, code, ...released }));
      if (rest.length > 0) {
        await db
          .insertInto('releases')
          .values(rest)
          .onConflict((on) => on.doNothing())
          .execute();
      }
      // The column only ever holds what `hold` wrote there.
      return rows.map((row) => ({ ...row, code: row.code as Released['code'] }));
    },
    async releasedAmong(hashes) {
      if (hashes.length === 0) return new Set();
      const rows = await db
        .selectFrom('releases')
        .select('hash')
        .where('hash', 'in', hashes)
        .execute();
      return new Set(rows.map(({ hash }) => hash));
    },
  };
}
