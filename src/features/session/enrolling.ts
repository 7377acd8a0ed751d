import type { UnitCode } from '#contract/primitives.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { EnrolmentLink } from './enrolment-link.ts';

/** Everything a person says when a device is set up. */
export interface EnrolmentOrder {
  link: EnrolmentLink;
  unit: UnitCode;
  officerName: string;
  passphrase: string;
}

/** What stands in the way; every code has its sentence. */
export type EnrolmentTrouble =
  | 'code-wrong'
  | 'code-used'
  | 'code-expired'
  | 'code-locked'
  | 'unit-unknown'
  | 'numbers-exhausted'
  | 'server-wrong'
  | 'no-network'
  | 'busy'
  | 'not-stored';

export type EnrolmentOutcome =
  | { is: 'enrolled'; device: EnrolledDevice; vault: OpenVault }
  | NotEnrolled;

export type NotEnrolled =
  | { is: 'declined'; why: EnrolmentTrouble }
  /**
   * Nobody knows whether the centre did it. The same order must be given again, unchanged: then the
   * answer is the same.
   */
  | { is: 'unknown'; why: EnrolmentTrouble }
  | { is: 'other'; code: string };

/** Sets this device up; the same order given again repeats the same request. */
export type Enrol = (order: EnrolmentOrder) => Promise<EnrolmentOutcome>;

/** What the centre says of a link before anybody types; asking uses nothing up. */
export type LinkStanding = { is: 'open' } | NotEnrolled;
export type LookAtLink = (link: EnrolmentLink) => Promise<LinkStanding>;
