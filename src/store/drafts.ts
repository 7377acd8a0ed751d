import type { Table } from 'dexie';
import { v7 as uuid } from 'uuid';
import { makeReference } from '#thai/reference-number.ts';
import type { OpenVault } from '../vault/types.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { Draft } from './draft-types.ts';
import { dropPending, pendingOf } from './pictures-pending.ts';
import type { StorePorts } from './ports.ts';
import type { DraftRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import type { Store } from './types.ts';
import { watch } from './watch.ts';

/** What a sealed draft also vouches for. */
export const aboutDraft = (record: string) => `draft|${record}`;

/** The device has given out every reference number it was leased. */
export class NumbersExhaustedError extends Error {
  override name = 'NumbersExhaustedError';
}

/** Registrations that are being written; everything of them lies here sealed [D3]. */
export function draftsOf(
  db: Database,
  { clock, locks }: Pick<StorePorts, 'clock' | 'locks'>,
  afterSaving: () => Promise<void>,
): Pick<
  Store,
  | 'startDraft'
  | 'saveDraft'
  | 'takeInDraft'
  | 'drafts'
  | 'draft'
  | 'discardDraft'
  | 'takeBackDraft'
  | 'dropDraft'
  | 'watchBin'
> {
  const change = async (work: () => Promise<unknown>, tables: Table[] = [db.drafts]) => {
    await steadily(db, () => write(db, tables, work));
    await afterSaving();
  };
  return {
    async startDraft(vault, make) {
      // Under the lock, so that no number is given to two forms, in whatever window [D1].
      const draft = await locks.request('ledger', () => begin(db, clock.now(), vault, make));
      await afterSaving();
      return draft;
    },

    async saveDraft(vault, draft) {
      const row = await sealDraft(vault, { ...draft, savedAt: clock.now() });
      await steadily(db, () =>
        write(db, [db.drafts, db.records], async () => {
          // A save that was on its way while the form was kept must not bring the draft back.
          const stands = draft.corrects
            ? (await db.drafts.get(draft.record))?.op === draft.op
            : (await db.records.get(draft.record)) === undefined;
          if (stands) await db.drafts.put(row);
        }),
      );
      await afterSaving();
    },

    async takeInDraft(vault, draft) {
      const { takeIn } = await import('./take-in-draft.ts');
      const outcome = await takeIn(db, draft, await sealDraft(vault, draft));
      await afterSaving();
      return outcome;
    },

    async drafts(vault) {
      const all = await db.drafts.where('officer').equals(vault.officer.officer).toArray();
      const rows = all.filter(({ discarded }) => !discarded);
      const opened = await Promise.all(rows.map((row) => openDraft(vault, row)));
      return opened.filter((draft) => draft !== null).sort((a, b) => b.savedAt - a.savedAt);
    },

    async draft(vault, record) {
      const row = await db.drafts.get(record);
      return row ? openDraft(vault, row) : null;
    },

    async discardDraft(record) {
      const at = clock.now();
      await change(async () => {
        const { serverTime = null } = (await readMeta(db, 'ledger')) ?? {};
        await db.drafts.update(record, { discarded: { at, serverTime } });
      });
    },

    takeBackDraft: (record) =>
      change(() =>
        db.drafts
          .where('record')
          .equals(record)
          .modify((row) => {
            delete row.discarded;
          }),
      ),

    dropDraft: (record) =>
      change(async () => {
        const pictures = await pendingOf(db, record).toArray();
        // Somebody who took a picture has said something.
        if (pictures.some(({ removed }) => !removed)) return;
        await db.drafts.delete(record);
        await dropPending(db, record);
      }, [db.drafts, db.pictures, db.pictureBytes]),

    watchBin: (vault, show) =>
      watch(
        () => db.drafts.where('officer').equals(vault.officer.officer).toArray(),
        (rows) =>
          rows
            .flatMap(({ record, ref, savedAt, discarded, corrects = false, lockedBy }) =>
              discarded && !lockedBy
                ? [{ record, ref, savedAt, discardedAt: discarded.at, corrects }]
                : [],
            )
            .sort((a, b) => b.discardedAt - a.discardedAt),
        show,
      ),
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the bin keeps a draft. */
export const BIN_MS = 30 * DAY_MS;

/**
 * Takes away what has lain in the bin for 30 days on both clocks, so that no single wrong clock takes
 * anything; without having heard the centre since, it stays.
 */
export async function emptyBin(db: Database, now: number, serverTime: number | null) {
  const old = await db.drafts
    .filter(({ discarded }) => discarded !== undefined && isOver(discarded, now, serverTime))
    .toArray();
  for (const { record, corrects } of old) {
    await db.drafts.delete(record);
    if (!corrects) await dropPending(db, record);
  }
}

/** Whether 30 days have passed since then, on both clocks. */
export const isOver = (
  { at, serverTime }: NonNullable<DraftRow['discarded']>,
  now: number,
  heard: number | null,
): boolean => now - at >= BIN_MS && heard !== null && heard - (serverTime ?? heard) >= BIN_MS;

async function begin(
  db: Database,
  now: number,
  vault: OpenVault,
  make: Parameters<Store['startDraft']>[1],
): Promise<Draft> {
  const { numbers } = (await readMeta(db, 'device')) ?? {};
  const { nextNumber } = await readLedger(db);
  if (!numbers || nextNumber > numbers.to) throw new NumbersExhaustedError();
  const ref = makeReference({ area: numbers.area, dd: numbers.dd, number: nextNumber });
  const ids = { record: uuid(), op: uuid(), ref };
  const registration = make(ids);
  const draft: Draft = { ...ids, startedAt: now, savedAt: now, registration, typed: {} };
  const row = await sealDraft(vault, draft);
  await steadily(db, () =>
    write(db, [db.drafts], async () => {
      await writeMeta(db, 'ledger', { ...(await readLedger(db)), nextNumber: nextNumber + 1 });
      await db.drafts.put(row);
    }),
  );
  return draft;
}

export async function sealDraft(vault: OpenVault, draft: Draft): Promise<DraftRow> {
  const { record, op, ref, savedAt, corrects } = draft;
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const sealed = await vault.encrypt('drafts', aboutDraft(record), plain);
  const { officer } = vault.officer;
  return { record, op, ref, officer, savedAt, sealed, ...(corrects && { corrects: true }) };
}

/** Null when it is another officer's, or was written with keys that are no more. */
export async function openDraft(vault: OpenVault, row: DraftRow): Promise<Draft | null> {
  const plain = await vault.decrypt('drafts', aboutDraft(row.record), row.sealed);
  return plain ? JSON.parse(new TextDecoder().decode(plain)) : null;
}
