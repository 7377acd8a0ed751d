import { joinFrames, splitFrames } from '#contract/frames.ts';
import type { Jws } from '#contract/primitives.ts';
import type { OfficerVault } from '../vault/types.ts';
import { CHECKSUM_BYTES, checksum, equalBytes } from './checksum.ts';
import { type Database, readMeta, write, writeMeta } from './database.ts';
import type { Clocks } from './lease.ts';
import type { DurableFiles } from './ports.ts';
import type { Audited, DraftRow, Ledger, Meta, Orders, PaperMarkRow, PaperRunRow } from './rows.ts';
import type { EnrolledDevice } from './types.ts';

/** What a lost database is made again from, besides the journal [D6]. */
export interface SecondCopy {
  generation: number;
  device: EnrolledDevice;
  ledger: Ledger;
  officers: OfficerVault[];
  formerCertificates: Jws[];
  drafts: DraftRow[];
  /** What no restoring may take back: commands that were carried out, the time that was seen. */
  orders: Orders | null;
  clocks: Clocks | null;
  audited: Audited | null;
  /** Absent in a copy of an older version. */
  paperRuns?: PaperRunRow[];
  paperMarks?: PaperMarkRow[];
}

const NAMES = ['copy-a', 'copy-b'] as const;
const MOST_DRAFTS = 50;

/** The newest whole copy; null when neither file holds one. */
export async function readSecondCopy(files: DurableFiles): Promise<SecondCopy | null> {
  const [a, b] = await Promise.all([readCopy(files, NAMES[0]), readCopy(files, NAMES[1])]);
  if (!a || !b) return a ?? b;
  return b.generation > a.generation ? b : a;
}

/**
 * Writes the copy over the older of the two files, so that a cut-off write never harms the newer.
 * Calls that come while one is being written share the next.
 */
export function openSecondCopy(db: Database, files: DurableFiles) {
  let writing: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  async function writeOnce() {
    const generation = ((await readSecondCopy(files))?.generation ?? 0) + 1;
    const copy = await readDatabase(db, generation);
    if (copy) await files.write(NAMES[generation % 2 === 0 ? 0 : 1], 0, await layCopy(copy));
  }

  return {
    /** Both files, one after the other, when something was dropped that must be left in neither. */
    async writeOwed(): Promise<void> {
      for (let owed = (await readMeta(db, 'copiesOwed')) ?? 0; owed > 0; owed -= 1) {
        await this.write();
        await write(db, [], () => writeMeta(db, 'copiesOwed', owed - 1));
      }
    },

    write(): Promise<void> {
      if (!writing) {
        writing = writeOnce().finally(() => {
          writing = null;
        });
        return writing;
      }
      next ??= writing
        .catch(() => undefined)
        .then(() => {
          next = null;
          return this.write();
        });
      return next;
    },
  };
}

/** In one look, so that all of it is of one moment; null before enrolment. */
function readDatabase(db: Database, generation: number): Promise<SecondCopy | null> {
  const tables = [db.meta, db.officers, db.drafts, db.paperRuns, db.paperMarks];
  return db.transaction('r', tables, async () => {
    // One question for each table: every answer is a task of its own in the page, while somebody types.
    const [meta, officers, drafts, paperRuns, paperMarks] = await Promise.all([
      db.meta.toArray(),
      db.officers.toArray(),
      db.drafts.toArray(),
      db.paperRuns.toArray(),
      db.paperMarks.toArray(),
    ]);
    const found: Partial<Meta> = Object.fromEntries(meta.map(({ key, value }) => [key, value]));
    const { device, ledger, formerCertificates = [] } = found;
    const { orders = null, clocks = null, audited = null } = found;
    if (!device || !ledger) return null;
    return {
      generation,
      device,
      ledger,
      officers,
      formerCertificates,
      orders,
      clocks,
      audited,
      paperRuns,
      paperMarks,
      drafts: drafts.sort(moreDear).slice(0, MOST_DRAFTS),
    };
  });
}

/** The newest first; what lies in the bin comes last. */
const moreDear = (x: DraftRow, y: DraftRow): number =>
  Number(x.discarded !== undefined) - Number(y.discarded !== undefined) || y.savedAt - x.savedAt;

/** `SHA-256 ‖ frames(JSON, sealed drafts …)`. */
async function layCopy({ drafts, ...rest }: SecondCopy) {
  const about = drafts.map(({ sealed: _, ...draft }) => draft);
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, drafts: about }));
  const body = joinFrames([json, ...drafts.map(({ sealed }) => sealed)]);
  const bytes = new Uint8Array(CHECKSUM_BYTES + body.length);
  bytes.set(await checksum(body));
  bytes.set(body, CHECKSUM_BYTES);
  return bytes;
}

async function readCopy(files: DurableFiles, name: string): Promise<SecondCopy | null> {
  const bytes = (await files.read(name)) ?? new Uint8Array();
  const body = bytes.subarray(CHECKSUM_BYTES);
  if (!equalBytes(bytes.subarray(0, CHECKSUM_BYTES), await checksum(body))) return null;
  const [json = new Uint8Array(), ...sealed] = splitFrames(body, MOST_DRAFTS + 1);
  const read = JSON.parse(new TextDecoder().decode(json));
  const drafts = read.drafts.map((draft: Omit<DraftRow, 'sealed'>, i: number) => ({
    ...draft,
    sealed: sealed[i]?.slice(),
  }));
  return { ...read, drafts };
}
