import type { Kysely } from 'kysely';
import type { ProposalTables, StoredProposal } from '../proposal-tables.ts';
import type { StoredOp } from '../record-tables.ts';
import type { Schema } from '../schema.ts';
import { within } from './within.ts';
import { written } from './written.ts';

interface ActRow {
  id: string;
  rev: number;
  json: string;
  touched: string;
  at: number;
  n: number | null;
  came: number | null;
}
const ACTS_ON = `
  select ops.id, rev, json, touched, ops.at, envelopes.n, envelopes.at as came from ops
  left join envelopes on envelopes.hash = ops.envelope
  where ops.record = ? order by rev`;

export function proposalQueries(db: Kysely<Schema>): ProposalTables {
  const withRecord = () =>
    db
      .selectFrom('proposals')
      .innerJoin('records', 'records.id', 'proposals.record')
      .select(['op', 'path', 'record', 'proposals.at', 'decided', 'records.unit', 'records.ref']);
  type Row = Awaited<ReturnType<ReturnType<typeof withRecord>['execute']>>[number];
  // Only `settleProposal` writes the column.
  const read = (row: Row) => row as StoredProposal;

  return {
    async actsOn(record) {
      const { rows } = await written<ActRow>(db, ACTS_ON, [record]);
      return rows.map(({ id, rev, json, touched, at, came, n }) => {
        const { base = [], of = null, act = null } = JSON.parse(json);
        return {
          ...{ id, rev, base, touched: JSON.parse(touched) },
          // Nothing brought an act of the centre: it came when it was made.
          ...{ at: came ?? at, n: n ?? 0, takes: act === 'take' ? of : null },
        };
      });
    },
    async opsOn(record) {
      const query = db.selectFrom('ops').selectAll().where('record', '=', record).orderBy('rev');
      // Written by `addOp` and `addCentreAct` only.
      return (await query.execute()).map(
        (row) => ({ ...row, touched: JSON.parse(row.touched) }) as StoredOp,
      );
    },
    async propose(op, record, paths, at) {
      for (const path of new Set(paths)) {
        await db
          .insertInto('proposals')
          .values({ op, path, record, at, decided: null, decision: null })
          .execute();
      }
    },
    async proposalsOfOp(op) {
      return (await withRecord().where('op', '=', op).orderBy('path').execute()).map(read);
    },
    async proposalsIn(scope, most) {
      const rows = await withRecord()
        .where('decided', 'is', null)
        .where('records.unit', 'like', `${scope.prefix}%`)
        .orderBy('proposals.at')
        .orderBy('op')
        .orderBy('path')
        .limit(most)
        .execute();
      return rows.map(read);
    },
    async countProposals({ prefix }) {
      const rows = await db
        .selectFrom('proposals')
        .innerJoin('records', 'records.id', 'proposals.record')
        .select((row) => ['records.unit', row.fn.countAll<number>().as('count')])
        .where('decided', 'is', null)
        .where(within('records.unit', prefix))
        .groupBy('records.unit')
        .execute();
      return rows.map(({ unit, count }) => ({ unit, count: Number(count) }));
    },
    async proposalIn(scope, op, path) {
      const row = await withRecord()
        .where('op', '=', op)
        .where('path', '=', path)
        .where('records.unit', 'like', `${scope.prefix}%`)
        .executeTakeFirst();
      return row ? read(row) : null;
    },
    async settleProposal({ op, path }, act, decision) {
      await db
        .updateTable('proposals')
        .set({ decided: act, decision })
        .where('op', '=', op)
        .where('path', '=', path)
        .execute();
    },
    async envelopeOf(op) {
      const row = await db
        .selectFrom('ops')
        .innerJoin('envelopes', 'envelopes.hash', 'ops.envelope')
        .select(['envelopes.hash', 'envelopes.device', 'envelopes.sender'])
        .where('ops.id', '=', op)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}
