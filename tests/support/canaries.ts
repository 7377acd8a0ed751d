import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a canary was seen. */
export interface Sighting {
  canary: string;
  file: string;
  encoding: string;
}

interface Shape {
  encoding: string;
  bytes: Buffer;
  /** A few digits and nothing else. */
  isNumber: boolean;
}

/** Every way in which text commonly lies on a disk. Base64 has three alignments. */
function shapesOf(canary: string): Shape[] {
  const utf8 = Buffer.from(canary, 'utf8');
  const aligned = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    // Characters that depend on the neighbours are left out on both sides.
    const from = shift === 0 ? 0 : shift + 1;
    return padded.slice(from, Math.floor(((shift + utf8.length) * 8) / 6) - 1);
  });
  const isNumber = /^\d{1,8}$/.test(canary);
  const coded = (encoding: string, text: string) => ({
    encoding,
    bytes: Buffer.from(text),
    isNumber: false,
  });
  return [
    { encoding: 'utf8', bytes: utf8, isNumber },
    { encoding: 'utf16le', bytes: Buffer.from(canary, 'utf16le'), isNumber },
    ...aligned.map((text) => coded('base64', text)),
    ...aligned.map((text) => coded('base64url', text.replaceAll('+', '-').replaceAll('/', '_'))),
  ];
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/**
 * Whether the content holds the shape. A number counts only where it stands alone: the six digits of
 * a PIN are by chance in some longer number of any profile.
 */
function holds(content: Buffer, { encoding, bytes, isNumber }: Shape): boolean {
  const width = encoding === 'utf16le' ? 2 : 1;
  for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1)) {
    const isAlone = !isDigit(content[at - width]) && !isDigit(content[at + bytes.length]);
    if (!isNumber || isAlone) return true;
  }
  return false;
}

/** Searches every byte of every file below `folder` for every canary. */
export function findCanaries(folder: string, canaries: readonly string[]): Sighting[] {
  const shapes = canaries.flatMap((canary) =>
    shapesOf(canary).map((shape) => ({ canary, ...shape })),
  );
  const sightings: Sighting[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    if (statSync(file).size === 0) continue;
    const content = readFileSync(file);
    for (const { canary, ...shape } of shapes)
      if (holds(content, shape)) sightings.push({ canary, file, encoding: shape.encoding });
  }
  return sightings;
}

const PART_BYTES = 48;
/** So many of them differ that chance, or another file, does not have the same. */
const TELLING = 36;

/** Parts of a file by which it would be known again, some from its beginning to its end. */
export function tellingParts(bytes: Uint8Array, most = 8): Buffer[] {
  const parts: Buffer[] = [];
  const stride = Math.max(PART_BYTES, Math.floor(bytes.length / 400));
  for (let at = 0; at + PART_BYTES <= bytes.length; at += stride) {
    const part = bytes.subarray(at, at + PART_BYTES);
    if (new Set(part).size >= TELLING) parts.push(Buffer.from(part));
  }
  const step = Math.max(1, Math.floor(parts.length / most));
  return parts.filter((_, i) => i % step === 0);
}

/** Files below `folder` that hold any of these bytes as they are. */
export function filesWith(folder: string, parts: readonly Buffer[]): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return parts.some((part) => content.includes(part));
    });
}
