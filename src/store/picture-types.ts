import type { NamedBlob } from '#contract/op.ts';
import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../vault/types.ts';

/** So many pictures a registration has at most, whenever they were taken. */
export const MOST_PICTURES = 6;
/** With less than this left on the disk no picture is taken: what is left is for the text. */
export const ROOM_FOR_TEXT_BYTES = 50 * 1024 * 1024;

export type PictureRole = NamedBlob['role'];

/** A picture as it came out of the camera or a file, made small and rid of all that is no picture. */
export interface NewPicture {
  jpeg: Uint8Array;
  role: PictureRole;
}

/** A picture that lies on this device, sealed. */
export interface PictureLine {
  sha256: Sha256;
  /** Null when it may not be read here any more. */
  role: PictureRole | null;
  /** Its own within the record, also when it is turned. */
  takenAt: UnixMs;
  /** False while it is part of a draft, or of an act that was not kept yet. */
  kept: boolean;
}

export type PictureOutcome =
  | { is: 'added'; sha256: Sha256 }
  | { is: 'full' }
  /** Less than `ROOM_FOR_TEXT_BYTES` is left. */
  | { is: 'no-room' };

/** The pictures of records; every byte of them lies here sealed [D19]. */
export interface Pictures {
  /** @throws NotSavedError when the disk or the database fails; the text is as it was. */
  add(vault: OpenVault, record: Uuid, picture: NewPicture): Promise<PictureOutcome>;
  /** The same picture in another form; it keeps its place. @throws like `add`. */
  replace(vault: OpenVault, sha256: Sha256, jpeg: Uint8Array): Promise<PictureOutcome>;
  /** Until `forget` it can be taken back. */
  remove(sha256: Sha256): Promise<void>;
  takeBack(sha256: Sha256): Promise<void>;
  /** A picture that was removed, for good. */
  forget(sha256: Sha256): Promise<void>;
  /** Oldest first, as they lie here now. */
  list(vault: OpenVault, record: Uuid): Promise<PictureLine[]>;
  /** The same; calls back at once and after every change; returns the way to stop. */
  watch(vault: OpenVault, record: Uuid, show: (pictures: PictureLine[]) => void): () => void;
  /** In memory only; null when it is not here, or may not be read here any more. */
  open(vault: OpenVault, sha256: Sha256): Promise<Uint8Array | null>;
}
