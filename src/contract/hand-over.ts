import * as z from 'zod/mini';
import { MAX_ENVELOPE_BYTES } from './envelope.ts';
import { FrameError } from './frames.ts';
import { MAX_PICTURE_BYTES } from './pictures.ts';
import { Jws, ServerId, Sha256, UnixMs, Uuid } from './primitives.ts';
import { readJson } from './read-json.ts';

/** At most so many in one file; what finds no place waits for the next. */
export const MAX_HAND_OVER_ENVELOPES = 10_000;
export const MAX_HAND_OVER_PICTURES = 10_000;
/** Of the whole file; pictures that find no place in it are left out, the text never is. */
export const MAX_HAND_OVER_BYTES = 512 * 1024 * 1024;
const MAX_HEAD_BYTES = 4 * 1024 * 1024;

/**
 * What a device puts out as a file, for whoever carries it: ciphertext only, each envelope under its
 * own device's signature. Nobody signs the file: what it says of itself is only told, and what it
 * carries is known by its hash. No person stands in it.
 */
export const HandOverHead = z.object({
  v: z.literal(1),
  server: ServerId,
  /** Who made the file, and when by its clock. */
  device: Uuid,
  at: UnixMs,
  /** Of the devices that sealed the envelopes, so that a centre which lost them knows them again. */
  certificates: z.array(Jws).check(z.maxLength(16)),
  envelopes: z
    .array(
      z.object({
        sha256: Sha256,
        bytes: z.int().check(z.gte(1), z.lte(MAX_ENVELOPE_BYTES)),
      }),
    )
    .check(z.maxLength(MAX_HAND_OVER_ENVELOPES)),
  pictures: z
    .array(
      z.object({
        sha256: Sha256,
        /** Which envelope names it. */
        envelope: Sha256,
        bytes: z.int().check(z.gte(1), z.lte(MAX_PICTURE_BYTES)),
      }),
    )
    .check(z.maxLength(MAX_HAND_OVER_PICTURES)),
});
export type HandOverHead = z.infer<typeof HandOverHead>;

/** `DDH`, and the version as a digit. */
const MAGIC = [0x44, 0x44, 0x48] as const;
const VERSION = 0x31;
/** How much of a file tells how long its head is. */
export const HAND_OVER_START_BYTES = MAGIC.length + 1 + 4;

/**
 * The beginning of a file: magic ‖ version ‖ u32 length of the head, big-endian ‖ head as JSON in
 * UTF-8, which is given. The envelopes follow, then the pictures, each exactly as long as the head
 * says, with nothing between.
 * @throws FrameError when the head is too long
 */
export function layHandOverHead(json: Uint8Array): Uint8Array<ArrayBuffer> {
  if (json.length > MAX_HEAD_BYTES) throw new FrameError('the head is too long');
  const bytes = new Uint8Array(HAND_OVER_START_BYTES + json.length);
  bytes.set([...MAGIC, VERSION]);
  new DataView(bytes.buffer).setUint32(MAGIC.length + 1, json.length);
  bytes.set(json, HAND_OVER_START_BYTES);
  return bytes;
}

export type HandOverStart =
  | { is: 'head'; headBytes: number }
  /** A later version made it. */
  | { is: 'newer' }
  | { is: 'not-one' };

/** How long the head is, by the first bytes of a file. */
export function readHandOverStart(bytes: Uint8Array): HandOverStart {
  if (bytes.length < HAND_OVER_START_BYTES) return { is: 'not-one' };
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) return { is: 'not-one' };
  const version = bytes[MAGIC.length] ?? 0;
  if (version !== VERSION) return { is: version > VERSION ? 'newer' : 'not-one' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headBytes = view.getUint32(MAGIC.length + 1);
  return headBytes > MAX_HEAD_BYTES ? { is: 'not-one' } : { is: 'head', headBytes };
}

/** What the head says; null when its text is bent or cut. */
export const readHandOverHead = (json: string): HandOverHead | null => readJson(HandOverHead, json);

/** Where something lies in the file; `to` may be beyond the end of one that was cut. */
export type Placed<T> = T & { from: number; to: number };

/** Where everything lies in a file with this head. */
export function placesIn(
  head: Pick<HandOverHead, 'envelopes' | 'pictures'>,
  headBytes: number,
): {
  envelopes: Placed<HandOverHead['envelopes'][number]>[];
  pictures: Placed<HandOverHead['pictures'][number]>[];
  end: number;
} {
  let at = HAND_OVER_START_BYTES + headBytes;
  const place = <T extends { bytes: number }>(part: T): Placed<T> => {
    const from = at;
    at += part.bytes;
    return { ...part, from, to: at };
  };
  const envelopes = head.envelopes.map(place);
  const pictures = head.pictures.map(place);
  return { envelopes, pictures, end: at };
}

/** Of a file of receipts. */
export const MAX_HAND_OVER_RECEIPTS_BYTES = 64 * 1024 * 1024;

/**
 * What whoever carried a file brings back: the centre's own signed words, as they were given. The file
 * is this as JSON; only what a receipt key signed counts.
 */
export const HandOverReceipts = z.object({
  v: z.literal(1),
  is: z.literal('dd-hand-over-receipts'),
  server: ServerId,
  /** Whom they are for. */
  device: Uuid,
  at: UnixMs,
  /** The key list as the carrier has it, for whoever was away when receipt keys changed. */
  keys: Jws,
  /** `ReceiptList`s. */
  lists: z.array(Jws).check(z.maxLength(MAX_HAND_OVER_ENVELOPES)),
  /** `PictureReceipt`s. */
  pictures: z.array(Jws).check(z.maxLength(MAX_HAND_OVER_PICTURES)),
});
export type HandOverReceipts = z.infer<typeof HandOverReceipts>;
