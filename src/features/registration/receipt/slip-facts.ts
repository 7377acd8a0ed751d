import type { UnixMs } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { maskName } from '#thai/names.ts';
import { showMoment } from '#thai/show-date.ts';
import type { Desk } from '../../desk-context.ts';
import { showRef } from '../../record-state.ts';
import type { SigningWay } from '../sign/signing.ts';

/**
 * All that a slip may say. The debtor carries it home, and whoever finds it may be the lender: no
 * debt, no creditor, no amount, no help that was asked for, no address, no whole ID.
 */
export interface SlipFacts {
  /** 12 digits, for the QR code. */
  ref: string;
  shownRef: string;
  unit: string;
  phone: string;
  at: string;
  /** สมชาย ใ., or null when it may not be read here any more. */
  name: string | null;
  /** Last four digits, or null. */
  idTail: string | null;
  officer: string;
  /** How it was signed, for the office's half. */
  signed: SigningWay | null;
  witnesses: readonly string[];
}

/** @param registration null when this device may not read it any more: the number still counts. */
export function slipFacts(
  { ref, keptAt }: { ref: string; keptAt: UnixMs },
  registration: Registration | null,
  { device, vault }: Pick<Desk, 'device' | 'vault'>,
  phone: string,
): SlipFacts {
  const { firstName, lastName, nationalId } = registration?.debtor ?? {};
  const last = lastName && 'value' in lastName ? lastName.value : null;
  const signature = registration?.help.signature;
  return {
    ref,
    shownRef: showRef(ref),
    unit: device.unit.name,
    phone,
    at: showMoment(keptAt, 'th'),
    name: firstName ? maskName(firstName, last) : null,
    idTail: nationalId && 'value' in nationalId ? nationalId.value.slice(-4) : null,
    officer: vault.officer.name,
    signed: signature?.way ?? null,
    witnesses: signature?.way === 'thumbprint' ? signature.witnesses : [],
  };
}
