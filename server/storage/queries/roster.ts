import type { Kysely } from 'kysely';
import type { OfficerCertificate } from '#contract/certificates.ts';
import type { LedgerCut } from '../device-tables.ts';
import { MOST_WRONG_ON_SLIP, type RosterTables } from '../people-tables.ts';
import type { Schema } from '../schema.ts';
import { leftIn, toPerson, toRow, toSlipRow } from './roster-rows.ts';
import { shutIn, wasShut } from './shut.ts';

export function rosterQueries(db: Kysely<Schema>): RosterTables {
  /** Certificates with the people they are of; where somebody was approved decides whose they are. */
  const keysOfPeople = (prefix: string) =>
    db
      .selectFrom('officers')
      .innerJoin('people', 'people.officer', 'officers.officer')
      .where('people.unit', 'like', `${prefix}%`);

  return {
    async peopleIn({ prefix }) {
      const rows = await db
        .selectFrom('people')
        .selectAll()
        .where('unit', 'like', `${prefix}%`)
        .orderBy('unit')
        .orderBy('id')
        .execute();
      return rows.map(toPerson);
    },
    async personIn({ prefix }, id) {
      const row = await db
        .selectFrom('people')
        .selectAll()
        .where('id', '=', id)
        .where('unit', 'like', `${prefix}%`)
        .executeTakeFirst();
      return row ? toPerson(row) : null;
    },
    async personOf(officer) {
      const row = await db
        .selectFrom('people')
        .selectAll()
        .where('officer', '=', officer)
        .executeTakeFirst();
      return row ? toPerson(row) : null;
    },
    async isKnown({ idHash, firstName, lastName, unit }) {
      const row = await db
        .selectFrom('people')
        .select('id')
        .where('state', '!=', 'refused')
        .where(({ eb, and, or }) =>
          or([
            ...(idHash === null ? [] : [eb('id_hash', '=', idHash)]),
            and([
              eb('first_name', '=', firstName),
              lastName === null ? eb('last_name', 'is', null) : eb('last_name', '=', lastName),
              eb('unit', '=', unit),
            ]),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async addPerson(person) {
      await db.insertInto('people').values(toRow(person)).execute();
    },
    async savePerson({ prefix }, person) {
      const { id, ...rest } = toRow(person);
      await db
        .updateTable('people')
        .set(rest)
        .where('id', '=', id)
        .where('unit', 'like', `${prefix}%`)
        .execute();
    },
    async keysOf(officer) {
      const rows = await db
        .selectFrom('officers')
        .select('certificate')
        .where('officer', '=', officer)
        .orderBy('id')
        .execute();
      return rows.map(({ certificate }) => JSON.parse(certificate));
    },
    async keysIn({ prefix }) {
      const rows = await keysOfPeople(prefix)
        .leftJoin('devices', 'devices.id', 'officers.device')
        .select(['officers.certificate', 'devices.certificate as device'])
        .orderBy('officers.id')
        .execute();
      // Somebody's key may lie on a device of another area.
      const shut = await shutIn(db, '');
      return rows.map(({ certificate, device }) => {
        const read: OfficerCertificate = JSON.parse(certificate);
        return {
          certificate: read,
          deviceLabel: device === null ? read.device : JSON.parse(device).label,
          shut: wasShut(shut.get(read.device), read.at),
        };
      });
    },
    async keyIn({ prefix }, certificate) {
      const row = await keysOfPeople(prefix)
        .select('officers.certificate')
        .where('officers.id', '=', certificate)
        .executeTakeFirst();
      return row ? JSON.parse(row.certificate) : null;
    },
    async confirmKey(_scope, { certificate, jws }) {
      await db
        .updateTable('officers')
        .set({ certificate: JSON.stringify(certificate), jws })
        .where('id', '=', certificate.id)
        .execute();
    },
    async papersOn(device) {
      const rows = await db
        .selectFrom('officers')
        .select(['certificate', 'jws'])
        .where('device', '=', device)
        .orderBy('id')
        .execute();
      const newest = new Map<string, { certificate: OfficerCertificate; jws: string }>();
      for (const { certificate, jws } of rows) {
        const read: OfficerCertificate = JSON.parse(certificate);
        newest.set(`${read.officer}|${read.jwk.x}`, { certificate: read, jws });
      }
      return [...newest.values()];
    },
    async suspensionsOn(device) {
      const rows = await db
        .selectFrom('people')
        .innerJoin('officers', 'officers.officer', 'people.officer')
        .select(['people.officer', 'people.suspended'])
        .where('officers.device', '=', device)
        .where('people.suspended', 'is not', null)
        .execute();
      return new Map(
        rows.map(({ officer, suspended }): [string, LedgerCut] => {
          const { at, heads } = JSON.parse(suspended ?? '');
          return [officer ?? '', { at, heads: heads[device] ?? [] }];
        }),
      );
    },
    async leavingsOn(device) {
      const rows = await db
        .selectFrom('people')
        .select(['officer', 'left_devices'])
        .where('left_devices', 'is not', null)
        .where('officer', 'in', (officers) =>
          officers.selectFrom('officers').select('officer').where('device', '=', device),
        )
        .execute();
      return new Map(
        rows.flatMap(({ officer, left_devices }): [string, LedgerCut][] => {
          const cut = leftIn(left_devices)[device];
          return cut ? [[officer ?? '', cut]] : [];
        }),
      );
    },
    async putSlip(_scope, slip) {
      const row = toSlipRow(slip);
      await db
        .insertInto('slips')
        .values(row)
        .onConflict((on) => on.column('officer').doUpdateSet(row))
        .execute();
    },
    async slipOf(officer) {
      const row = await db
        .selectFrom('slips')
        .selectAll()
        .where('officer', '=', officer)
        .executeTakeFirst();
      if (!row) return null;
      const { salt, hash, expires_at, wrong_tries, issued_by, used } = row;
      return {
        ...{ officer, salt, hash, expiresAt: expires_at, wrongTries: wrong_tries },
        issuedBy: issued_by,
        used: used === null ? null : JSON.parse(used),
      };
    },
    async saveSlip(slip) {
      await db
        .updateTable('slips')
        .set(toSlipRow(slip))
        .where('officer', '=', slip.officer)
        .execute();
    },
    async openSlips(now) {
      const rows = await db
        .selectFrom('slips')
        .select(['officer', 'expires_at'])
        .where('used', 'is', null)
        .where('expires_at', '>', now)
        .where('wrong_tries', '<', MOST_WRONG_ON_SLIP)
        .execute();
      return new Map(rows.map((row) => [row.officer, row.expires_at]));
    },
    triesOf: async (name, now, windowMs) => (await triesIn(db, name, now, windowMs)).times,
    async countTry(name, now, windowMs) {
      const before = await triesIn(db, name, now, windowMs);
      const next = { name, since: before.since, times: before.times + 1 };
      await db
        .insertInto('tries')
        .values(next)
        .onConflict((on) => on.column('name').doUpdateSet(next))
        .execute();
      return before.times;
    },
    async forgetTry(name) {
      await db
        .updateTable('tries')
        .set(({ eb }) => ({ times: eb('times', '-', 1) }))
        .where('name', '=', name)
        .where('times', '>', 0)
        .execute();
    },
  };
}

async function triesIn(db: Kysely<Schema>, name: string, now: number, windowMs: number) {
  const row = await db.selectFrom('tries').selectAll().where('name', '=', name).executeTakeFirst();
  return row && Math.abs(now - row.since) < windowMs ? row : { since: now, times: 0 };
}
