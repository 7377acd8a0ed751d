/** The first frame of a push, while the rest is still coming. */
export interface Opening {
  add(piece: Uint8Array): void;
  /** Its bytes; null when they are not all here, or are too many for a manifest. */
  frame(): Uint8Array | null;
}

const LENGTH_BYTES = 4;

/** `most`: longer ones are not waited for. */
export function createOpening(most: number): Opening {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  return {
    add(piece) {
      if (bytes >= LENGTH_BYTES + most) return;
      pieces.push(piece);
      bytes += piece.length;
    },
    frame() {
      const begun = Buffer.concat(pieces);
      if (begun.length < LENGTH_BYTES) return null;
      const length = begun.readUInt32BE();
      const end = LENGTH_BYTES + length;
      return length > most || begun.length < end ? null : begun.subarray(LENGTH_BYTES, end);
    },
  };
}
