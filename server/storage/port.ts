import type { EnvelopeHeader } from '#contract/envelope.ts';
import type { Sha256, UnitCode, UnixMs, Uuid } from '#contract/primitives.ts';
import type { DeviceStatus, LedgerState, Receipt } from '#contract/push.ts';
import type { Tables } from './tables.ts';

/** Where envelopes of unknown origin are kept. */
export const QUARANTINE = '?';

/** What an envelope counts for at least: a row takes as much, so that no flood of tiny parts is free. */
export const LEAST_BYTES = 2048;

/** The disk is full: nothing was written. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

/** An envelope as custody keeps it; `header` is null for bytes that came to be rescued. */
export interface EnvelopeToKeep {
  hash: Sha256;
  bytes: Uint8Array;
  header: EnvelopeHeader | null;
  /** The device whose signed manifest lists exactly these bytes; null when nobody vouches for them. */
  sender: Uuid | null;
  /** The unit that a proven origin names, else null. One that nobody knows is quarantine, too. */
  unit: UnitCode | null;
  /** [I13] When it first came, as a receipt of before a restore says; null: now. */
  came?: UnixMs | null;
}

/** Who proved, by a signed manifest, that they send this push. */
export interface Sender {
  device: Uuid;
  epoch: Uuid;
  m: number;
  head: { seq: number; hash: Sha256 } | null;
  status: DeviceStatus;
}

export interface PushToKeep {
  at: UnixMs;
  sender: Sender | null;
  /** What the manifest claims, for the receipts of rescued bytes. */
  claimed: { device: Uuid; epoch: Uuid };
  envelopes: EnvelopeToKeep[];
  /** Most bytes that this origin may have in quarantine. */
  quarantineBytes: number;
  /** Most bytes of the sender that acceptance has not taken. */
  deviceBytes: number;
}

export interface KeptPush {
  /** In the order given; null for what there was no room for. */
  receipts: (Receipt | null)[];
  ledger: LedgerState[];
  /** Highest mailbox number of the sender. */
  mailbox: number;
  /** An epoch of the sender has two envelopes under one number, and had none before. */
  forked: boolean;
}

/** [I6] `custody` is what a push takes before it is answered; `others` is everything else. */
export type StorageLane = 'custody' | 'others';

/**
 * Where the server keeps everything. What was resolved is on disk (fsync), what was rejected is
 * not there at all.
 */
export interface Storage {
  /**
   * Takes pushes into custody, all in one transaction: dense numbers per unit, first receipts for
   * known hashes, ledgers and reports of proven senders.
   * @throws StorageFull
   */
  keep(pushes: readonly PushToKeep[]): Promise<KeptPush[]>;
  /**
   * Runs `work` in one transaction; a throw undoes all of it. In the lane `custody` (as `keep`) it waits
   * for one of the others at most: for what a push needs before it is answered, and nothing else.
   * @throws StorageFull
   */
  transact<T>(work: (tables: Tables) => Promise<T>, lane?: StorageLane): Promise<T>;
  close(): Promise<void>;
}
