/**
 * A photo as a phone makes it: a JPEG with what it says of itself in front (Exif 2.3, little-endian
 * TIFF) and a comment. Laid by hand, because what must be gone in the end has to be known to the byte.
 */

const ORIENTATION = 0x0112;
const DESCRIPTION = 0x010e;
const GPS = 0x8825;
/** Turned a quarter clockwise to stand upright. */
const QUARTER_TURN = 6;

interface Entry {
  tag: number;
  type: 2 | 3 | 4 | 5;
  count: number;
  /** Four bytes, or what is laid behind the table. */
  value: Buffer;
}

const ascii = (tag: number, text: string): Entry => {
  const value = Buffer.from(`${text}\0`, 'latin1');
  return { tag, type: 2, count: value.length, value };
};
const short = (tag: number, n: number): Entry => ({
  ...{ tag, type: 3, count: 1 },
  value: Buffer.from(Uint16Array.of(n, 0).buffer),
});
const long = (tag: number, n: number): Entry => ({
  ...{ tag, type: 4, count: 1 },
  value: Buffer.from(Uint32Array.of(n).buffer),
});
const degrees = (tag: number, ...parts: [number, number, number]): Entry => ({
  ...{ tag, type: 5, count: 3 },
  value: Buffer.from(Uint32Array.from(parts.flatMap((part) => [part, 1])).buffer),
});

/** A table of entries that begins at `at`, with what does not fit into it behind. */
function layTable(entries: readonly Entry[], at: number): Buffer {
  const table = Buffer.alloc(2 + entries.length * 12 + 4);
  table.writeUInt16LE(entries.length, 0);
  let behind = Buffer.alloc(0);
  for (const [i, { tag, type, count, value }] of entries.entries()) {
    const place = 2 + i * 12;
    table.writeUInt16LE(tag, place);
    table.writeUInt16LE(type, place + 2);
    table.writeUInt32LE(count, place + 4);
    if (value.length <= 4) value.copy(table, place + 8);
    else {
      table.writeUInt32LE(at + table.length + behind.length, place + 8);
      behind = Buffer.concat([behind, value, Buffer.alloc(value.length % 2)]);
    }
  }
  return Buffer.concat([table, behind]);
}

function layExif(says: string): Buffer {
  const gps = [
    ascii(1, 'N'),
    degrees(2, 8, 26, 11),
    ascii(3, 'E'),
    degrees(4, 99, 57, 48),
    ascii(29, says),
  ];
  const main = (offset: number) => [
    ascii(DESCRIPTION, says),
    short(ORIENTATION, QUARTER_TURN),
    long(GPS, offset),
  ];
  const gpsAt = 8 + layTable(main(0), 8).length;
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('Exif\0\0'),
    head,
    layTable(main(gpsAt), 8),
    layTable(gps, gpsAt),
  ]);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The JPEG turned a quarter, with a place on earth, and `says` in three places of its head. */
export function withExif(jpeg: Uint8Array, says: string): Buffer {
  const exif = segment(0xe1, layExif(says));
  const comment = segment(0xfe, Buffer.from(says, 'latin1'));
  return Buffer.concat([
    Buffer.from(jpeg.subarray(0, 2)),
    exif,
    comment,
    Buffer.from(jpeg.subarray(2)),
  ]);
}
