import type { Kysely } from 'kysely';
import type { RecoveryProgress, RecoveryTables, StoredRecovery } from '../recovery-tables.ts';
import type { Schema } from '../schema.ts';

/** So many are shown: older ones are over for ever. */
const MOST_SHOWN = 200;

export function recoveryQueries(db: Kysely<Schema>): RecoveryTables {
  const stored = () =>
    db
      .selectFrom('recoveries')
      .leftJoin('devices', 'devices.id', 'recoveries.device')
      .selectAll('recoveries')
      .select('devices.certificate');
  type Row = Awaited<ReturnType<ReturnType<typeof stored>['execute']>>[number];

  const read = async (row: Row): Promise<StoredRecovery> => {
    const approvals = await db
      .selectFrom('recovery_approvals')
      .select('by')
      .where('recovery', '=', row.id)
      .orderBy('at')
      .execute();
    const { id, officer, name, device, unit, drafts, at } = row;
    return {
      ...{ id, officer, name, device, unit, drafts, at },
      deviceLabel: row.certificate === null ? device : JSON.parse(row.certificate).label,
      esc: JSON.parse(row.esc),
      to: JSON.parse(row.recipient),
      approvedBy: approvals.map(({ by }) => by),
      progress: progressIn(row),
    };
  };
  const readAll = async (rows: Row[]) => {
    const all: StoredRecovery[] = [];
    for (const row of rows) all.push(await read(row));
    return all;
  };
  const readOne = async (row: Row | undefined) => (row ? read(row) : null);

  return {
    async addRecovery({ esc, to, approvedBy: _, progress, ...plain }) {
      await db
        .deleteFrom('recoveries')
        .where('officer', '=', plain.officer)
        .where('device', '=', plain.device)
        .where('state', '=', 'asked')
        .execute();
      const row = { ...plain, esc: JSON.stringify(esc), recipient: JSON.stringify(to) };
      await db
        .insertInto('recoveries')
        .values({ ...row, state: progress.state, answer: null })
        .execute();
    },
    async recoveryOf(id, { officer, device }) {
      const query = stored()
        .where('recoveries.id', '=', id)
        .where('recoveries.officer', '=', officer)
        .where('recoveries.device', '=', device);
      return readOne(await query.executeTakeFirst());
    },
    async recoveriesIn({ prefix }) {
      const query = stored()
        .where('recoveries.unit', 'like', `${prefix}%`)
        .orderBy('recoveries.at', 'desc')
        .limit(MOST_SHOWN);
      return readAll(await query.execute());
    },
    async recoveryIn({ prefix }, id) {
      const query = stored()
        .where('recoveries.id', '=', id)
        .where('recoveries.unit', 'like', `${prefix}%`);
      return readOne(await query.executeTakeFirst());
    },
    async approveRecovery({ prefix }, id, by, at) {
      await db
        .insertInto('recovery_approvals')
        .columns(['recovery', 'by', 'at'])
        .expression((query) =>
          query
            .selectFrom('recoveries')
            .select((of) => ['id', of.val(by).as('by'), of.val(at).as('at')])
            .where('id', '=', id)
            .where('unit', 'like', `${prefix}%`),
        )
        .execute();
    },
    async saveProgress(id, progress) {
      const answer = progress.state === 'answered' ? JSON.stringify(progress.answer) : null;
      await db
        .updateTable('recoveries')
        .set({ state: progress.state, answer })
        .where('id', '=', id)
        .execute();
    },
    async approvedRecoveries() {
      return readAll(
        await stored().where('state', '=', 'approved').orderBy('recoveries.at').execute(),
      );
    },
  };
}

function progressIn({ state, answer }: { state: string; answer: string | null }): RecoveryProgress {
  if (answer !== null) return { state: 'answered', answer: JSON.parse(answer) };
  // Written by `addRecovery` and `saveProgress` only.
  return { state: state as 'asked' };
}
