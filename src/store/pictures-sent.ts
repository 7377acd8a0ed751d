import type { Uuid } from '#contract/primitives.ts';
import type { Database } from './database.ts';
import type { PicturesSent } from './record-types.ts';

/** How many of its pictures the centre has, of each record of which one is missing there. */
export async function readPicturesSent(db: Database): Promise<Map<Uuid, PicturesSent>> {
  const missing = await db.pictures.where('waiting').equals(1).toArray();
  const records = [...new Set(missing.map(({ record }) => record))];
  const rows = await db.pictures.where('record').anyOf(records).toArray();
  const sent = new Map<Uuid, PicturesSent>();
  for (const { record, keptIn, waiting } of rows) {
    if (!keptIn) continue;
    const so = sent.get(record) ?? { sent: 0, of: 0 };
    sent.set(record, { sent: so.sent + (waiting === 0 ? 1 : 0), of: so.of + 1 });
  }
  return sent;
}

/** The same of one record; null when none is missing. */
export async function readPicturesSentOf(db: Database, record: Uuid): Promise<PicturesSent | null> {
  const rows = await db.pictures.where('record').equals(record).toArray();
  const kept = rows.filter(({ keptIn }) => keptIn);
  const sent = kept.filter(({ waiting }) => waiting === 0).length;
  return sent < kept.length ? { sent, of: kept.length } : null;
}
