import type { UnitCode, UnixMs } from '#contract/primitives.ts';
import type { Settled, Waiting } from '../store/hand-over-types.ts';
import type { Carried } from '../sync/courier-types.ts';

/** What is taken from one device to another by hand: the way out, the way in, and the way back. */
export interface HandOver {
  /** Calls back at once and after every change; returns the way to stop. */
  watch(show: (waiting: Waiting) => void): () => void;
  /** What a file with so many would be called just now: device and time, and no person. */
  nameFor(envelopes: number): string;
  make(withPictures: boolean): Promise<MadeFile>;
  /** Looks into what somebody brought. Receipts count at once; anything else is only looked at. */
  open(file: Blob): Promise<Opened>;
}

export interface MadeFile {
  blob: Blob;
  envelopes: number;
  pictures: number;
  /** What found no place in it. */
  left: { envelopes: number; pictures: number };
  /** To be called once it was put out. */
  putOut(): Promise<void>;
}

export type Opened =
  /** Another file altogether; one of a later version; one whose beginning is bent; of another centre. */
  | { is: 'not-one' | 'newer' | 'damaged' | 'elsewhere' }
  | { is: 'parcel'; parcel: OpenParcel }
  /** `unproven`: words in it that no listed key has signed. */
  | { is: 'receipts'; settled: Settled; unproven: number };

/** Of one envelope, before anybody has sent it. */
export type LetterState =
  /** Its own device's signature is on it. */
  | 'whole'
  /** The device that it names has not signed it. */
  | 'forged'
  /** Nobody known here vouches for the device that it names, or it cannot be read. */
  | 'unknown'
  /** Its bytes are not what its hash says. */
  | 'damaged'
  /** The file ends before it does. */
  | 'cut';

export interface LetterLine {
  sha256: string;
  /** Ledger number, where it can be read. */
  seq: number | null;
  state: LetterState;
}

/** What a hand-over file holds. */
export interface OpenParcel {
  /** As its certificate says; null when none in the file is good. */
  from: { number: string; unit: UnitCode } | null;
  /** By that device's clock. */
  madeAt: UnixMs;
  letters: readonly LetterLine[];
  pictures: { whole: number; cut: number };
  /** Brings everything that can be read to the centre; called again, it goes on. */
  carry(show: (carried: Carried) => void): Promise<Carried>;
  stop(): void;
  /** The centre's words, for the device that made the file. */
  receipts(carried: Carried): Promise<{ name: string; blob: Blob }>;
}

/**
 * What came of one envelope, in the order in which somebody has to do something about it. `apart`: in
 * custody, and nobody known vouches for it.
 */
export const letterCames = [
  'new',
  'had',
  'needs-fix',
  'held',
  'apart',
  'not-sent',
  'damaged',
  'cut',
] as const;
export type LetterCame = (typeof letterCames)[number];

/** Where one envelope is by now, as far as the centre has said. */
export function cameOf({ sha256, state }: LetterLine, carried: Carried): LetterCame {
  if (state === 'damaged' || state === 'cut') return state;
  const receipt = carried.receipts.get(sha256);
  if (!receipt) return 'not-sent';
  const heard = carried.heard.get(sha256);
  if (heard?.kind === 'needs-fix') return 'needs-fix';
  if (heard?.kind === 'held') return 'held';
  if (!heard && state !== 'whole') return 'apart';
  return receipt.isNew ? 'new' : 'had';
}

/** Ledger numbers as short as they can be said: first and last of those that follow each other. */
export function rangesOf(seqs: readonly number[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const seq of [...new Set(seqs)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && seq === last.to + 1) last.to = seq;
    else ranges.push({ from: seq, to: seq });
  }
  return ranges;
}
