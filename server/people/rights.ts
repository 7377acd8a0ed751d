import type { DeviceCertificate, OfficerCertificate, Role } from '#contract/certificates.ts';
import type { Growing } from '#contract/primitives.ts';
import type { StoredPerson } from '../storage/people-tables.ts';

type Roles = readonly Growing<Role>[];
export type Rights = Pick<OfficerCertificate, 'roles' | 'scope'>;

/** Whether somebody with these decides on others beyond one district. */
export const decidesOnOthers = (roles: Roles): boolean => roles.some(isDeciding);

const isDeciding = (role: Growing<Role>) => role !== 'officer' && role !== 'supervisor';

/**
 * [P11] What a key may do today: what its person may, whatever its certificate still names. Only a
 * role that decides on others is never added to a key that was confirmed without it: whoever let that
 * key in did not answer for so much, so it takes a new slip [P7].
 */
export function rightsToday(
  { roles, scope, unit }: Pick<StoredPerson, 'roles' | 'scope' | 'unit'>,
  confirmed: Pick<OfficerCertificate, 'roles'>,
): Rights {
  const given = roles.filter((role) => !isDeciding(role) || confirmed.roles.includes(role));
  return given.length === roles.length
    ? { roles, scope }
    : { roles: given, scope: unit.slice(0, 4) };
}

/** An officer works on the devices of their own unit, and of those that their roles reach. */
export const mayWorkOn = (
  { unit }: Pick<DeviceCertificate, 'unit'>,
  person: Pick<StoredPerson, 'unit' | 'scope'>,
): boolean => unit === person.unit || unit.startsWith(person.scope);
