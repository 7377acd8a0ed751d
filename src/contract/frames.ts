/** A body that is not what its own lengths say. */
export class FrameError extends Error {
  override name = 'FrameError';
}

/** Joins parts as `u32 length ‖ bytes`, big-endian, one after the other. */
export function joinFrames(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    joined.set(part, at + 4);
    at += 4 + part.length;
  }
  return joined;
}

/**
 * Splits what `joinFrames` joined. The parts are views on `bytes`, not copies.
 * @throws FrameError when a length points past the end, or there are more than `most` parts.
 */
export function splitFrames(bytes: Uint8Array, most: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) throw new FrameError('a length is cut off');
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) throw new FrameError('a part is cut off');
    if (parts.length === most) throw new FrameError(`more than ${most} parts`);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
}
