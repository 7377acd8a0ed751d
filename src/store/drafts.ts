import { v7 as uuid } from 'uuid';
import { makeReference } from '#thai/reference-number.ts';
import type { OpenVault } from '../vault/types.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { StorePorts } from './ports.ts';
import type { DraftRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import type { Draft, Store } from './types.ts';

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
): Pick<Store, 'startDraft' | 'saveDraft' | 'drafts' | 'draft' | 'discardDraft'> {
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
          if ((await db.records.get(draft.record)) === undefined) await db.drafts.put(row);
        }),
      );
      await afterSaving();
    },

    async drafts(vault) {
      const rows = await db.drafts.where('officer').equals(vault.officer.officer).toArray();
      const opened = await Promise.all(rows.map((row) => openDraft(vault, row)));
      return opened.filter((draft) => draft !== null).sort((a, b) => b.savedAt - a.savedAt);
    },

    async draft(vault, record) {
      const row = await db.drafts.get(record);
      return row ? openDraft(vault, row) : null;
    },

    async discardDraft(record) {
      await steadily(db, () => write(db, [db.drafts], () => db.drafts.delete(record)));
      await afterSaving();
    },
  };
}

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
  const { record, op, ref, savedAt } = draft;
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const sealed = await vault.encrypt('drafts', aboutDraft(record), plain);
  return { record, op, ref, officer: vault.officer.officer, savedAt, sealed };
}

/** Null when it is another officer's, or was written with keys that are no more. */
export async function openDraft(vault: OpenVault, row: DraftRow): Promise<Draft | null> {
  const plain = await vault.decrypt('drafts', aboutDraft(row.record), row.sealed);
  return plain ? JSON.parse(new TextDecoder().decode(plain)) : null;
}
