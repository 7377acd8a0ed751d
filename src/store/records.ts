import { liveQuery } from 'dexie';
import type { OpenVault } from '../vault/types.ts';
import { readLease } from './clocks.ts';
import { type Database, readMeta } from './database.ts';
import { openDraft } from './drafts.ts';
import type { DraftRow, OutboxRow, RecordRow } from './rows.ts';
import { mayRead, openFull, openMasked, summarise } from './summary.ts';
import type { RecordLine, RecordState, RecordSummary } from './types.ts';

/** The state of a record, from its newest envelope. */
export function stateOf({ waiting, keptAt, receipt, outcome }: OutboxRow): RecordState {
  if (outcome) {
    const { item, at } = outcome;
    switch (item.kind) {
      case 'needs-fix':
        return { tag: 'fix', faults: item.faults };
      case 'possible-duplicate':
        return { tag: 'review', of: item.of };
      case 'held':
        return { tag: 'held', code: item.code, receivedAt: receipt?.at ?? at };
      case 'accepted':
        return { tag: 'sent', receivedAt: receipt?.at ?? at };
    }
  }
  if (waiting === 1 || !receipt) return { tag: 'queued', keptAt };
  return { tag: 'sent', receivedAt: receipt.at };
}

/** A registration in the officer's own list, with what there is to know of it. */
interface Found {
  row: RecordRow;
  newest: OutboxRow;
  readable: boolean;
}

async function findRecords(db: Database, officer: string, now: number): Promise<Found[]> {
  const rows = await db.records.where('officer').equals(officer).toArray();
  const sent = await db.outbox
    .where('record')
    .anyOf(rows.map(({ record }) => record))
    .sortBy('n');
  const newest = new Map(sent.map((row) => [row.record, row]));
  const device = await readMeta(db, 'device');
  const localReadMs = device?.policy.localReadMs ?? 0;
  const inTime = device !== null && (await readLease(db, device, now)).reading === 'yes';
  const serverTime = (await readMeta(db, 'ledger'))?.serverTime ?? null;
  return rows.flatMap((row) => {
    const last = newest.get(row.record);
    if (!last) return [];
    const readable = inTime && mayRead(last.outcome, localReadMs, now, serverTime);
    return [{ row, newest: last, readable }];
  });
}

/** What an officer finished, while it may still be read here; null when it may not. */
export async function readRegistration(
  db: Database,
  vault: OpenVault,
  record: string,
  now: number,
) {
  const found = await findRecords(db, vault.officer.officer, now);
  const one = found.find(({ row }) => row.record === record);
  return one?.readable ? openFull(vault, one.row) : null;
}

/**
 * Calls `show` with what the officer holds here, newest first, at once and after every change.
 * Opening is done outside the query, because the database does not wait for keys.
 */
export function watchRecords(
  db: Database,
  clock: { now(): number },
  vault: OpenVault,
  show: (lines: RecordLine[]) => void,
): () => void {
  const { officer } = vault.officer;
  const opened = new Map<Uint8Array | string, Promise<RecordSummary | null>>();
  /** Each thing is opened once, until it changes. */
  const once = (key: string, open: () => Promise<RecordSummary | null>) => {
    const known = opened.get(key) ?? open();
    opened.set(key, known);
    return known;
  };
  const recordLine = async ({ row, newest, readable }: Found): Promise<RecordLine> => {
    const { record, ref, keptAt, longAlone = false } = row;
    const summary = await once(`${record}|${readable}`, async () => {
      const full = readable ? await openFull(vault, row) : null;
      return full ? summarise(full) : openMasked(vault, row);
    });
    return { record, ref, keptAt, state: stateOf(newest), summary, longAlone };
  };
  const draftLine = async (row: DraftRow): Promise<RecordLine[]> => {
    const { record, ref, savedAt, lockedBy = '' } = row;
    const summary = await once(`${record}|draft|${savedAt}|${lockedBy}`, async () => {
      const draft = await openDraft(vault, row);
      return draft && summarise(draft.registration);
    });
    const state = { tag: 'draft', savedAt } as const;
    return summary ? [{ record, ref, keptAt: savedAt, state, summary, longAlone: false }] : [];
  };
  return watch(
    async () => ({
      found: await findRecords(db, officer, clock.now()),
      drafts: await db.drafts.where('officer').equals(officer).toArray(),
    }),
    async ({ found, drafts }) => [
      ...(await Promise.all(found.map(recordLine))),
      ...(await Promise.all(drafts.map(draftLine))).flat(),
    ],
    (lines) => show(lines.sort((a, b) => b.keptAt - a.keptAt)),
  );
}

/** Runs `read` again whenever what it read has changed; only the newest answer is shown. */
export function watch<R, T>(
  read: () => Promise<R>,
  prepare: (found: R) => Promise<T> | T,
  show: (ready: T) => void,
): () => void {
  let newest = 0;
  let stopped = false;
  const subscription = liveQuery(read).subscribe({
    next(found) {
      newest += 1;
      const mine = newest;
      Promise.resolve(prepare(found)).then(
        (ready) => {
          if (!stopped && mine === newest) show(ready);
        },
        // The vault was locked meanwhile, or the database went: a screen that is gone needs nothing.
        () => undefined,
      );
    },
    error: () => undefined,
  });
  return () => {
    stopped = true;
    subscription.unsubscribe();
  };
}
