import type { Registration } from '#contract/registration/registration.ts';
import type { OpenVault } from '../vault/types.ts';
import { kindOf } from './acts.ts';
import type { Database } from './database.ts';
import type { ActLine, RecordView } from './record-types.ts';
import { lineOf, readListed } from './records.ts';
import type { ContentRow, OutboxRow } from './rows.ts';
import { type ActNote, openFull, openMasked, openNotes, summarise } from './summary.ts';
import { watch } from './watch.ts';

type Listed = NonNullable<Awaited<ReturnType<typeof readListed>>>;

/** Shows one record and every change of it, by id or reference number. */
export function watchRecord(
  db: Database,
  clock: { now(): number },
  vault: OpenVault,
  asked: string,
  show: (view: RecordView | null) => void,
): () => void {
  return watch(
    async () => {
      const listed = await readListed(db, vault.officer.officer, asked, clock.now());
      // Read every time, so that what is swept away closes the page that shows it.
      const content = listed && (await db.contents.get(listed.row.record));
      return { listed, content };
    },
    ({ listed, content }) => listed && viewOf(vault, listed, content),
    show,
  );
}

async function viewOf(
  vault: OpenVault,
  listed: Listed,
  content: ContentRow | null | undefined,
): Promise<RecordView> {
  const reading = readingOf(listed, content);
  const isOpen = reading === 'yes' && content;
  const registration: Registration | null = isOpen ? await openFull(vault, content) : null;
  const notes = isOpen ? await openNotes(vault, content) : [];
  const reason = notes.at(-1)?.reason;
  const summary = registration
    ? { ...summarise(registration), ...(reason !== undefined && { reason }) }
    : await openMasked(vault, listed.row);
  return {
    line: lineOf(listed, summary, listed.draft),
    reading: reading === 'yes' && !registration ? 'not-here' : reading,
    registration,
    acts: listed.acts.map((row) => actLine(row, notes)),
  };
}

function readingOf(
  { reading, readable }: Listed,
  content: ContentRow | null | undefined,
): RecordView['reading'] {
  if (reading !== 'yes') return reading;
  if (!readable) return 'window-closed';
  return content ? 'yes' : 'not-here';
}

function actLine(row: OutboxRow, notes: readonly ActNote[]): ActLine {
  const { op, keptAt, receipt, outcome, mends } = row;
  const note = notes.find((each) => each.op === op);
  return {
    ...{ op, keptAt, kind: kindOf(row), mends: mends !== undefined },
    received: receipt && { here: receipt.at, there: receipt.receipt.at },
    outcome: outcome && { at: outcome.at, item: outcome.item },
    reason: note?.reason ?? null,
    edits: note?.edits ?? [],
  };
}
