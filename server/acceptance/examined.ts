import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type { IsoDate, PublicJwk, ServerId, Sha256, UnixMs } from '#contract/primitives.ts';
import type { DeviceStanding, OfficerStanding } from './entitlement.ts';

/** Everything a worker needs to look into one envelope. */
export interface Examination {
  bytes: Uint8Array;
  hash: Sha256;
  /** When it came into custody. */
  at: UnixMs;
  /** Null when nobody knows the device in the header. */
  device: DeviceStanding | null;
  /** Whose keys were made known on that device. */
  officers: OfficerStanding[];
  /** Whether a person has released it. */
  released: boolean;
  /** The day in Thailand. */
  today: IsoDate;
}

/**
 * What a worker found. `originProven` says whether the device's own signature verified, `officer` is
 * whose signature did, and what is `releasable` waits for a person's word and nothing else.
 */
export type Examined =
  | {
      is: 'held';
      code: HoldCode;
      originProven: boolean;
      officer: string | null;
      releasable: boolean;
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
});

/** What a worker is started with. */
export interface WorkerKeys {
  server: ServerId;
  sealing: { kid: string; jwk: PublicJwk & { d: string } }[];
}
