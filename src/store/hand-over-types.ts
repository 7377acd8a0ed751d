import type { PictureReceipt } from '#contract/pictures.ts';
import type { Jws, Sha256, UnixMs } from '#contract/primitives.ts';
import type { ReceiptList } from '#contract/push.ts';

/** What waits on this device, and what of it was put out as a file. */
export interface Waiting {
  envelopes: number;
  /** Of the envelopes' ciphertext. */
  bytes: number;
  pictures: number;
  pictureBytes: number;
  /** The last file; `left` of what is in it still waits. Null: there was none. */
  last: { at: UnixMs; envelopes: number; pictures: number; left: number } | null;
}

/** Everything of one file but its bytes. */
export interface Gathered {
  envelopes: { sha256: Sha256; bytes: number }[];
  pictures: { sha256: Sha256; envelope: Sha256; bytes: number }[];
  /** Of the devices that sealed them; some may be papers of officers. */
  certificates: Jws[];
  /** How many of the envelopes have no receipt; the others are there for their pictures. */
  waiting: number;
  /** What found no place in it. */
  left: { envelopes: number; pictures: number };
  upTo: number;
}

/** What receipts that were brought have changed. */
export interface Settled {
  envelopes: number;
  pictures: number;
  /** Of this device, and known before. */
  known: number;
  /** Of other devices. */
  others: number;
}

/** The outbox as a file that somebody carries [D21]. */
export interface HandingOver {
  /** Calls back at once and after every change; returns the way to stop. */
  watch(show: (waiting: Waiting) => void): () => void;
  /** Oldest first. Only looks: nothing here is changed by it. */
  gather(withPictures: boolean): Promise<Gathered>;
  /** Their bytes, in this order; null where they are no longer here. */
  envelopes(hashes: readonly Sha256[]): Promise<(Uint8Array<ArrayBuffer> | null)[]>;
  pictures(hashes: readonly Sha256[]): Promise<(Uint8Array<ArrayBuffer> | null)[]>;
  /** Remembers that the file was put out; what is in it waits as before. */
  putOut(gathered: Gathered): Promise<void>;
  /** Receipts that somebody brought; verified by the caller. */
  settle(lists: readonly ReceiptList[], pictures: readonly PictureReceipt[]): Promise<Settled>;
}
