import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type { IsoDate, PublicJwk, ReferenceNumber, ServerId } from '#contract/primitives.ts';
import type { Place } from '../devices/ledger-cut.ts';
import type { DeviceStanding, OfficerStanding } from './entitlement.ts';

/** [DV5][DV14] A person's decision on something held. */
export type PersonsWord = 'released' | 'declined';

/** Everything a worker needs to look into one envelope. */
export interface Examination {
  bytes: Uint8Array;
  /** When it came into custody, and which heads of its device lead to it. */
  place: Place;
  /** Null when nobody knows the device in the header. */
  device: DeviceStanding | null;
  /** Whose keys were made known on that device. */
  officers: OfficerStanding[];
  /** What a person said to it; null: nobody has. */
  word: PersonsWord | null;
  /** The day in Thailand. */
  today: IsoDate;
}

/**
 * What a worker found. `originProven` says whether the device's own signature verified, `officer` is
 * whose signature did, what is `releasable` waits for a person's word and nothing else, and `ref` is
 * the number of a registration, so that people can find its paper.
 */
export type Examined =
  | {
      is: 'held';
      code: HoldCode;
      originProven: boolean;
      officer: string | null;
      releasable: boolean;
      ref: ReferenceNumber | null;
    }
  | {
      is: 'read';
      json: string;
      unit: string;
      faults: FieldFault[];
      officer: string;
      originProven: true;
    };

/** Held for what it is, whoever made it. */
export const held = (
  code: HoldCode,
  originProven: boolean,
  officer: string | null = null,
): Examined => ({
  is: 'held',
  code,
  originProven,
  officer,
  releasable: false,
  ref: null,
});

/** What a worker is started with. */
export interface WorkerKeys {
  server: ServerId;
  sealing: { kid: string; jwk: PublicJwk & { d: string } }[];
}
