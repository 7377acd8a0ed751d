import { type Kysely, sql } from 'kysely';
import { twinReasons } from '#contract/duplicates.ts';
import type { Schema } from '../schema.ts';
import type { OpenTwin, Pair, TwinTables } from '../twin-tables.ts';
import { readTraits, saveTraits, traitsNear } from './traits.ts';
import { within } from './within.ts';

export function twinQueries(db: Kysely<Schema>): TwinTables {
  return {
    traitsOfRecord: (record) => readTraits(db, record),
    saveTraits: (record, traits) => saveTraits(db, record, traits),
    async dropTraits(record) {
      await db.deleteFrom('traits').where('record', '=', record).execute();
    },
    traitsNear: (record, traits, most) => traitsNear(db, record, traits, most),

    async saveTwins(record, found, at) {
      const others = found.map((one) => one.record);
      const gone: string[] = [];
      for (const [own, other] of [
        ['a', 'b'],
        ['b', 'a'],
      ] as const) {
        const rows = await db
          .deleteFrom('twins')
          .where(own, '=', record)
          .where('state', '=', 'open')
          .where(other, 'not in', others)
          .returning(other)
          .execute();
        gone.push(...rows.map((row) => String(Object.values(row)[0])));
      }
      for (const { record: other, reason } of found) {
        const [a, b] = inOrder([record, other]);
        await db
          .insertInto('twins')
          .values({ a, b, reason, found_at: at, decided_by: null, decided_at: null })
          .onConflict((on) =>
            on
              .columns(['a', 'b'])
              .doUpdateSet({ reason, state: 'open', decided_by: null, decided_at: null })
              .where('twins.reason', '!=', 'national-id')
              .where(sql<boolean>`${reason} = 'national-id'`),
          )
          .execute();
      }
      return gone;
    },

    async openTwins(record) {
      const twins: OpenTwin[] = [];
      for (const [own, other] of [
        ['twins.a', 'twins.b'],
        ['twins.b', 'twins.a'],
      ] as const) {
        const rows = await db
          .selectFrom('twins')
          .innerJoin('records', 'records.id', other)
          .select(['records.id as record', 'records.ref', 'records.unit', 'twins.reason'])
          .where(own, '=', record)
          .where('twins.state', '=', 'open')
          .execute();
        twins.push(...rows.map((row) => ({ ...row, reason: reasonIn(row.reason) })));
      }
      return twins.sort((x, y) => rank(x.reason) - rank(y.reason));
    },

    async twinsIn({ prefix }, most) {
      const rows = await db
        .selectFrom('twins')
        .innerJoin('records as x', 'x.id', 'twins.a')
        .innerJoin('records as y', 'y.id', 'twins.b')
        .select(['twins.reason', 'twins.found_at'])
        .select(['x.id as xId', 'x.ref as xRef', 'x.unit as xUnit', 'x.rev as xRev'])
        .select(['y.id as yId', 'y.ref as yRef', 'y.unit as yUnit', 'y.rev as yRev'])
        .select(['x.created_at as xSince', 'y.created_at as ySince'])
        .where('twins.state', '=', 'open')
        .where('x.unit', 'like', `${prefix}%`)
        .where('y.unit', 'like', `${prefix}%`)
        .orderBy(sql`case twins.reason when 'national-id' then 0 else 1 end`)
        .orderBy('twins.found_at')
        .orderBy('twins.a')
        .orderBy('twins.b')
        .limit(most)
        .execute();
      return rows.map((row) => {
        const x = { record: row.xId, ref: row.xRef, unit: row.xUnit, rev: row.xRev };
        const y = { record: row.yId, ref: row.yRef, unit: row.yUnit, rev: row.yRev };
        const one = { ...x, since: row.xSince };
        const other = { ...y, since: row.ySince };
        const records = isFirst(one, other) ? ([one, other] as const) : ([other, one] as const);
        return { records: [...records], reason: reasonIn(row.reason), foundAt: row.found_at };
      });
    },

    async countTwins({ prefix }) {
      const rows = await db
        .selectFrom('twins')
        .innerJoin('records as x', 'x.id', 'twins.a')
        .innerJoin('records as y', 'y.id', 'twins.b')
        .select((row) => [
          'x.unit as xUnit',
          'y.unit as yUnit',
          row.fn.countAll<number>().as('count'),
        ])
        .where('twins.state', '=', 'open')
        .where(within('x.unit', prefix))
        .where(within('y.unit', prefix))
        .groupBy(['x.unit', 'y.unit'])
        .execute();
      return rows.map(({ xUnit, yUnit, count }) => ({
        units: [xUnit, yUnit],
        count: Number(count),
      }));
    },

    async twinReasonIn({ prefix }, pair) {
      const [a, b] = inOrder(pair);
      const row = await db
        .selectFrom('twins')
        .innerJoin('records as x', 'x.id', 'twins.a')
        .innerJoin('records as y', 'y.id', 'twins.b')
        .select('twins.reason')
        .where('twins.a', '=', a)
        .where('twins.b', '=', b)
        .where('twins.state', '=', 'open')
        .where('x.unit', 'like', `${prefix}%`)
        .where('y.unit', 'like', `${prefix}%`)
        .executeTakeFirst();
      return row ? reasonIn(row.reason) : null;
    },

    async settleTwins(pair, act, { by, at }) {
      const [a, b] = inOrder(pair);
      await db
        .updateTable('twins')
        .set({ state: act, decided_by: by, decided_at: at })
        .where('a', '=', a)
        .where('b', '=', b)
        .execute();
    },

    async joinInto(record, into) {
      await db.updateTable('joined').set({ into }).where('into', '=', record).execute();
      await db.insertInto('joined').values({ record, into }).execute();
    },

    async joinedInto(record) {
      const row = await db
        .selectFrom('joined')
        .innerJoin('records', 'records.id', 'joined.into')
        .select(['records.id', 'records.ref', 'records.unit'])
        .where('joined.record', '=', record)
        .executeTakeFirst();
      return row ?? null;
    },

    async holdersOf(record) {
      const rows = await db
        .selectFrom('ops')
        .innerJoin('envelopes', 'envelopes.hash', 'ops.envelope')
        .select(['envelopes.hash', 'ops.id as op', 'ops.device', 'envelopes.sender'])
        .where('ops.record', '=', record)
        .where('ops.state', '=', 'applied')
        .where('ops.kind', '!=', 'attach')
        .orderBy('ops.rev')
        .execute();
      return [...new Map(rows.map((row) => [row.device, row])).values()];
    },

    async recordOfId(nationalId, unit) {
      const row = await db
        .selectFrom('traits')
        .innerJoin('records', 'records.id', 'traits.record')
        .select(['records.id', 'records.ref', 'records.unit'])
        .select(sql<string>`json_extract(records.registration, '$.intake.appliedOn')`.as('day'))
        .where('traits.national_id', '=', nationalId)
        .orderBy((query) => query('records.unit', '!=', unit))
        .orderBy('records.created_at')
        .limit(1)
        .executeTakeFirst();
      return row ? { id: row.id, ref: row.ref, unit: row.unit, appliedOn: row.day } : null;
    },
  };
}

const inOrder = ([x, y]: Pair): Pair => (x < y ? [x, y] : [y, x]);

const isFirst = (x: { since: number; record: string }, y: typeof x): boolean =>
  x.since === y.since ? x.record < y.record : x.since < y.since;

/** The column only ever holds what `saveTwins` wrote there. */
const reasonIn = (reason: string) => reason as OpenTwin['reason'];
const rank = (reason: OpenTwin['reason']): number => twinReasons.indexOf(reason);
