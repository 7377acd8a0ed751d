import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { Database } from './database.ts';
import { isOver } from './drafts.ts';
import type { PictureRow } from './rows.ts';

/**
 * Takes away pictures with their envelope, what was taken out, and what waited for an act that never
 * came; what nobody may read here any more does not open any more. Inside a transaction.
 */
export async function sweepPictures(
  db: Database,
  found: { leaving: readonly Sha256[]; closed: readonly Uuid[]; now: UnixMs; time: UnixMs | null },
): Promise<void> {
  const [leaving, closed] = [new Set(found.leaving), new Set(found.closed)];
  const drafted = new Set(await db.drafts.toCollection().primaryKeys());
  const goes = ({ keptIn, record, removed, taken }: PictureRow) =>
    keptIn
      ? leaving.has(keptIn)
      : removed === true || (!drafted.has(record) && isOver(taken, found.now, found.time));
  const rows = await db.pictures.toArray();
  const going = rows.filter(goes).map(({ sha256 }) => sha256);
  await db.pictures.bulkDelete(going);
  await db.pictureBytes.bulkDelete(going);
  const shut = rows.filter((row) => row.keptIn && row.key && closed.has(row.record) && !goes(row));
  await db.pictures.bulkPut(shut.map((row) => ({ ...row, about: null, key: null })));
}
