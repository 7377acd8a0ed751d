import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../vault/types.ts';
import { byRecord, stateOf } from './acts.ts';
import { type Database, readLedger } from './database.ts';
import { openDraft } from './drafts.ts';
import { type Opened, openedOf, type SeenList } from './opened.ts';
import { readPicturesSent, readPicturesSentOf } from './pictures-sent.ts';
import { type Reading, readWindow } from './record-content.ts';
import type { PicturesSent, RecordLine, RecordSummary } from './record-types.ts';
import type { ContentRow, DraftRow, OutboxRow, RecordRow } from './rows.ts';
import { openFull, openMasked, openNotes, summarise } from './summary.ts';
import { watch } from './watch.ts';

/** A registration in the officer's own list, with what there is to know of it. */
interface Listed {
  row: RecordRow;
  acts: OutboxRow[];
  pictures: PicturesSent | null;
  readable: boolean;
}

interface List {
  found: Listed[];
  drafts: DraftRow[];
  readAt: Omit<SeenList, 'lines'>;
}

async function readList(db: Database, officer: string, now: UnixMs): Promise<List> {
  const [rows, all, drafts, pictures, { epoch, seq }] = await Promise.all([
    db.records.where('officer').equals(officer).toArray(),
    // One read of everything is far quicker than thousands by an index.
    db.outbox.toArray(),
    db.drafts.where('officer').equals(officer).toArray(),
    readPicturesSent(db),
    readLedger(db),
  ]);
  const acts = byRecord(all);
  const { reading, isOpen } = await readWindow(db, officer, now);
  const found = rows.flatMap((row) => {
    const own = acts.get(row.record);
    if (!own) return [];
    const readable = reading === 'yes' && isOpen(own);
    return [{ row, acts: own, pictures: pictures.get(row.record) ?? null, readable }];
  });
  return {
    found,
    drafts: drafts.filter(({ discarded }) => !discarded),
    readAt: { at: now, epoch, seq },
  };
}

/** So many are opened between two showings: enough to be quick, few enough not to hold up a key. */
const AT_ONCE = 250;

/** A list that stands longer may show what the window for reading has closed meanwhile [D3]. */
const A_MOMENT_MS = 60_000;

/**
 * Calls `show` with what the officer holds here, newest first, at once and after every change. What
 * was not opened before is shown as `opening`, because a masked list needs nothing opened, and comes
 * by itself. Opening is done outside the query, because the database does not wait for keys. Thousands
 * take half a second to read: until then the list of a moment ago stands there, unless something was
 * finished since or the officer may read no more.
 */
export function watchRecords(
  db: Database,
  clock: { now(): number },
  vault: OpenVault,
  show: (lines: RecordLine[]) => void,
): () => void {
  const opened = openedOf(vault);
  const { officer } = vault.officer;
  let stopped = false;
  let newest = 0;
  const showSeen = async ({ at, epoch, seq, lines }: SeenList) => {
    const now = clock.now();
    const [ledger, { reading }] = await Promise.all([readLedger(db), readWindow(db, officer, now)]);
    const isLater = ledger.epoch !== epoch || ledger.seq !== seq;
    const isOld = now < at || now - at > A_MOMENT_MS || reading !== 'yes';
    if (!stopped && newest === 0 && !isLater && !isOld) show(lines);
  };
  const showAll = async (list: List) => {
    newest += 1;
    const mine = newest;
    const isNewest = () => !stopped && mine === newest;
    // Whoever has few waits for all of it rather than see names come one after the other.
    const closed = list.found.filter((one) => opened.summaries.get(keyOf(one)) === undefined);
    const drafts = list.drafts.filter((row) => opened.summaries.get(keyOfDraft(row)) === undefined);
    await Promise.all(drafts.map((row) => openDraftLine(vault, opened, row)));
    for (let at = 0; at < closed.length; at += AT_ONCE) {
      if (closed.length > AT_ONCE && isNewest()) show(linesOf(list, opened));
      await openSome(db, vault, opened, closed.slice(at, at + AT_ONCE));
      if (!isNewest()) return;
    }
    if (!isNewest()) return;
    const lines = linesOf(list, opened);
    opened.seen = { ...list.readAt, lines };
    show(lines);
  };
  if (opened.seen) showSeen(opened.seen).catch(() => undefined);
  const stop = watch(
    () => readList(db, officer, clock.now()),
    (list) => list,
    (list) => {
      // The vault was locked meanwhile: a screen that is gone needs nothing.
      showAll(list).catch(() => undefined);
    },
  );
  return () => {
    stopped = true;
    stop();
  };
}

/** Another act may say another name; another right shows less of it. */
const keyOf = ({ row, acts, readable }: Listed) =>
  `${row.record}|${readable ? (acts.at(-1)?.hash ?? '') : 'masked'}`;
const keyOfDraft = ({ record, savedAt, lockedBy = '' }: DraftRow) =>
  `${record}|draft|${savedAt}|${lockedBy}`;

async function openSome(
  db: Database,
  vault: OpenVault,
  opened: Opened,
  some: readonly Listed[],
): Promise<void> {
  const readable = some.filter((one) => one.readable);
  const contents = await db.contents.bulkGet(readable.map(({ row }) => row.record));
  const byId = new Map(contents.flatMap((row) => (row ? [[row.record, row] as const] : [])));
  await Promise.all(
    some.map(async (one) => {
      const content = one.readable ? byId.get(one.row.record) : undefined;
      opened.summaries.set(keyOf(one), await openSummary(vault, one.row, content));
    }),
  );
}

async function openSummary(
  vault: OpenVault,
  row: RecordRow,
  content: ContentRow | undefined,
): Promise<RecordSummary | null> {
  const full = content && (await openFull(vault, content));
  if (!content || !full) return openMasked(vault, row);
  const [last] = (await openNotes(vault, content)).slice(-1);
  return { ...summarise(full), ...(last?.reason !== undefined && { reason: last.reason }) };
}

async function openDraftLine(vault: OpenVault, opened: Opened, row: DraftRow): Promise<void> {
  const draft = await openDraft(vault, row);
  opened.summaries.set(keyOfDraft(row), draft && summarise(draft.registration));
}

function linesOf({ found, drafts }: List, opened: Opened): RecordLine[] {
  const finished = new Set(found.map(({ row }) => row.record));
  const readableDrafts = drafts.filter((row) => opened.summaries.get(keyOfDraft(row)));
  const corrections = new Map(readableDrafts.map((row) => [row.record, row]));
  return [
    ...found.map((one) =>
      lineOf(one, opened.summaries.get(keyOf(one)), corrections.get(one.row.record)),
    ),
    ...readableDrafts
      .filter(({ record }) => !finished.has(record))
      .map((row) => draftLine(row, opened.summaries.get(keyOfDraft(row)) ?? null)),
  ].sort((a, b) => b.keptAt - a.keptAt);
}

export function lineOf(
  { row, acts, pictures }: Listed,
  summary: RecordSummary | null | undefined,
  draft: DraftRow | undefined,
): RecordLine {
  const { record, ref, keptAt, longAlone = false } = row;
  return {
    ...{ record, ref, keptAt, longAlone },
    state: stateOf(acts, summary?.reason ?? null),
    summary: summary ?? null,
    ...(summary === undefined && { opening: true }),
    unsent: acts.filter(({ waiting }) => waiting === 1).length,
    pictures,
    correcting: draft?.corrects ? { savedAt: draft.savedAt } : null,
  };
}

function draftLine(row: DraftRow, summary: RecordSummary | null): RecordLine {
  const { record, ref, savedAt } = row;
  const state = { tag: 'draft', savedAt } as const;
  const nothing = { longAlone: false, unsent: 0, pictures: null, correcting: null };
  return { record, ref, keptAt: savedAt, state, summary, ...nothing };
}

/** What the officer may know of one record here, whoever's words it holds. */
export async function readListed(
  db: Database,
  officer: string,
  asked: Uuid | string,
  now: UnixMs,
): Promise<(Listed & { reading: Reading; draft: DraftRow | undefined }) | null> {
  const byId = await db.records.get(asked);
  const row =
    byId ??
    (await db.records
      .where('officer')
      .equals(officer)
      .filter(({ ref }) => ref === asked)
      .first());
  if (row?.officer !== officer) return null;
  const rows = await db.outbox.where('record').equals(row.record).toArray();
  const acts = byRecord(rows).get(row.record);
  if (!acts) return null;
  const { reading, isOpen } = await readWindow(db, officer, now);
  const draft = await db.drafts.get(row.record);
  const pictures = await readPicturesSentOf(db, row.record);
  return {
    ...{ row, acts, pictures, reading, readable: isOpen(acts) },
    draft: draft?.discarded ? undefined : draft,
  };
}
