import { type Kysely, type Selectable, sql } from 'kysely';
import { addSeqs, countRepeats, type SeqRanges } from '../../intake/ledger.ts';
import { LEAST_BYTES, QUARANTINE } from '../port.ts';
import type { Schema } from '../schema.ts';
import type { AcceptanceTables, Hold, StoredEnvelope } from '../tables.ts';
import { addLoad } from './loads.ts';
import { written } from './written.ts';

export function acceptanceQueries(db: Kysely<Schema>): AcceptanceTables {
  const holdsWithBytes = () =>
    db
      .selectFrom('holds')
      .innerJoin('envelopes', 'envelopes.hash', 'holds.hash')
      .selectAll('envelopes');

  const readHold = async (row: Selectable<Schema['holds']> | undefined): Promise<Hold | null> => {
    if (!row) return null;
    const awaits = await db
      .selectFrom('hold_awaits')
      .select('awaits')
      .where('hash', '=', row.hash)
      .orderBy('awaits')
      .execute();
    // The column only ever holds what `hold` wrote there.
    const code = row.code as Hold['code'];
    return {
      ...row,
      code,
      releasable: row.releasable === 1,
      awaits: awaits.map((one) => one.awaits),
    };
  };

  return {
    async unjudged(most) {
      const units = await db
        .selectFrom('counters')
        .innerJoin('envelopes', (join) =>
          join
            .onRef('envelopes.unit', '=', 'counters.unit')
            .on('envelopes.n', '=', sql<number>`counters.judged + 1`),
        )
        .select(['counters.unit', 'counters.judged'])
        .whereRef('counters.n', '>', 'counters.judged')
        .orderBy((query) => query('counters.unit', '=', QUARANTINE))
        .orderBy('envelopes.at')
        .orderBy('counters.unit')
        .limit(most)
        .execute();
      const share = Math.ceil(most / Math.max(1, units.length));
      const found: StoredEnvelope[] = [];
      for (const { unit, judged } of units) {
        const rows = await db
          .selectFrom('envelopes')
          .selectAll()
          .where('unit', '=', unit)
          .where('n', '>', judged)
          .orderBy('n')
          .limit(Math.min(share, most - found.length))
          .execute();
        found.push(...rows);
        if (found.length === most) break;
      }
      return found;
    },
    async markJudged(unit, n) {
      const { changed } = await written(db, MARK_JUDGED, [n, unit, n]);
      return changed > 0;
    },
    heldAfter: (place, most) =>
      holdsWithBytes()
        .where(sql<boolean>`(holds.unit, holds.n) > (${place.unit}, ${place.n})`)
        .orderBy('holds.unit')
        .orderBy('holds.n')
        .limit(most)
        .execute(),
    async heldAwaiting(ids) {
      if (ids.length === 0) return [];
      return holdsWithBytes()
        .where('holds.hash', 'in', (query) =>
          query.selectFrom('hold_awaits').select('hash').where('awaits', 'in', ids),
        )
        .orderBy('holds.unit')
        .orderBy('holds.n')
        .execute();
    },
    heldAmong: (hashes) =>
      holdsWithBytes()
        .where('holds.hash', 'in', hashes)
        .orderBy('holds.unit')
        .orderBy('holds.n')
        .execute(),
    async findEnvelope(hash) {
      const query = db.selectFrom('envelopes').selectAll().where('hash', '=', hash);
      return (await query.executeTakeFirst()) ?? null;
    },
    async findHold(hash) {
      const query = db.selectFrom('holds').selectAll().where('hash', '=', hash);
      return readHold(await query.executeTakeFirst());
    },
    async findHoldOfOp(id, record, unit) {
      const query = db
        .selectFrom('holds')
        .innerJoin('envelopes', 'envelopes.hash', 'holds.hash')
        .innerJoin('devices', 'devices.id', 'holds.device')
        .leftJoin('quarantine', 'quarantine.hash', 'holds.hash')
        .selectAll('holds')
        .where('holds.id', '=', id)
        .where('envelopes.record', '=', record)
        .where('devices.unit', '=', unit)
        .where('quarantine.hash', 'is', null);
      return readHold(await query.executeTakeFirst());
    },
    async hold({ awaits, ...hold }) {
      const { code, officer, ref, made, clock } = hold;
      const releasable = hold.releasable ? 1 : 0;
      await db
        .insertInto('holds')
        .values({ ...hold, releasable })
        .onConflict((on) =>
          on.column('hash').doUpdateSet({ code, officer, releasable, ref, made, clock }),
        )
        .execute();
      await db.deleteFrom('hold_awaits').where('hash', '=', hold.hash).execute();
      const rows = awaits.map((id) => ({ awaits: id, hash: hold.hash }));
      if (rows.length > 0) await db.insertInto('hold_awaits').values(rows).execute();
    },
    async release({ hash, device }) {
      await written(db, 'delete from holds where hash = ?', [hash]);
      const [left] = (await written<{ bytes: number }>(db, BYTES_IN_CUSTODY, [hash])).rows;
      if (left) {
        const bytes = -Math.max(left.bytes, LEAST_BYTES);
        await addLoad(db, { place: 'custody', origin: device, bytes });
      }
    },
    async findOp(id) {
      const statement = 'select * from ops where id = ?';
      const [row] = (await written<Selectable<Schema['ops']>>(db, statement, [id])).rows;
      if (!row) return null;
      // Written by `addOp` and `setOpState` only.
      return { ...row, state: row.state as 'applied', touched: JSON.parse(row.touched) };
    },
    async addOp(op) {
      await db
        .insertInto('ops')
        .values({ ...op, touched: JSON.stringify(op.touched) })
        .execute();
      if (op.state === 'applied') await countAccepted(db, op.device);
    },
    async setOpState(id, state) {
      await db.updateTable('ops').set({ state }).where('id', '=', id).execute();
    },
    async mendRecord(record) {
      await db
        .updateTable('ops')
        .set({ state: 'mended' })
        .where('record', '=', record)
        .where('state', '=', 'needs-fix')
        .execute();
    },
    async findRecord(id) {
      const [row] = (await written<RecordRow>(db, FIND_RECORD, [id])).rows;
      if (!row) return null;
      const state = row.state === 'void' ? 'void' : 'live';
      return { ...row, state, registration: JSON.parse(row.registration) };
    },
    async saveRecord(record, at) {
      const { id, ref, unit, rev, state } = record;
      const registration = JSON.stringify(record.registration);
      await written(db, SAVE_RECORD, [id, ref, unit, rev, state, registration, at, at]);
    },
    async countRecordsWithRef(ref) {
      const statement = 'select count(*) as count from records where ref = ?';
      const [row] = (await written<{ count: number }>(db, statement, [ref])).rows;
      return Number(row?.count);
    },
    proveOrigin: (envelope) => proveOrigin(db, envelope),
  };
}

const countAccepted = (db: Kysely<Schema>, device: string) =>
  written(db, 'update devices set accepted = accepted + 1 where id = ?', [device]);

const MARK_JUDGED = 'update counters set judged = ? where unit = ? and judged < ?';
const BYTES_IN_CUSTODY = `
  select length(envelopes.bytes) as bytes from envelopes
  left join quarantine on quarantine.hash = envelopes.hash
  where envelopes.hash = ? and quarantine.hash is null`;
type RecordRow = Pick<
  Selectable<Schema['records']>,
  'id' | 'ref' | 'unit' | 'rev' | 'state' | 'registration'
>;
const FIND_RECORD = 'select id, ref, unit, rev, state, registration from records where id = ?';
const SAVE_RECORD = `
  insert into records (id, ref, unit, rev, state, registration, created_at, changed_at)
  values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (id) do update set rev = excluded.rev, state = excluded.state,
    registration = excluded.registration, changed_at = excluded.changed_at`;

async function proveOrigin(db: Kysely<Schema>, envelope: StoredEnvelope): Promise<void> {
  const { hash, device, epoch, seq } = envelope;
  const freed = await db
    .deleteFrom('quarantine')
    .where('hash', '=', hash)
    .returning(['origin', 'bytes'])
    .executeTakeFirst();
  if (!freed) return;
  const { origin, bytes } = freed;
  await addLoad(db, { place: 'quarantine', origin, bytes: -bytes });
  await addLoad(db, { place: 'custody', origin: device, bytes });
  const row = await db
    .selectFrom('device_epochs')
    .select(['ranges', 'repeats'])
    .where('device', '=', device)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  const before: SeqRanges = row ? JSON.parse(row.ranges) : [];
  const ranges = JSON.stringify(addSeqs(before, [seq]));
  const repeats = (row?.repeats ?? 0) + countRepeats(before, [seq]);
  const unheard = { head_seq: 0, head_hash: null, m: -1, status: '', arrived: 0, contact_at: 0 };
  await db
    .insertInto('device_epochs')
    .values({ device, epoch, ranges, repeats, ...unheard })
    .onConflict((on) => on.columns(['device', 'epoch']).doUpdateSet({ ranges, repeats }))
    .execute();
}
