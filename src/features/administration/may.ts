import { type OfficerCertificate, type Role, roles } from '#contract/certificates.ts';
import type { Person } from '#contract/people.ts';
import type { Growing } from '#contract/primitives.ts';
import { mayGive } from '#contract/reach.ts';
import { reviewers } from '../reviewers.ts';

type Roles = readonly Growing<Role>[];

const people = ['supervisor', 'province', 'dopa-admin'] as const;
const readers = [...people, 'auditor'] as const;

/** What a role is offered. The centre decides by itself; this only keeps menus and pages short. */
const offered = {
  people: readers,
  units: readers,
  devices: readers,
  ...reviewers,
  closings: readers,
  handovers: people,
  recoveries: people,
  audit: readers,
  records: ['supervisor', 'dopa-case', 'auditor'],
  propose: people,
  /** A supervisor's proposals are approved by the province. */
  decide: ['province', 'dopa-admin'],
  suspend: people,
  makeUnits: people,
  actOnDevices: people,
  setPolicy: ['province', 'dopa-admin'],
  wipe: ['province', 'dopa-admin'],
  release: ['supervisor', 'province'],
  exportAudit: ['province', 'dopa-admin', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Offered = keyof typeof offered;

export const isOffered = (what: Offered, roles: Roles): boolean =>
  roles.some((role) => (offered[what] as readonly string[]).includes(role));

/** The pages of administration, in the order of the menu. */
export const pageNames = [
  'people',
  'devices',
  'holds',
  'duplicates',
  'proposals',
  'closings',
  'handovers',
  'recoveries',
  'records',
  'units',
  'audit',
] as const satisfies readonly Offered[];

/** Whether there is any page of administration for these roles. */
export const administers = (roles: Roles): boolean =>
  pageNames.some((name) => isOffered(name, roles));

/** The roles that somebody may propose, the narrowest first. */
export const rolesToGive = (own: Roles): Role[] => roles.filter((role) => mayGive(own, [role]));

/** What a card offers whoever reads it: the centre would refuse the rest. */
export const mayActOn = (
  person: Pick<Person, 'officer' | 'roles'>,
  reader: Pick<OfficerCertificate, 'officer' | 'roles'>,
): boolean =>
  (person.officer === null || person.officer !== reader.officer) &&
  mayGive(reader.roles, person.roles);
