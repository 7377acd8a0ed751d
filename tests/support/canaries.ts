import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a canary was seen. */
export interface Sighting {
  canary: string;
  file: string;
  encoding: string;
}

/** Every way in which text commonly lies on a disk. Base64 has three alignments. */
function shapesOf(canary: string): { encoding: string; bytes: Buffer }[] {
  const utf8 = Buffer.from(canary, 'utf8');
  const aligned = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    // Characters that depend on the neighbours are left out on both sides.
    const from = shift === 0 ? 0 : shift + 1;
    return padded.slice(from, Math.floor(((shift + utf8.length) * 8) / 6) - 1);
  });
  return [
    { encoding: 'utf8', bytes: utf8 },
    { encoding: 'utf16le', bytes: Buffer.from(canary, 'utf16le') },
    ...aligned.map((text) => ({ encoding: 'base64', bytes: Buffer.from(text) })),
    ...aligned.map((text) => ({
      encoding: 'base64url',
      bytes: Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')),
    })),
  ];
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
    for (const { canary, encoding, bytes } of shapes)
      if (content.includes(bytes)) sightings.push({ canary, file, encoding });
  }
  return sightings;
}
