import type { EnrolmentCode } from '#contract/enrolment.ts';
import type { OfficerCode } from '#contract/people.ts';
import type { ServerId } from '#contract/primitives.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { EnrolmentLink } from './enrolment-link.ts';

/** What stands between a slip and its officer; every code has its sentence. */
export type ActivationTrouble =
  | 'code-wrong'
  | 'code-used'
  | 'code-expired'
  | 'code-locked'
  | 'too-many-tries'
  | 'revoked'
  /** The slip is of another unit than this device. */
  | 'not-allowed'
  | 'server-wrong'
  | 'no-network'
  | 'busy'
  | 'not-stored';

export interface ActivationOrder {
  officer: OfficerCode;
  code: EnrolmentCode;
  passphrase: string;
}

export type ActivationOutcome =
  | { is: 'activated'; vault: OpenVault }
  /** `triesLeft`: at most so many, by what was tried from here; it may have been tried elsewhere. */
  | { is: 'declined'; why: ActivationTrouble; triesLeft?: number }
  /** Nobody knows whether the centre did it: the same order again gives the same answer. */
  | { is: 'unknown'; why: ActivationTrouble }
  | { is: 'other'; code: string };

/** Makes an officer of this device out of a slip; the same order again repeats the same request. */
export type Activate = (order: ActivationOrder) => Promise<ActivationOutcome>;

/** Asks whether a slip would be taken, before a passphrase is chosen for it; it uses nothing up. */
export type LookAtSlip = (
  slip: Pick<ActivationOrder, 'officer' | 'code'>,
) => Promise<{ is: 'open' } | Exclude<ActivationOutcome, { is: 'activated' }>>;

/** Whether a supervisor has confirmed the new key; asked again and again. */
export type Confirmed = 'yes' | 'not-yet' | 'refused' | 'no-contact';

/** Asks the centre and brings the certificate up to date, in the vault and on the device. */
export type LookConfirmed = (vault: OpenVault) => Promise<Confirmed>;

/** A supervisor's code for a device; without `server` it was typed, and the centre is asked. */
export interface DeviceOrder {
  code: EnrolmentCode;
  server: ServerId | null;
}

export type DeviceTrouble =
  | Exclude<ActivationTrouble, 'revoked' | 'not-allowed'>
  | 'unit-unknown'
  | 'numbers-exhausted';

export type DeviceOutcome =
  | { is: 'enrolled'; device: EnrolledDevice }
  | { is: 'declined'; why: DeviceTrouble }
  | { is: 'unknown'; why: DeviceTrouble }
  | { is: 'other'; code: string };

/** Makes this browser profile a device of a unit, without an officer. */
export type EnrolDevice = (order: DeviceOrder) => Promise<DeviceOutcome>;

/** What a browser is set up with. */
export type StartingWith = EnrolmentLink | ({ opens: 'device' } & DeviceOrder);
