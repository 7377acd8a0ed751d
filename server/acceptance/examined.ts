import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type { IsoDate, PublicJwk, ServerId, Uuid } from '#contract/primitives.ts';

/** Everything a worker needs to look into one envelope. */
export interface Examination {
  bytes: Uint8Array;
  /** Null when nobody knows the device in the header. */
  device: PublicJwk | null;
  /** Who may act on that device. */
  officers: { certificate: Uuid; officer: string; unit: string; jwk: PublicJwk }[];
  /** The day in Thailand. */
  today: IsoDate;
}

/** What a worker found. `originProven` says whether the device's own signature verified. */
export type Examined =
  | { is: 'held'; code: HoldCode; originProven: boolean }
  | { is: 'read'; json: string; unit: string; faults: FieldFault[]; originProven: true };

/** What a worker is started with. */
export interface WorkerKeys {
  server: ServerId;
  sealing: { kid: string; jwk: PublicJwk & { d: string } }[];
}
