import type { Registration } from '#contract/registration/registration.ts';
import type { OpenVault } from '../../../vault/types.ts';
import { repeatable } from './same.ts';

/** Of the registration that an officer kept last; gone with their open vault, when it is locked. */
const lastOf = new WeakMap<OpenVault, object>();

export function rememberKept(vault: OpenVault, registration: Registration): void {
  lastOf.set(vault, repeatable(registration));
}

export const keptLast = (vault: OpenVault): object | null => lastOf.get(vault) ?? null;
