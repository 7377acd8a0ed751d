import type { Kysely } from 'kysely';
import type { AuditNamed } from '#contract/audit.ts';
import type { DeviceCertificate } from '#contract/certificates.ts';
import { nameOf } from '../../people/slip.ts';
import type { Schema } from '../schema.ts';

/** What ids and codes are called today: people, devices, units, records, held envelopes. */
export async function namesOf(db: Kysely<Schema>, ids: readonly string[]): Promise<AuditNamed[]> {
  if (ids.length === 0) return [];
  return [
    ...(await peopleNamed(db, ids)),
    ...(await devicesNamed(db, ids)),
    ...(await unitsNamed(db, ids)),
    ...(await recordsNamed(db, ids)),
    ...(await envelopesNamed(db, ids)),
  ];
}

/** By their code, by what was proposed, by a key of theirs, by a recovery that they asked for. */
async function peopleNamed(db: Kysely<Schema>, ids: readonly string[]): Promise<AuditNamed[]> {
  const named = ['people.officer', 'title', 'first_name', 'last_name'] as const;
  const people = (await db
    .selectFrom('people')
    .select(['people.id', ...named])
    .where((row) => row.or([row('people.id', 'in', ids), row('people.officer', 'in', ids)]))
    .execute()) satisfies PersonRow[];
  const keys = await db
    .selectFrom('officers')
    .innerJoin('people', 'people.officer', 'officers.officer')
    .select(['officers.id', ...named])
    .where('officers.id', 'in', ids)
    .execute();
  const recoveries = await db
    .selectFrom('recoveries')
    .innerJoin('people', 'people.officer', 'recoveries.officer')
    .select(['recoveries.id', ...named])
    .where('recoveries.id', 'in', ids)
    .execute();
  const byCode = people.flatMap(({ officer, ...row }) =>
    officer === null ? [] : [{ ...row, officer, id: officer }],
  );
  return [...people, ...byCode, ...keys, ...recoveries].map(personNamed);
}

interface PersonRow {
  id: string;
  officer: string | null;
  title: string;
  first_name: string;
  last_name: string | null;
}

const personNamed = ({ id, officer, title, first_name, last_name }: PersonRow): AuditNamed => ({
  ...{ id, is: 'person', name: nameOf({ title, firstName: first_name, lastName: last_name }) },
  ...(officer !== null && { officer }),
});

async function devicesNamed(db: Kysely<Schema>, ids: readonly string[]): Promise<AuditNamed[]> {
  const rows = await db
    .selectFrom('devices')
    .select(['id', 'certificate'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, certificate }) => ({ id, is: 'device', name: labelIn(certificate) }));
}

async function unitsNamed(db: Kysely<Schema>, ids: readonly string[]): Promise<AuditNamed[]> {
  const rows = await db
    .selectFrom('units')
    .select(['code', 'name'])
    .where('code', 'in', ids)
    .execute();
  return rows.map(({ code, name }) => ({ id: code, is: 'unit', name }));
}

/** [AU4] By their number only. */
async function recordsNamed(db: Kysely<Schema>, ids: readonly string[]): Promise<AuditNamed[]> {
  const rows = await db
    .selectFrom('records')
    .select(['id', 'ref'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, ref }) => ({ id, is: 'record', ref }));
}

async function envelopesNamed(db: Kysely<Schema>, ids: readonly string[]): Promise<AuditNamed[]> {
  const rows = await db
    .selectFrom('envelopes')
    .leftJoin('devices', 'devices.id', 'envelopes.device')
    .leftJoin('holds', 'holds.hash', 'envelopes.hash')
    // What was accepted says its number by its record.
    .leftJoin('ops', 'ops.id', 'envelopes.id')
    .leftJoin('records', 'records.id', 'ops.record')
    .select(['envelopes.hash', 'envelopes.seq', 'devices.certificate'])
    .select((row) => row.fn.coalesce('holds.ref', 'records.ref').as('ref'))
    .where('envelopes.hash', 'in', ids)
    .execute();
  return rows.map(({ hash, seq, certificate, ref }) => ({
    ...{ id: hash, is: 'envelope', seq },
    ...(certificate !== null && { name: labelIn(certificate) }),
    ...(ref !== null && { ref }),
  }));
}

function labelIn(certificate: string): string {
  const { label }: DeviceCertificate = JSON.parse(certificate);
  return label;
}
