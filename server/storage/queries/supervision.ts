import { type Kysely, sql } from 'kysely';
import * as z from 'zod/mini';
import { Unit } from '#contract/units.ts';
import { gapsOf, type SeqRanges } from '../../intake/ledger.ts';
import type { Schema } from '../schema.ts';
import type { DeviceRow, SupervisionTables } from '../tables.ts';

/** `whenUnreadable` hears of a row that is left out, so that the rest of its list can still be read. */
export function supervisionQueries(
  db: Kysely<Schema>,
  whenUnreadable: (table: string) => void,
): SupervisionTables {
  return {
    async unitsIn(scope) {
      const rows = await db
        .selectFrom('units')
        .select(['code', 'kind', 'name'])
        .where('code', 'like', `${scope.prefix}%`)
        .orderBy('code')
        .execute();
      return rows.filter((row): row is Unit => {
        const isUnit = z.safeParse(Unit, row).success;
        if (!isUnit) whenUnreadable('units');
        return isUnit;
      });
    },
    async devicesIn(scope) {
      const devices = await db
        .selectFrom('devices')
        .leftJoin('contacts', 'contacts.device', 'devices.id')
        .select(['id', 'certificate', 'accepted', 'contacts.at as contactAt'])
        .where('unit', 'like', `${scope.prefix}%`)
        .orderBy('unit')
        .orderBy('id')
        .execute();
      const epochs = await db
        .selectFrom('device_epochs')
        .innerJoin('devices', 'devices.id', 'device_epochs.device')
        .selectAll('device_epochs')
        .where('devices.unit', 'like', `${scope.prefix}%`)
        .orderBy('contact_at', 'desc')
        .execute();
      const held = await db
        .selectFrom('holds')
        .leftJoin('quarantine', 'quarantine.hash', 'holds.hash')
        .leftJoin('declines', 'declines.hash', 'holds.hash')
        .where('quarantine.hash', 'is', null)
        .where('declines.hash', 'is', null)
        .select((query) => ['device', query.fn.countAll<number>().as('count')])
        .groupBy('device')
        .execute();
      const mending = await db
        .selectFrom('ops')
        .select((query) => ['device', query.fn.countAll<number>().as('count')])
        .where('state', '=', 'needs-fix')
        .groupBy('device')
        .execute();
      const waiting = new Map<string, number>();
      for (const { device, count } of [...held, ...mending]) {
        waiting.set(device, (waiting.get(device) ?? 0) + Number(count));
      }
      const epochsOf = new Map<string, typeof epochs>();
      for (const epoch of epochs) {
        epochsOf.set(epoch.device, [...(epochsOf.get(epoch.device) ?? []), epoch]);
      }
      return devices.map(({ id, certificate, accepted, contactAt }): DeviceRow => {
        const own = epochsOf.get(id) ?? [];
        const reports = own.filter((epoch) => epoch.m >= 0);
        const last = reports[0];
        return {
          certificate: JSON.parse(certificate),
          lastContact: newestContact(contactAt, last?.contact_at ?? null),
          received: own.reduce((sum, epoch) => sum + countIn(JSON.parse(epoch.ranges)), 0),
          accepted,
          repeats: own.reduce((sum, epoch) => sum + epoch.repeats, 0),
          held: waiting.get(id) ?? 0,
          reported: last
            ? { at: last.contact_at, status: JSON.parse(last.status), arrived: last.arrived }
            : null,
          epochs: own.map(({ device, epoch, ranges, head_seq }) => ({
            device,
            epoch,
            ...gapsOf(JSON.parse(ranges), head_seq),
          })),
        };
      });
    },
    async countQuarantined() {
      const row = await db
        .selectFrom('quarantine')
        .select((query) => query.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async saveContacts(met) {
      const rows = JSON.stringify([...met]);
      // One statement for all: a province's devices come in one minute.
      await sql`insert into contacts (device, at)
        select value ->> '$[0]', value ->> '$[1]' from json_each(${rows}) where true
        on conflict (device) do update set at = excluded.at`.execute(db);
    },
  };
}

/** A report is a contact, too. */
export const newestContact = (contact: number | null, report: number | null): number | null =>
  contact === null || report === null ? (contact ?? report) : Math.max(contact, report);

const countIn = (ranges: SeqRanges): number =>
  ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
