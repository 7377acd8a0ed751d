import type { Selectable } from 'kysely';
import type { Role } from '#contract/certificates.ts';
import type { StoredPerson, StoredSlip } from '../people-tables.ts';
import type { Schema } from '../schema.ts';

/** A row of `people`, as the rules know it. */
export const toPerson = (row: Selectable<Schema['people']>): StoredPerson => ({
  id: row.id,
  officer: row.officer,
  title: row.title,
  firstName: row.first_name,
  lastName: row.last_name,
  position: row.position,
  phone: row.phone,
  unit: row.unit,
  roles: JSON.parse(row.roles) as Role[],
  scope: row.scope,
  // Written from a `StoredPerson` only.
  state: row.state as StoredPerson['state'],
  idHash: row.id_hash,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  refusal: row.refusal === null ? null : JSON.parse(row.refusal),
  suspended: row.suspended === null ? null : JSON.parse(row.suspended),
  dutiesAsked: row.duties_asked === null ? null : JSON.parse(row.duties_asked),
  left: leftIn(row.left_devices),
});

/** By device, what it had made known when somebody left it. */
export const leftIn = (column: string | null): StoredPerson['left'] =>
  column === null ? {} : JSON.parse(column);

/** The same as it is stored. */
export const toRow = (person: StoredPerson): Schema['people'] => ({
  id: person.id,
  officer: person.officer,
  title: person.title,
  first_name: person.firstName,
  last_name: person.lastName,
  position: person.position,
  phone: person.phone,
  unit: person.unit,
  roles: JSON.stringify(person.roles),
  scope: person.scope,
  state: person.state,
  id_hash: person.idHash,
  proposed_by: person.proposedBy,
  proposed_at: person.proposedAt,
  refusal: person.refusal && JSON.stringify(person.refusal),
  suspended: person.suspended && JSON.stringify(person.suspended),
  duties_asked: person.dutiesAsked && JSON.stringify(person.dutiesAsked),
  left_devices: Object.keys(person.left).length === 0 ? null : JSON.stringify(person.left),
});

export const toSlipRow = (slip: StoredSlip): Schema['slips'] => ({
  officer: slip.officer,
  salt: slip.salt,
  hash: slip.hash,
  expires_at: slip.expiresAt,
  wrong_tries: slip.wrongTries,
  issued_by: slip.issuedBy,
  used: slip.used && JSON.stringify(slip.used),
});
