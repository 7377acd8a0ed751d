import type { Role } from '#contract/certificates.ts';
import type { Growing } from '#contract/primitives.ts';

/** Which pages a role is of use for. The centre decides by itself; this only keeps menus short. */
const pages = {
  people: ['supervisor', 'province', 'dopa-admin', 'auditor'],
  devices: ['supervisor', 'province', 'dopa-admin', 'auditor'],
  holds: ['supervisor', 'province', 'auditor'],
  recoveries: ['supervisor', 'province', 'dopa-admin'],
  audit: ['supervisor', 'province', 'dopa-admin', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type AdministrationPageName = keyof typeof pages;

export const maySee = (name: AdministrationPageName, roles: readonly Growing<Role>[]): boolean =>
  roles.some((role) => (pages[name] as readonly string[]).includes(role));

/** Whether there is any page of administration for these roles. */
export const administers = (roles: readonly Growing<Role>[]): boolean => maySee('people', roles);

/** Approving, too, is the centre's to allow; a supervisor is not offered what is refused anyway. */
export const mayDecide = (roles: readonly Growing<Role>[]): boolean =>
  roles.some((role) => role === 'province' || role === 'dopa-admin');

/** The roles that somebody may propose. */
export function rolesToGive(roles: readonly Growing<Role>[]): Role[] {
  if (roles.includes('dopa-admin')) {
    return ['officer', 'supervisor', 'province', 'dopa-case', 'dopa-admin', 'auditor'];
  }
  return roles.includes('province')
    ? ['officer', 'supervisor', 'province']
    : ['officer', 'supervisor'];
}
