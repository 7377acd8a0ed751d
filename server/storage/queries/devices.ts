import type { Kysely } from 'kysely';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { Uuid } from '#contract/primitives.ts';
import { enrolmentOfBlock } from '../../people/number-block.ts';
import { supersededIn } from '../../people/superseded.ts';
import type { DeviceNotes, DeviceShut, DeviceTables, LedgerHead, Move } from '../device-tables.ts';
import type { Schema } from '../schema.ts';
import type { Verified } from '../tables.ts';
import { countArea } from './areas.ts';
import { newestNumber } from './newest-number.ts';
import { leftIn } from './roster-rows.ts';
import { shutIn, wasShut } from './shut.ts';

/** What a command's number is called in an answer to none of them. */
const NO_COMMAND = -1;

export function deviceQueries(db: Kysely<Schema>): DeviceTables {
  const inArea = (prefix: string, device: string) =>
    db.updateTable('devices').where('id', '=', device).where('unit', 'like', `${prefix}%`);

  const officersIn = async (prefix: string, shut: Map<Uuid, DeviceShut>) => {
    const rows = await db
      .selectFrom('officers')
      .innerJoin('devices', 'devices.id', 'officers.device')
      .leftJoin('people', 'people.officer', 'officers.officer')
      .select(['officers.id', 'officers.device', 'officers.certificate'])
      .select(['people.state', 'people.left_devices'])
      .where('devices.unit', 'like', `${prefix}%`)
      .orderBy('officers.id')
      .execute();
    const byDevice = new Map<string, Map<string, DeviceNotes['officers'][number]>>();
    const read = rows.map((row) => ({
      row,
      certificate: JSON.parse(row.certificate) as OfficerCertificate,
    }));
    const over = supersededIn(read.map(({ certificate }) => certificate));
    for (const { row, certificate } of read) {
      const { id, officer, name, waiting, jwk, at } = certificate;
      if (over.has(id)) continue;
      const isStopped = row.state === 'suspended' || leftIn(row.left_devices)[row.device];
      const isShut = wasShut(shut.get(row.device), at);
      const live = waiting === true ? 'waiting' : 'active';
      const state = isStopped ? 'revoked' : isShut ? 'locked' : live;
      const keys = byDevice.get(row.device) ?? new Map();
      // A renewal is no second officer.
      keys.set(`${officer}|${jwk.x}`, { certificate: row.id, officer, name, state });
      byDevice.set(row.device, keys);
    }
    return byDevice;
  };

  return {
    async cameFrom({ prefix }, device) {
      const rows = await db
        .selectFrom('device_epochs')
        .innerJoin('devices', 'devices.id', 'device_epochs.device')
        .select(['device_epochs.epoch', 'device_epochs.ranges'])
        .where('device_epochs.device', '=', device)
        .where('devices.unit', 'like', `${prefix}%`)
        .execute();
      return rows.map(({ epoch, ranges }) => ({ epoch, came: JSON.parse(ranges) }));
    },
    async deviceState({ prefix }, device) {
      const row = await db
        .selectFrom('devices')
        .select(['id', 'unit', 'suspended', 'policy', 'commands', 'wipe_asked_by', 'wipe_asked_at'])
        .where('id', '=', device)
        .where('unit', 'like', `${prefix}%`)
        .executeTakeFirst();
      if (!row) return null;
      const { unit, policy, commands } = row;
      return {
        ...{ device, unit, commands },
        suspended: row.suspended === null ? null : JSON.parse(row.suspended),
        policy: policy === null ? null : JSON.parse(policy),
        wipeAsked: askedIn(row),
      };
    },
    async saveDeviceState({ prefix }, { device, suspended, policy, wipeAsked }) {
      await inArea(prefix, device)
        .set({
          suspended: suspended && JSON.stringify(suspended),
          policy: policy && JSON.stringify(policy),
          wipe_asked_by: wipeAsked?.by ?? null,
          wipe_asked_at: wipeAsked?.at ?? null,
        })
        .execute();
    },
    async givenPolicy(device) {
      const row = await db
        .selectFrom('devices')
        .select('policy')
        .where('id', '=', device)
        .executeTakeFirst();
      return row?.policy ? JSON.parse(row.policy) : null;
    },
    ledgerHeads: (device) => ledgerHeads(db, device),
    async setReplaces(device, replaces) {
      await db.updateTable('devices').set({ replaces }).where('id', '=', device).execute();
    },
    async cutsOf(device) {
      const state = await db
        .selectFrom('devices')
        .select('suspended')
        .where('id', '=', device)
        .executeTakeFirst();
      const rows = await db
        .selectFrom('moves')
        .selectAll()
        .where('device', '=', device)
        .orderBy('at')
        .execute();
      const suspended = state?.suspended ?? null;
      return {
        suspended: suspended === null ? null : JSON.parse(suspended),
        moves: rows.map(
          ({ unit, at, heads }): Move => ({ unit, cut: { at, heads: JSON.parse(heads) } }),
        ),
      };
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
          ...(['devices.id', 'suspended', 'replaces', 'readiness', 'enrolled_at'] as const),
          ...(['wipe_asked_by', 'wipe_asked_at'] as const),
          ...(['commands.n', 'commands.kind', 'commands.at', 'outcome', 'why'] as const),
        ])
        .where('devices.unit', 'like', `${prefix}%`)
        .execute();
      const shut = await shutIn(db, prefix);
      const officers = await officersIn(prefix, shut);
      return rows.map((row): DeviceNotes => {
        const { id, n, kind, at, outcome, why } = row;
        return {
          device: id,
          suspended: row.suspended !== null,
          enrolledAt: row.enrolled_at ?? 0,
          replaces: row.replaces,
          readiness: row.readiness === null ? null : JSON.parse(row.readiness),
          command:
            n === null || kind === null || at === null ? null : { n, kind, at, outcome, why },
          officers: [...(officers.get(id)?.values() ?? [])],
          wipeAsked: askedIn(row),
          shut: shut.get(id) ?? null,
        };
      });
    },
    async countDevices() {
      const row = await db
        .selectFrom('devices')
        .select((query) => query.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    newestNumber: (lease) => newestNumber(db, lease),
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

export async function ledgerHeads(db: Kysely<Schema>, device: string): Promise<LedgerHead[]> {
  const rows = await db
    .selectFrom('device_epochs')
    .select(['epoch', 'head_hash', 'ranges'])
    .where('device', '=', device)
    .where('m', '>=', 0)
    .execute();
  return rows.map(({ epoch, head_hash, ranges }) => ({
    epoch,
    hash: head_hash,
    came: JSON.parse(ranges),
  }));
}

/**
 * [DV6] Certifies a known device anew. In another unit it is a move, and what it wrote before is told
 * from what comes later by its ledgers as they are known now.
 */
export async function recertify(
  db: Kysely<Schema>,
  { certificate, jws }: Verified<DeviceCertificate>,
  before: DeviceCertificate,
): Promise<void> {
  const { device, unit, numbers, id, at } = certificate;
  await db
    .updateTable('devices')
    .set({ unit, certificate: JSON.stringify(certificate), jws })
    .where('id', '=', device)
    .execute();
  await countArea(db, numbers.area, { next_block: enrolmentOfBlock(numbers) + 1 });
  if (before.unit === unit) return;
  const heads = JSON.stringify(await ledgerHeads(db, device));
  await db
    .insertInto('moves')
    .values({ device, certificate: id, unit: before.unit, at, heads })
    .execute();
}

const askedIn = ({
  wipe_asked_by: by,
  wipe_asked_at: at,
}: {
  wipe_asked_by: string | null;
  wipe_asked_at: number | null;
}) => (by === null || at === null ? null : { by, at });
