import type { Uuid } from '#contract/primitives.ts';
import type { Database } from './database.ts';
import type { PicturesSent } from './record-types.ts';
import type { PictureRow } from './rows.ts';

/** How many of its pictures the centre has, of each record of which one is missing there. */
export async function readPicturesSent(db: Database): Promise<Map<Uuid, PicturesSent>> {
  const missing = await db.pictures.where('waiting').equals(1).toArray();
  const records = [...new Set(missing.map(({ record }) => record))];
  const rows = await db.pictures.where('record').anyOf(records).toArray();
  const sent = new Map<Uuid, PicturesSent>();
  for (const row of rows) sent.set(row.record, withRow(sent.get(row.record) ?? none, row));
  return sent;
}

/** The same of one record; null when none is missing. */
export async function readPicturesSentOf(db: Database, record: Uuid): Promise<PicturesSent | null> {
  const rows = await db.pictures.where('record').equals(record).toArray();
  const all = rows.reduce(withRow, none);
  return all.sent < all.of ? all : null;
}

const none: PicturesSent = { sent: 0, of: 0 };

/** One more of them; what no act names yet is not counted. */
function withRow({ sent, of }: PicturesSent, { keptIn, waiting }: PictureRow): PicturesSent {
  return keptIn ? { sent: sent + (waiting === 0 ? 1 : 0), of: of + 1 } : { sent, of };
}
