import { type HandOverHead, layHandOverHead } from '#contract/hand-over.ts';
import type { Sha256, UnixMs } from '#contract/primitives.ts';
import type { Gathered, HandingOver } from '../../store/hand-over-types.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import { deviceCertificatesIn } from './papers.ts';

/** Read at once; the browser may put what was read out of its memory. */
const AT_ONCE = { envelopes: 200, pictures: 8 };

interface Part {
  sha256: Sha256;
}

/** Everything gathered as one file; what is no longer here by then is left out. */
export async function makeFile(
  gathered: Gathered,
  handing: HandingOver,
  { id, server, at }: Pick<EnrolledDevice, 'id' | 'server'> & { at: UnixMs },
): Promise<{ blob: Blob; pictures: number }> {
  const envelopes = await readAll(gathered.envelopes, AT_ONCE.envelopes, handing.envelopes);
  const named = new Set(envelopes.parts.map(({ sha256 }) => sha256));
  const shots = gathered.pictures.filter(({ envelope }) => named.has(envelope));
  const pictures = await readAll(shots, AT_ONCE.pictures, handing.pictures);
  const head: HandOverHead = {
    ...{ v: 1, server, device: id, at },
    certificates: deviceCertificatesIn(gathered.certificates),
    envelopes: envelopes.parts,
    pictures: pictures.parts,
  };
  const start = layHandOverHead(new TextEncoder().encode(JSON.stringify(head)));
  const parts = [start, ...envelopes.blobs, ...pictures.blobs];
  return {
    blob: new Blob(parts, { type: 'application/octet-stream' }),
    pictures: pictures.parts.length,
  };
}

async function readAll<P extends Part>(
  wanted: readonly P[],
  atOnce: number,
  read: (hashes: readonly Sha256[]) => Promise<(Uint8Array<ArrayBuffer> | null)[]>,
): Promise<{ parts: P[]; blobs: Blob[] }> {
  const parts: P[] = [];
  const blobs: Blob[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const some = wanted.slice(from, from + atOnce);
    const bytes = await read(some.map(({ sha256 }) => sha256));
    const here = some.filter((_, i) => bytes[i]);
    parts.push(...here);
    blobs.push(new Blob(bytes.filter((one) => one !== null)));
  }
  return { parts, blobs };
}
