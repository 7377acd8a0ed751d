import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { StandingTables } from '../tables.ts';

export function standingQueries(db: Kysely<Schema>): StandingTables {
  return {
    async officerToday(certificate) {
      const row = await db
        .selectFrom('officers')
        .leftJoin('devices', 'devices.id', 'officers.device')
        .leftJoin('people', 'people.officer', 'officers.officer')
        .select(['officers.certificate', 'devices.suspended', 'people.state'])
        .where('officers.id', '=', certificate)
        .executeTakeFirst();
      if (!row) return null;
      return {
        certificate: JSON.parse(row.certificate),
        revoked: Boolean(row.suspended) || row.state === 'suspended',
      };
    },
  };
}
