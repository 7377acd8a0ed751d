import { FrameError } from './frames.ts';

/**
 * A sealed envelope on paper: cut into numbered frames, each of which a QR code holds. A frame is
 * `DDR1` ‖ the first 8 bytes of the envelope's SHA-256 ‖ number from 1 (u8) ‖ how many (u8) ‖ part.
 */
const MAGIC = [0x44, 0x44, 0x52, 0x31] as const;
const TAG_BYTES = 8;
const HEAD_BYTES = MAGIC.length + TAG_BYTES + 2;

/** What QR version 25 holds with medium correction is 997 bytes: 117 modules, legible at 40 mm. */
export const RESCUE_FRAME_BYTES = 980;
/** More do not fit beside the text on half a sheet. */
export const MOST_RESCUE_FRAMES = 6;

/** The frames of an envelope, or null when it takes more than `MOST_RESCUE_FRAMES`. */
export function cutIntoFrames(envelope: Uint8Array, sha256: Uint8Array): Uint8Array[] | null {
  const part = RESCUE_FRAME_BYTES - HEAD_BYTES;
  const count = Math.ceil(envelope.length / part);
  if (count < 1 || count > MOST_RESCUE_FRAMES) return null;
  return Array.from({ length: count }, (_, i) => {
    const own = envelope.subarray(i * part, (i + 1) * part);
    const frame = new Uint8Array(HEAD_BYTES + own.length);
    frame.set(MAGIC);
    frame.set(sha256.subarray(0, TAG_BYTES), MAGIC.length);
    frame.set([i + 1, count], MAGIC.length + TAG_BYTES);
    frame.set(own, HEAD_BYTES);
    return frame;
  });
}

/** One scanned frame; `tag` tells frames of one envelope from those of another. */
export interface RescueFrame {
  tag: string;
  n: number;
  of: number;
  part: Uint8Array;
}

/** @throws FrameError when the bytes are no frame of an envelope. */
export function readFrame(bytes: Uint8Array): RescueFrame {
  if (bytes.length <= HEAD_BYTES) throw new FrameError('too short');
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new FrameError('no rescue frame');
  const tag = [...bytes.subarray(MAGIC.length, MAGIC.length + TAG_BYTES)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const [n = 0, of = 0] = bytes.subarray(MAGIC.length + TAG_BYTES, HEAD_BYTES);
  if (n < 1 || n > of || of > MOST_RESCUE_FRAMES) throw new FrameError('a number that cannot be');
  return { tag, n, of, part: bytes.subarray(HEAD_BYTES) };
}

/**
 * Puts the frames of one envelope together, in whatever order they were scanned; the numbers that
 * are still missing otherwise. Whoever has the bytes compares their SHA-256 with `tag`.
 * @throws FrameError when they are of different envelopes.
 */
export function joinRescueFrames(
  frames: readonly RescueFrame[],
): { is: 'whole'; envelope: Uint8Array<ArrayBuffer> } | { is: 'missing'; numbers: number[] } {
  const first = frames[0];
  if (!first) return { is: 'missing', numbers: [] };
  if (frames.some(({ tag, of }) => tag !== first.tag || of !== first.of)) {
    throw new FrameError('frames of different envelopes');
  }
  const parts = Array.from({ length: first.of }, (_, i) => frames.find(({ n }) => n === i + 1));
  const numbers = parts.flatMap((frame, i) => (frame ? [] : [i + 1]));
  if (numbers.length > 0) return { is: 'missing', numbers };
  const envelope = new Uint8Array(parts.reduce((sum, frame) => sum + (frame?.part.length ?? 0), 0));
  let at = 0;
  for (const frame of parts) {
    envelope.set(frame?.part ?? [], at);
    at += frame?.part.length ?? 0;
  }
  return { is: 'whole', envelope };
}
