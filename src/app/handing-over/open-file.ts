import type { DeviceCertificate } from '#contract/certificates.ts';
import { EnvelopeHeader, takeApart } from '#contract/envelope.ts';
import { FrameError } from '#contract/frames.ts';
import {
  HAND_OVER_START_BYTES,
  type HandOverHead,
  HandOverReceipts,
  MAX_HAND_OVER_RECEIPTS_BYTES,
  type Placed,
  placesIn,
  readHandOverHead,
  readHandOverStart,
} from '#contract/hand-over.ts';
import type { ServerId, Uuid } from '#contract/primitives.ts';
import { readJson } from '#contract/read-json.ts';
import type { LetterLine } from '../../features/hand-over-door.ts';
import type { Letter, Shot } from '../../sync/courier-types.ts';
import { hashOf } from '../../vault/bytes.ts';
import { deviceSigned } from '../../vault/device-signed.ts';

/** What a file is, by its first bytes and its own word. */
export type Sorted =
  | { is: 'not-one' | 'newer' | 'damaged' | 'elsewhere' }
  | { is: 'hand-over'; head: HandOverHead; headBytes: number }
  | { is: 'receipts'; receipts: HandOverReceipts };

export async function sort(file: Blob, server: ServerId): Promise<Sorted> {
  const start = readHandOverStart(await bytesOf(file, 0, HAND_OVER_START_BYTES));
  if (start.is === 'newer') return start;
  if (start.is === 'head') {
    const { headBytes } = start;
    const from = HAND_OVER_START_BYTES;
    const head = readHandOverHead(await file.slice(from, from + headBytes).text());
    if (!head) return { is: 'damaged' };
    return head.server === server ? { is: 'hand-over', head, headBytes } : { is: 'elsewhere' };
  }
  if (file.size > MAX_HAND_OVER_RECEIPTS_BYTES) return { is: 'not-one' };
  const receipts = readJson(HandOverReceipts, await file.text());
  if (!receipts) return { is: 'not-one' };
  return receipts.server === server ? { is: 'receipts', receipts } : { is: 'elsewhere' };
}

const bytesOf = async (file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

/** What is in a file, and what of it can be brought. */
export interface Unpacked {
  lines: LetterLine[];
  letters: Letter[];
  shots: Shot[];
  /** How many pictures lie beyond the end of the file. */
  cutPictures: number;
}

/**
 * Looks at each envelope alone, so that one that is bent spoils none of the others. Pictures are many
 * and large: what is wrong with one shows when it is sent.
 */
export async function unpack(
  file: Blob,
  { head, headBytes }: { head: HandOverHead; headBytes: number },
  devices: ReadonlyMap<Uuid, DeviceCertificate>,
): Promise<Unpacked> {
  const places = placesIn(head, headBytes);
  const carried = <P extends { sha256: string; bytes: number }>(part: Placed<P>) => ({
    ...part,
    read: () => bytesOf(file, part.from, part.to),
  });
  const lines: LetterLine[] = [];
  const letters: Letter[] = [];
  for (const part of places.envelopes) {
    const line = await look(file, part, devices);
    lines.push(line);
    if (line.state !== 'cut' && line.state !== 'damaged') letters.push(carried(part));
  }
  const shots = places.pictures.filter(({ to }) => to <= file.size).map(carried);
  return { lines, letters, shots, cutPictures: places.pictures.length - shots.length };
}

async function look(
  file: Blob,
  { sha256, from, to }: Placed<HandOverHead['envelopes'][number]>,
  devices: ReadonlyMap<Uuid, DeviceCertificate>,
): Promise<LetterLine> {
  if (to > file.size) return { sha256, seq: null, state: 'cut' };
  const bytes = await bytesOf(file, from, to);
  if ((await hashOf(bytes)) !== sha256) return { sha256, seq: null, state: 'damaged' };
  const header = headerOf(bytes);
  if (!header) return { sha256, seq: null, state: 'unknown' };
  const { seq } = header;
  const device = devices.get(header.device);
  if (!device) return { sha256, seq, state: 'unknown' };
  const isSigned = await deviceSigned(bytes, device.jwk);
  return { sha256, seq, state: isSigned ? 'whole' : 'forged' };
}

function headerOf(bytes: Uint8Array): EnvelopeHeader | null {
  try {
    return readJson(EnvelopeHeader, new TextDecoder().decode(takeApart(bytes).header));
  } catch (error) {
    if (error instanceof FrameError) return null;
    throw error;
  }
}
