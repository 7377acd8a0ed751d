import type { Uuid } from '#contract/primitives.ts';
import type { Database } from './database.ts';

/** Pictures of a record that no act names yet. */
export const pendingOf = (db: Database, record: Uuid) =>
  db.pictures
    .where('record')
    .equals(record)
    .filter(({ keptIn }) => !keptIn);

/** Takes them away with their bytes; inside a transaction. */
export async function dropPending(db: Database, record: Uuid): Promise<void> {
  const going = await pendingOf(db, record).primaryKeys();
  await db.pictures.bulkDelete(going);
  await db.pictureBytes.bulkDelete(going);
}
