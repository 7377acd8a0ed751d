import type { HoldCode } from '#contract/mailbox.ts';
import type { PublicJwk, UnitCode, Uuid } from '#contract/primitives.ts';
import { madeBefore, type Place } from '../devices/ledger-cut.ts';
import { unitOf } from '../people/units.ts';
import type { LedgerCut, Move } from '../storage/device-tables.ts';
import type { PersonsWord } from './examined.ts';

/** What a device may speak for today, and what it might before. */
export interface DeviceStanding {
  jwk: PublicJwk;
  unit: UnitCode;
  suspended: LedgerCut | null;
  moves: Move[];
}

/** An officer's key on that device. */
export interface OfficerStanding {
  certificate: Uuid;
  officer: string;
  unit: UnitCode;
  jwk: PublicJwk;
  /** Nobody has confirmed it yet. */
  waiting: boolean;
  revoked: LedgerCut | null;
  /** They went to another unit, and not with this device. */
  left: LedgerCut | null;
}

/** Why something well signed is not accepted all the same. */
export interface NotEntitled {
  code: HoldCode;
  releasable: boolean;
}

const needsRelease = (code: HoldCode): NotEntitled => ({ code, releasable: true });
const never = (code: HoldCode): NotEntitled => ({ code, releasable: false });

/**
 * [DV4][DV5] Whether what these two signed for `unit` counts; null: it does. `word` is a supervisor's
 * on this very envelope. A release stands in for a right that was taken away, never for one that nobody
 * gave; what was declined stays so whatever right comes back [DV14].
 */
export function notEntitled(
  place: Place,
  unit: UnitCode,
  device: DeviceStanding,
  officer: OfficerStanding,
  word: PersonsWord | null,
): NotEntitled | null {
  if (officer.waiting) return never('officer-waiting');
  const units = [device.unit, ...device.moves.map((move) => move.unit)];
  if (!units.includes(unit)) return never(unitOf(unit) ? 'unit-moved' : 'unit-unknown');
  if (word === 'declined') return needsRelease('declined');
  if (word === 'released') return null;
  const { suspended } = device;
  if (suspended && !madeBefore(place, suspended)) return needsRelease('device-revoked');
  if (officer.revoked && !madeBefore(place, officer.revoked))
    return needsRelease('officer-revoked');
  if (officer.left && !madeBefore(place, officer.left)) return needsRelease('unit-moved');
  const leftUnit =
    device.unit === unit ? null : device.moves.findLast((move) => move.unit === unit);
  if (leftUnit && !madeBefore(place, leftUnit.cut)) return needsRelease('unit-moved');
  if (![unit, ...units].includes(officer.unit)) return needsRelease('unit-moved');
  return null;
}
