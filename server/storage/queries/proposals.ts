import type { Kysely } from 'kysely';
import type { ProposalTables, StoredProposal } from '../proposal-tables.ts';
import type { Schema } from '../schema.ts';
import type { StoredOp } from '../tables.ts';

export function proposalQueries(db: Kysely<Schema>): ProposalTables {
  const withRecord = () =>
    db
      .selectFrom('proposals')
      .innerJoin('records', 'records.id', 'proposals.record')
      .select(['op', 'path', 'record', 'proposals.at', 'decided', 'records.unit', 'records.ref']);
  type Row = Awaited<ReturnType<ReturnType<typeof withRecord>['execute']>>[number];
  // Only `decideProposal` writes the column.
  const read = (row: Row) => row as StoredProposal;

  return {
    async actsOn(record) {
      const rows = await db
        .selectFrom('ops')
        .leftJoin('envelopes', 'envelopes.hash', 'ops.envelope')
        .select(['ops.id', 'ops.kind', 'rev', 'json', 'touched', 'ops.at', 'envelopes.n'])
        .select('envelopes.at as came')
        .where('ops.record', '=', record)
        .orderBy('rev')
        .execute();
      return rows.map(({ id, kind, rev, json, touched, at, came, n }) => {
        const { base = [], of = null, act = null } = JSON.parse(json);
        const isDecision = kind === 'decision';
        return {
          ...{ id, rev, base, touched: JSON.parse(touched) },
          at: isDecision ? at : (came ?? at),
          n: isDecision ? 0 : (n ?? 0),
          takes: isDecision && act === 'take' ? of : null,
        };
      });
    },
    async opsOn(record) {
      const query = db.selectFrom('ops').selectAll().where('record', '=', record).orderBy('rev');
      // Written by `addOp` and `decideProposal` only.
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
    async proposalIn(scope, op, path) {
      const row = await withRecord()
        .where('op', '=', op)
        .where('path', '=', path)
        .where('records.unit', 'like', `${scope.prefix}%`)
        .executeTakeFirst();
      return row ? read(row) : null;
    },
    async decideProposal({ op, path }, decision, act) {
      const touched = JSON.stringify(decision.touched);
      await db
        .insertInto('ops')
        .values({ ...decision, touched })
        .execute();
      await db
        .updateTable('proposals')
        .set({ decided: act, decision: decision.id })
        .where('op', '=', op)
        .where('path', '=', path)
        .execute();
    },
    async envelopeOf(op) {
      const row = await db
        .selectFrom('ops')
        .innerJoin('envelopes', 'envelopes.hash', 'ops.envelope')
        .select(['ops.envelope', 'envelopes.device', 'envelopes.sender'])
        .where('ops.id', '=', op)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}
