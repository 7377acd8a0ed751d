import type { OfficerVault, PassSlot, PrfSlot, Slot } from './types.ts';

export const isPassSlot = (slot: Slot): slot is PassSlot => slot.kind === 'pass';
export const isPrfSlot = (slot: Slot): slot is PrfSlot => slot.kind === 'prf';

/** Whether anything is left here that opens this vault; `esc` opens nothing on a device. */
export const mayOpen = ({ slots }: Pick<OfficerVault, 'slots'>): boolean =>
  slots.some((slot) => isPassSlot(slot) || isPrfSlot(slot));
