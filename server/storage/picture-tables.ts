import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';

/** A picture that an envelope in custody names. */
export interface StoredPicture {
  sha256: Sha256;
  /** Who began to send it: it takes of this device's room. */
  device: Uuid;
  /** The envelope whose header names it. */
  envelope: Sha256;
  /** Of its whole ciphertext, as the header says. */
  bytes: number;
  /** When its last byte was on disk and its hash was right; null while it is not whole. */
  wholeAt: UnixMs | null;
}

export interface PictureTables {
  findPicture(sha256: Sha256): Promise<StoredPicture | null>;
  /** A known one stays as it is. */
  addPicture(picture: StoredPicture): Promise<void>;
  /** Named by an act of `device` that was accepted; what is whole already is not missing. */
  missPictures(device: Uuid, named: readonly Sha256[]): Promise<void>;
  /** How many are missing, by the device whose acts name them; those of which none is are left out. */
  countMissingPictures(): Promise<ReadonlyMap<Uuid, number>>;
  /** Whole at `at`, and missing no more; null: it is not whole, and missing again. */
  setPictureWhole(sha256: Sha256, at: UnixMs | null): Promise<void>;
  /** Bytes of a device's pictures, those included that are not whole. */
  pictureBytesOf(device: Uuid): Promise<number>;
}
