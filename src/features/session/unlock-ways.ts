import { isPrfSlot, mayOpen } from '../../vault/may-open.ts';
import type { OfficerVault, ReadyPin } from '../../vault/types.ts';

export type Way = 'pin' | 'prf' | 'passphrase';

/**
 * What opens an officer's vault here, the way to offer first in front; none once its keys were taken
 * away. On a tablet, whose browser throws pages away, the device's own key comes before the words.
 */
export function waysTo(
  vault: OfficerVault,
  pins: readonly ReadyPin[],
  touch: boolean,
): readonly Way[] {
  if (!mayOpen(vault)) return [];
  const ready = pins.some(({ officer, triesLeft }) => officer === vault.officer && triesLeft > 0);
  const pin: Way[] = ready ? ['pin'] : [];
  const prf: Way[] = vault.slots.some(isPrfSlot) ? ['prf'] : [];
  return touch ? [...pin, ...prf, 'passphrase'] : [...pin, 'passphrase', ...prf];
}

/** Whose keys are left here: of all officers, of some, or of none, and then why. */
export type Keys = 'here' | 'locked' | 'wiped';

/** `written` is how many envelopes this device ever made: a new one has no officer yet either. */
export function keysOf(officers: readonly OfficerVault[], written: number): Keys {
  if (officers.length === 0) return written > 0 ? 'wiped' : 'here';
  return officers.some(mayOpen) ? 'here' : 'locked';
}
