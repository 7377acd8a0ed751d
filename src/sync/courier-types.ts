import type { MailboxItem } from '#contract/mailbox.ts';
import type { Jws, Sha256 } from '#contract/primitives.ts';
import type { Receipt } from '#contract/push.ts';
import type { Centre, Clock, Gallery, ManifestSigner, Outbox } from './ports.ts';

/** An envelope that another device made. */
export interface Letter {
  sha256: Sha256;
  bytes: number;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** A picture that one of the letters names. */
export type Shot = Letter & { envelope: Sha256 };

/** What was brought in one file. */
export interface Parcel {
  letters: readonly Letter[];
  pictures: readonly Shot[];
  /** Of the devices that made the letters. */
  certificates: readonly Jws[];
}

export interface CourierPorts {
  outbox: Pick<Outbox, 'describe' | 'mailboxRead'>;
  centre: Pick<Centre, 'push' | 'rescue' | 'readMailbox' | 'refreshKeys'>;
  gallery: Gallery;
  signer: ManifestSigner;
  clock: Clock;
}

/** Why somebody who brings things waits just now. */
export type Waits = 'no-answer' | 'busy' | null;

/** An outcome that the centre told of one letter. */
export type Heard = Extract<MailboxItem, { envelope: Sha256 }>;

/** How far a parcel has come; what is in it only grows. */
export interface Carried {
  /** By hash of the letter. `new`: by this carrying; otherwise the centre had it before. */
  receipts: ReadonlyMap<Sha256, { receipt: Receipt; isNew: boolean }>;
  pictures: ReadonlySet<Sha256>;
  heard: ReadonlyMap<Sha256, Heard>;
  /** The centre's words as it signed them, for the device that made the letters. */
  signed: { lists: readonly Jws[]; pictures: readonly Jws[] };
  waits: Waits;
}

export interface Courier {
  /**
   * Brings what the centre does not have yet, and ends when all is there, when nothing goes on any
   * more, or when it is stopped. Called again, it goes on where it was.
   */
  carry(show: (carried: Carried) => void): Promise<Carried>;
  stop(): void;
}
