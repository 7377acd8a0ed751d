import { type Kysely, sql } from 'kysely';
import type { Declined, HeldEnvelope, HeldFacts } from '#contract/devices.ts';
import { nameOf } from '../../people/slip.ts';
import type { HoldTables, Released } from '../device-tables.ts';
import { QUARANTINE } from '../port.ts';
import type { Schema } from '../schema.ts';
import { leftIn } from './roster-rows.ts';
import { newestContact } from './supervision.ts';

export function holdQueries(db: Kysely<Schema>): HoldTables {
  /** What was held in quarantine and proven belongs to its device's unit; the rest is nobody's. */
  const heldIn = (prefix: string) =>
    db
      .selectFrom('holds')
      .innerJoin('envelopes', 'envelopes.hash', 'holds.hash')
      .leftJoin('quarantine', 'quarantine.hash', 'holds.hash')
      .leftJoin('devices', 'devices.id', 'holds.device')
      .leftJoin('declines', 'declines.hash', 'holds.hash')
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

  const withFacts = (prefix: string) =>
    heldIn(prefix)
      .leftJoin('contacts', 'contacts.device', 'holds.device')
      .leftJoin('people as author', 'author.officer', 'holds.officer')
      .leftJoin('people as decider', 'decider.officer', 'declines.by')
      // The newest move away from the unit that it was written for.
      .leftJoin(
        (query) =>
          query
            .selectFrom('moves')
            .select(['moves.device', 'moves.unit', (row) => row.fn.max('moves.at').as('at')])
            .groupBy(['moves.device', 'moves.unit'])
            .as('moved'),
        (join) =>
          join.onRef('moved.device', '=', 'holds.device').onRef('moved.unit', '=', 'holds.unit'),
      )
      // A change says nothing of the number; the record that it is about does, once its author is known.
      .leftJoin('records', (join) =>
        join.onRef('records.id', '=', 'envelopes.record').on('holds.officer', 'is not', null),
      )
      .select([
        ...(['holds.hash', 'holds.unit', 'holds.device', 'holds.code', 'holds.since'] as const),
        ...(['holds.officer', 'holds.releasable', 'holds.made', 'holds.clock'] as const),
        ...(['envelopes.seq', 'envelopes.at as arrived', 'contacts.at as contact'] as const),
        ...(['devices.certificate', 'devices.suspended as device_suspended'] as const),
        ...(['author.title', 'author.first_name', 'author.last_name'] as const),
        ...(['author.suspended as officer_suspended', 'moved.at as moved_at'] as const),
        'author.left_devices',
        ...(['declines.code as declined_code', 'declines.by', 'declines.at', 'reason'] as const),
        'decider.title as decider_title',
        'decider.first_name as decider_first',
        'decider.last_name as decider_last',
        (row) => row.fn.coalesce('holds.ref', 'records.ref').as('ref'),
        (row) =>
          row
            .selectFrom('device_epochs')
            .select((of) => of.fn.max('contact_at').as('at'))
            .whereRef('device_epochs.device', '=', 'holds.device')
            .where('m', '>=', 0)
            .as('report'),
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof withFacts>['execute']>>[number];

  const held = (row: Row): HeldEnvelope => {
    const { hash, unit, device, seq, since, officer } = row;
    const releasable = row.releasable === 1;
    const code = row.declined_code ?? row.code;
    const declined = declinedIn(row);
    return {
      ...{ hash, unit, device, seq, code, since, officer, releasable, facts: factsIn(row) },
      ...(declined && { declined }),
    };
  };

  const factsIn = (row: Row): HeldFacts => ({
    officerName: fullName(row.title, row.first_name, row.last_name),
    deviceLabel: row.certificate === null ? null : JSON.parse(row.certificate).label,
    deviceState:
      row.certificate === null ? null : row.device_suspended === null ? 'active' : 'suspended',
    deviceContact: newestContact(row.contact, row.report),
    ref: row.ref,
    made: row.made,
    clock: row.clock,
    arrived: row.arrived,
    endedAt: endOf(row),
    authorSuspendedAt: momentOf(row.officer_suspended),
  });

  const endOf = (row: Row): number | null => {
    switch (row.declined_code ?? row.code) {
      case 'officer-revoked':
        return momentOf(row.officer_suspended);
      case 'device-revoked':
        return momentOf(row.device_suspended);
      case 'unit-moved':
        return momentLeft(row) ?? row.moved_at;
      default:
        return null;
    }
  };

  const declinedIn = ({ by, at, reason, ...row }: Row): Declined | null => {
    if (by === null || at === null || reason === null) return null;
    const name = fullName(row.decider_title, row.decider_first, row.decider_last);
    return { by, name, at, reason };
  };

  return {
    async holdsIn({ prefix }, { declined, after }, most) {
      let query = withFacts(prefix)
        .leftJoin('releases', 'releases.hash', 'holds.hash')
        .where('declines.hash', declined ? 'is not' : 'is', null)
        // Released, and acceptance is about to look again: nobody has to decide on it once more.
        .where((row) => row.or([row('releases.hash', 'is', null), row('releasable', '=', 0)]))
        .orderBy('holds.unit')
        .orderBy('holds.n')
        .limit(most);
      if (after !== null) {
        query = query.where(
          sql<boolean>`(holds.unit, holds.n) >
            (select unit, n from envelopes where hash = ${after})`,
        );
      }
      return (await query.execute()).map(held);
    },
    async countHolds({ prefix }) {
      const rows = await heldIn(prefix)
        .leftJoin('releases', 'releases.hash', 'holds.hash')
        .where('declines.hash', 'is', null)
        .where((row) => row.or([row('releases.hash', 'is', null), row('releasable', '=', 0)]))
        .select(
          sql<string>`iif(holds.unit = ${QUARANTINE}, coalesce(devices.unit, ${QUARANTINE}), holds.unit)`.as(
            'of',
          ),
        )
        .select((row) => row.fn.countAll<number>().as('count'))
        .groupBy('of')
        .execute();
      return rows.map(({ of, count }) => ({ unit: of, count: Number(count) }));
    },
    async releaseIn({ prefix }, hashes, { by, at }) {
      const rows = await heldIn(prefix)
        .select(['holds.hash', 'holds.unit', 'holds.code', 'declines.hash as declined'])
        .where('holds.hash', 'in', hashes)
        .where('holds.releasable', '=', 1)
        .execute();
      const released = rows.map(({ hash, unit, code, declined }): Released => {
        // The column only ever holds what `hold` wrote there.
        return { hash, unit, code: declined === null ? (code as Released['code']) : 'declined' };
      });
      if (released.length === 0) return [];
      const own = released.map(({ hash }) => hash);
      await db.deleteFrom('declines').where('hash', 'in', own).execute();
      await db
        .insertInto('releases')
        .values(released.map(({ hash, code }) => ({ hash, code, by, at })))
        .onConflict((on) => on.doNothing())
        .execute();
      return released;
    },
    async declineIn({ prefix }, hashes, { by, at, reason }) {
      const rows = await heldIn(prefix)
        .leftJoin('releases', 'releases.hash', 'holds.hash')
        .select(['holds.hash', 'holds.unit', 'holds.code'])
        .where('holds.hash', 'in', hashes)
        .where('holds.releasable', '=', 1)
        .where('releases.hash', 'is', null)
        .where('declines.hash', 'is', null)
        .execute();
      if (rows.length === 0) return [];
      await db
        .insertInto('declines')
        .values(rows.map(({ hash, code }) => ({ hash, code, by, at, reason })))
        .execute();
      return rows.map((row) => ({ ...row, code: row.code as Released['code'] }));
    },
    async wordsOn(hashes) {
      if (hashes.length === 0) return new Map();
      const said = (table: 'releases' | 'declines') =>
        db.selectFrom(table).select('hash').where('hash', 'in', hashes).execute();
      return new Map([
        ...(await said('releases')).map(({ hash }) => [hash, 'released'] as const),
        ...(await said('declines')).map(({ hash }) => [hash, 'declined'] as const),
      ]);
    },
  };
}

const fullName = (title: string | null, firstName: string | null, lastName: string | null) =>
  firstName === null ? null : nameOf({ title: title ?? '', firstName, lastName });

/** When its author went to another unit, and not with this device. */
const momentLeft = (row: { left_devices: string | null; device: string }): number | null =>
  leftIn(row.left_devices)[row.device]?.at ?? null;

/** The moment of a cut that is kept as text. */
const momentOf = (cut: string | null): number | null => (cut === null ? null : JSON.parse(cut).at);
