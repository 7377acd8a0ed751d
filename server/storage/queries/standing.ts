import type { Kysely } from 'kysely';
import type { OfficerCertificate } from '#contract/certificates.ts';
import { rightsToday } from '../../people/rights.ts';
import { supersededIn } from '../../people/superseded.ts';
import type { Schema } from '../schema.ts';
import type { StandingTables } from '../tables.ts';
import { leftIn } from './roster-rows.ts';

export function standingQueries(db: Kysely<Schema>): StandingTables {
  /** Every certificate of the same officer on the same device. */
  const keysBeside = async ({ officer, device }: OfficerCertificate) => {
    const rows = await db
      .selectFrom('officers')
      .select('certificate')
      .where('officer', '=', officer)
      .where('device', '=', device)
      .execute();
    return rows.map((row): OfficerCertificate => JSON.parse(row.certificate));
  };
  return {
    async officerToday(id) {
      const row = await db
        .selectFrom('officers')
        .leftJoin('devices', 'devices.id', 'officers.device')
        .leftJoin('people', 'people.officer', 'officers.officer')
        .select(['officers.certificate', 'officers.device', 'devices.suspended'])
        .select(['people.state', 'people.unit', 'people.roles', 'people.scope', 'left_devices'])
        .where('officers.id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      const { state, unit, roles, scope, left_devices } = row;
      const certificate: OfficerCertificate = JSON.parse(row.certificate);
      const hasLeft = leftIn(left_devices)[row.device] !== undefined;
      const isOver = supersededIn(await keysBeside(certificate)).has(id);
      const revoked = Boolean(row.suspended) || state === 'suspended' || hasLeft || isOver;
      if (unit === null || roles === null || scope === null) return { certificate, revoked };
      const person = { unit, roles: JSON.parse(roles), scope };
      return { certificate: { ...certificate, ...rightsToday(person, certificate) }, revoked };
    },
  };
}
