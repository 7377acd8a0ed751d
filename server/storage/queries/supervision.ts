import { type Kysely, sql } from 'kysely';
import * as z from 'zod/mini';
import { Unit } from '#contract/units.ts';
import { isAfterCutOff } from '#thai/cut-off.ts';
import { thaiDay } from '../../acceptance/thai-day.ts';
import { gapsOf, type SeqRanges } from '../../intake/ledger.ts';
import { nameOf } from '../../people/slip.ts';
import type { Schema } from '../schema.ts';
import type { DeviceRow, SupervisionTables } from '../tables.ts';
import { leftIn } from './roster-rows.ts';
import { within } from './within.ts';
import { written } from './written.ts';

const COUNT_REGISTRATION = `
  insert into days (unit, received, after_cut, registered, count) values (?, ?, ?, ?, 1)
  on conflict (unit, received, after_cut, registered) do update set count = count + 1`;

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
        .where(within('code', scope.prefix))
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
        .leftJoin(
          (query) => query.selectFrom('devices').select('replaces').distinct().as('newer'),
          (join) => join.onRef('newer.replaces', '=', 'devices.id'),
        )
        .select(['id', 'certificate', 'accepted', 'contacts.at as contactAt'])
        .select(['suspended', 'newer.replaces as replaced'])
        .where(within('devices.unit', scope.prefix))
        .orderBy('unit')
        .orderBy('id')
        .execute();
      const epochs = await db
        .selectFrom('device_epochs')
        .innerJoin('devices', 'devices.id', 'device_epochs.device')
        .selectAll('device_epochs')
        .where(within('devices.unit', scope.prefix))
        .orderBy('contact_at', 'desc')
        .execute();
      const held = await db
        .selectFrom('holds')
        .leftJoin('quarantine', 'quarantine.hash', 'holds.hash')
        .leftJoin('declines', 'declines.hash', 'holds.hash')
        .innerJoin('devices', 'devices.id', 'holds.device')
        .where('quarantine.hash', 'is', null)
        .where('declines.hash', 'is', null)
        .where(within('devices.unit', scope.prefix))
        .select((query) => ['device', query.fn.countAll<number>().as('count')])
        .groupBy('device')
        .execute();
      const mending = await db
        .selectFrom('ops')
        .innerJoin('devices', 'devices.id', 'ops.device')
        .select((query) => ['device', query.fn.countAll<number>().as('count')])
        .where('state', '=', 'needs-fix')
        .where(within('devices.unit', scope.prefix))
        .groupBy('device')
        .execute();
      const toMend = new Map(mending.map(({ device, count }) => [device, Number(count)]));
      const waiting = new Map<string, number>();
      for (const { device, count } of [...held, ...mending]) {
        waiting.set(device, (waiting.get(device) ?? 0) + Number(count));
      }
      const epochsOf = new Map<string, typeof epochs>();
      for (const epoch of epochs) {
        epochsOf.set(epoch.device, [...(epochsOf.get(epoch.device) ?? []), epoch]);
      }
      return devices.map((device): DeviceRow => {
        const { id, certificate, accepted, contactAt, suspended, replaced } = device;
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
          mending: toMend.get(id) ?? 0,
          stopped: suspended !== null || replaced !== null,
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
    async officersOn({ prefix }, devices) {
      const rows = await db
        .selectFrom('officers')
        .innerJoin('people', 'people.officer', 'officers.officer')
        .select(['officers.device', 'people.officer', 'people.left_devices'])
        .select(['title', 'first_name', 'last_name', 'position', 'phone'])
        .distinct()
        .where(
          sql<boolean>`officers.device in (select value from json_each(${JSON.stringify(devices)}))`,
        )
        .where('people.state', '=', 'approved')
        .where(within('people.unit', prefix))
        .orderBy('people.officer')
        .execute();
      return rows.flatMap(({ device, officer, left_devices, position, phone, ...row }) => {
        if (officer === null || leftIn(left_devices)[device]) return [];
        const name = nameOf({
          title: row.title,
          firstName: row.first_name,
          lastName: row.last_name,
        });
        return [{ device, officer, name, position, phone }];
      });
    },
    async countUnjudged({ prefix }) {
      const rows = await db
        .selectFrom('counters')
        .select(['unit', sql<number>`n - judged`.as('count')])
        .where(within('unit', prefix))
        .whereRef('n', '>', 'judged')
        .execute();
      return rows.map(({ unit, count }) => ({ unit, count: Number(count) }));
    },
    async countRegistration(unit, day, receivedAt) {
      const after_cut = isAfterCutOff(receivedAt) ? 1 : 0;
      await written(db, COUNT_REGISTRATION, [unit, thaiDay(receivedAt), after_cut, day]);
    },
    async registrationsIn({ prefix }, cutDay) {
      const isByCut = sql`received < ${cutDay} or (received = ${cutDay} and after_cut = 0)`;
      const rows = await db
        .selectFrom('days')
        .select(['unit', sql<number>`sum(count)`.as('count')])
        .select(sql<number>`sum(case when ${isByCut} then count else 0 end)`.as('byCut'))
        .where(within('unit', prefix))
        .groupBy('unit')
        .execute();
      return rows.map((row) => ({ ...row, count: Number(row.count), byCut: Number(row.byCut) }));
    },
    async daysIn({ prefix }, from) {
      const rows = await db
        .selectFrom('days')
        .select(['received', 'registered', sql<number>`sum(count)`.as('count')])
        .where(within('unit', prefix))
        .where('received', '>=', from)
        .groupBy(['received', 'registered'])
        .execute();
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
    async dayIn({ prefix }, day) {
      const rows = await db
        .selectFrom('days')
        .select(['unit', 'received', 'registered', sql<number>`sum(count)`.as('count')])
        .where(within('unit', prefix))
        .where((is) => is.or([is('received', '=', day), is('registered', '=', day)]))
        .groupBy(['unit', 'received', 'registered'])
        .execute();
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
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
