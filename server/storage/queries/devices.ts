import type { Kysely } from 'kysely';
import { enrolmentOfBlock } from '../../people/number-block.ts';
import type { DeviceNotes, DeviceTables, LedgerHead, Move } from '../device-tables.ts';
import type { Schema } from '../schema.ts';
import { countArea } from './people.ts';

/** What a command's number is called in an answer to none of them. */
const NO_COMMAND = -1;

export function deviceQueries(db: Kysely<Schema>): DeviceTables {
  const inArea = (prefix: string, device: string) =>
    db.updateTable('devices').where('id', '=', device).where('unit', 'like', `${prefix}%`);

  return {
    async deviceState({ prefix }, device) {
      const row = await db
        .selectFrom('devices')
        .select(['id', 'unit', 'state', 'policy', 'commands', 'wipe_asked_by', 'wipe_asked_at'])
        .where('id', '=', device)
        .where('unit', 'like', `${prefix}%`)
        .executeTakeFirst();
      if (!row) return null;
      const { unit, policy, commands } = row;
      return {
        ...{ device, unit, commands },
        state: row.state === 'suspended' ? 'suspended' : 'active',
        policy: policy === null ? null : JSON.parse(policy),
        wipeAsked: askedIn(row),
      };
    },
    async saveDeviceState({ prefix }, { device, state, policy, commands, wipeAsked }) {
      await inArea(prefix, device)
        .set({
          ...{ state, commands },
          policy: policy && JSON.stringify(policy),
          wipe_asked_by: wipeAsked?.by ?? null,
          wipe_asked_at: wipeAsked?.at ?? null,
        })
        .execute();
    },
    async ledgerHeads(device) {
      const rows = await db
        .selectFrom('device_epochs')
        .select(['epoch', 'head_seq', 'head_hash', 'ranges'])
        .where('device', '=', device)
        .where('m', '>=', 0)
        .execute();
      return rows.map(
        ({ epoch, head_seq, head_hash, ranges }): LedgerHead => ({
          epoch,
          seq: head_seq,
          hash: head_hash,
          came: JSON.parse(ranges),
        }),
      );
    },
    async setReplaces(device, replaces) {
      await db.updateTable('devices').set({ replaces }).where('id', '=', device).execute();
    },
    async moveDevice({ prefix }, { certificate, jws }, { n, unit, cut }) {
      const { device, numbers } = certificate;
      await inArea(prefix, device)
        .set({ unit: certificate.unit, certificate: JSON.stringify(certificate), jws })
        .execute();
      await db
        .insertInto('moves')
        .values({ device, n, unit, at: cut.at, heads: JSON.stringify(cut.heads) })
        .execute();
      await countArea(db, numbers.area, { next_block: enrolmentOfBlock(numbers) + 1 });
    },
    async movesOf(device) {
      const rows = await db
        .selectFrom('moves')
        .selectAll()
        .where('device', '=', device)
        .orderBy('n')
        .execute();
      return rows.map(
        ({ n, unit, at, heads }): Move => ({ n, unit, cut: { at, heads: JSON.parse(heads) } }),
      );
    },
    async addCommand({ prefix }, device, { n, kind, at }) {
      await inArea(prefix, device).set({ commands: n }).execute();
      await db
        .insertInto('commands')
        .values({ device, n, kind, at, outcome: null, why: null })
        .execute();
    },
    async deviceNotes({ prefix }) {
      const rows = await db
        .selectFrom('devices')
        .leftJoin('commands', (join) =>
          join
            .onRef('commands.device', '=', 'devices.id')
            .onRef('commands.n', '=', 'devices.commands'),
        )
        .select([
          ...(['devices.id', 'devices.state', 'replaces', 'readiness'] as const),
          ...(['wipe_asked_by', 'wipe_asked_at'] as const),
          ...(['commands.n', 'commands.kind', 'commands.at', 'outcome', 'why'] as const),
        ])
        .where('devices.unit', 'like', `${prefix}%`)
        .execute();
      return rows.map(
        ({ id, state, replaces, readiness, n, kind, at, outcome, why, ...asked }): DeviceNotes => ({
          device: id,
          state: state === 'suspended' ? 'suspended' : 'active',
          replaces,
          readiness: readiness === null ? null : JSON.parse(readiness),
          command:
            n === null || kind === null || at === null ? null : { n, kind, at, outcome, why },
          wipeAsked: askedIn(asked),
        }),
      );
    },
    async saveReadiness(device, readiness) {
      await db
        .updateTable('devices')
        .set({ readiness: JSON.stringify(readiness) })
        .where('id', '=', device)
        .execute();
    },
    async answerCommand(device, { n, outcome, why, at }) {
      const added = await db
        .insertInto('command_answers')
        .values({ device, n: n ?? NO_COMMAND, outcome, why: why ?? '', at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (n !== null) {
        await db
          .updateTable('commands')
          .set({ outcome, why })
          .where('device', '=', device)
          .where('n', '=', n)
          .where((row) => row.or([row('outcome', 'is', null), row('outcome', '!=', 'done')]))
          .execute();
      }
      return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async findCommand(device, n) {
      const row = await db
        .selectFrom('commands')
        .select(['n', 'kind', 'at'])
        .where('device', '=', device)
        .where('n', '=', n)
        .executeTakeFirst();
      // Written by `addCommand` only.
      return row ? { ...row, kind: row.kind as 'lock' } : null;
    },
  };
}

const askedIn = ({
  wipe_asked_by: by,
  wipe_asked_at: at,
}: {
  wipe_asked_by: string | null;
  wipe_asked_at: number | null;
}) => (by === null || at === null ? null : { by, at });
