import { type Database, write } from './database.ts';
import type { Draft } from './draft-types.ts';
import type { DraftRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';

/** Puts back a draft out of a file, unless what is here is newer or finished [D7]. */
export const takeIn = (
  db: Database,
  draft: Draft,
  row: DraftRow,
): Promise<'taken' | 'newer-here' | 'finished'> =>
  steadily(db, () =>
    write(db, [db.drafts, db.outbox], async () => {
      const acts = await db.outbox.where('record').equals(draft.record).toArray();
      const isKept = ({ op, openedAs = op }: (typeof acts)[number]) =>
        [op, openedAs].includes(draft.op);
      if (draft.corrects ? acts.some(isKept) : acts.length > 0) return 'finished';
      const here = await db.drafts.get(draft.record);
      if (here && here.savedAt > draft.savedAt) return 'newer-here';
      await db.drafts.put(row);
      return 'taken';
    }),
  );
