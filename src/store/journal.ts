import { FrameError, joinFrames, splitFrames } from '#contract/frames.ts';
import type { ReferenceNumber, Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import { CHECKSUM_BYTES, checksum, equalBytes } from './checksum.ts';
import type { DurableFiles } from './ports.ts';
import type { ActMarks } from './rows.ts';

/** What the journal says of an envelope besides its bytes. */
export interface JournalMeta extends ActMarks {
  hash: Sha256;
  op: Uuid;
  record: Uuid;
  ref: ReferenceNumber;
  epoch: Uuid;
  seq: number;
  officer: string;
  keptAt: UnixMs;
}

export interface JournalEntry extends JournalMeta {
  /** The masked summary, sealed with the officer's register key. */
  masked: Uint8Array<ArrayBuffer>;
  envelope: Uint8Array<ArrayBuffer>;
}

/** The copy of every envelope outside the database, so that losing the database loses none. */
export interface Journal {
  /** Makes the files. A file made and written in one breath may vanish with the power [D6]. */
  create(): Promise<void>;
  read(): Promise<JournalEntry[]>;
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Forgets the entries whose hash is not among these. */
  keepOnly(hashes: ReadonlySet<Sha256>): Promise<void>;
}

const NAMES = ['journal-a', 'journal-b'] as const;
type Name = (typeof NAMES)[number];

interface Content {
  name: Name;
  there: boolean;
  /** Grows with each compaction; 0 before the file was first begun. */
  generation: number;
  /** False when a compaction into this file was cut off; the other file still has everything. */
  whole: boolean;
  entries: JournalEntry[];
  /** Bytes up to the end of the last whole frame; what follows was torn. */
  end: number;
}

/**
 * A journal in two alternating files. Only to be used under the lock `ledger`; another window may
 * have written in between, so a size that is not the expected one means: read again.
 */
export function openJournal(files: DurableFiles): Journal {
  let at: { name: Name; end: number } | null = null;
  /** Whether both files were there, and begun, when they were last read. */
  let made = false;

  async function readCurrent(): Promise<Content> {
    const [first, second] = await Promise.all([readContent(NAMES[0]), readContent(NAMES[1])]);
    const current = better(first, second);
    made = first.there && second.there && current.generation > 0;
    at = { name: current.name, end: current.end };
    return current;
  }

  async function readContent(name: Name): Promise<Content> {
    const bytes = await files.read(name);
    const there = bytes !== null;
    const { payloads, end } = await wholeFrames(bytes ?? new Uint8Array());
    const [first, ...rest] = payloads;
    if (!first) return { name, there, generation: 0, whole: false, entries: [], end: 0 };
    const { generation, entries } = readBeginning(first);
    const whole = rest.length >= entries;
    return { name, there, generation, whole, entries: rest.map(readEntry), end };
  }

  /** Where to write next. */
  async function position() {
    const { name, end, generation } = await readCurrent();
    return generation > 0 ? { name, end } : begin(name, 1, []);
  }

  async function begin(name: Name, generation: number, entries: readonly JournalEntry[]) {
    const beginning = layBeginning({ generation, entries: entries.length });
    const bytes = await layFrames([beginning, ...entries.map(layEntry)]);
    await files.write(name, 0, bytes);
    at = { name, end: bytes.length };
    return at;
  }

  return {
    async create() {
      if (made) return;
      for (const name of NAMES) {
        if ((await files.read(name)) === null) await files.write(name, 0, new Uint8Array());
      }
      await position();
    },

    async read() {
      const { entries } = await readCurrent();
      return [...new Map(entries.map((entry) => [entry.hash, entry])).values()];
    },

    async append(entries) {
      const bytes = await layFrames(entries.map(layEntry));
      const known = at && at.end > 0 && (await files.append(at.name, at.end, bytes)) ? at : null;
      const { name, end } = known ?? (await position());
      if (!known) await files.write(name, end, bytes);
      at = { name, end: end + bytes.length };
    },

    async keepOnly(hashes) {
      const current = await readCurrent();
      const kept = current.entries.filter(({ hash }) => hashes.has(hash));
      if (kept.length === current.entries.length) return;
      await begin(current.name === NAMES[0] ? NAMES[1] : NAMES[0], current.generation + 1, kept);
      await files.write(current.name, 0, new Uint8Array());
    },
  };
}

/** The newer of two whole files; a whole one before one that is not. */
function better(a: Content, b: Content): Content {
  if (a.whole !== b.whole) return a.whole ? a : b;
  return b.generation > a.generation ? b : a;
}

/** Each frame is `u32 length ‖ SHA-256 ‖ payload`; the length counts what follows it. */
async function layFrames(payloads: readonly Uint8Array[]) {
  const framed = payloads.map(async (payload) => {
    const bytes = new Uint8Array(CHECKSUM_BYTES + payload.length);
    bytes.set(await checksum(payload));
    bytes.set(payload, CHECKSUM_BYTES);
    return bytes;
  });
  return joinFrames(await Promise.all(framed));
}

/** The undamaged frames, and where the last of them ends. A bent one in between is stepped over. */
async function wholeFrames(bytes: Uint8Array) {
  const payloads: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let end = 0;
  while (at + 4 + CHECKSUM_BYTES <= bytes.length) {
    const length = view.getUint32(at);
    const next = at + 4 + length;
    if (length < CHECKSUM_BYTES || next > bytes.length) break;
    const sum = bytes.subarray(at + 4, at + 4 + CHECKSUM_BYTES);
    const payload = bytes.subarray(at + 4 + CHECKSUM_BYTES, next);
    if (equalBytes(sum, await checksum(payload))) {
      payloads.push(payload);
      end = next;
    }
    at = next;
  }
  return { payloads, end };
}

interface Beginning {
  generation: number;
  /** How many entries must follow for the file to be whole. */
  entries: number;
}
const json = (value: object) => new TextEncoder().encode(JSON.stringify(value));
const fromJson = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));
const layBeginning = (beginning: Beginning) => json(beginning);
const readBeginning = (payload: Uint8Array): Beginning => fromJson(payload);

function layEntry({ masked, envelope, ...meta }: JournalEntry) {
  return joinFrames([json(meta), masked, envelope]);
}

function readEntry(payload: Uint8Array): JournalEntry {
  const [meta, masked, envelope] = splitFrames(payload, 3);
  if (!meta || !masked || !envelope) throw new FrameError('not a journal entry');
  const read: JournalMeta = fromJson(meta);
  return { ...read, masked: masked.slice(), envelope: envelope.slice() } as JournalEntry;
}
