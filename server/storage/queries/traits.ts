import { type Kysely, type Selectable, sql } from 'kysely';
import { birthsAround, type Traits } from '#debt/alike.ts';
import type { Schema } from '../schema.ts';
import { written } from './written.ts';

const SAVE_TRAITS = `
  insert into traits (record, first, last, birth, district, national_id, id_read)
  values (?, ?, ?, ?, ?, ?, ?)
  on conflict (record) do update set first = excluded.first, last = excluded.last,
    birth = excluded.birth, district = excluded.district, national_id = excluded.national_id,
    id_read = excluded.id_read`;

export async function saveTraits(
  db: Kysely<Schema>,
  record: string,
  { nationalId, idRead, first, last, birth, district }: Traits,
): Promise<void> {
  const values = [record, first, last, birth, district, nationalId, idRead ? 1 : 0];
  await written(db, SAVE_TRAITS, values);
}

export async function readTraits(db: Kysely<Schema>, record: string): Promise<Traits | null> {
  const query = db.selectFrom('traits').selectAll().where('record', '=', record);
  const row = await query.executeTakeFirst();
  return row ? traitsIn(row) : null;
}

/**
 * Each look is led by an index, so that it costs what it finds and not what lies there: who has the
 * number, who was born the same day in the same district, who only said the year or the month.
 */
export async function traitsNear(
  db: Kysely<Schema>,
  record: string,
  { nationalId, birth, district }: Traits,
  most: number,
): Promise<(Traits & { record: string })[]> {
  const others = () =>
    db.selectFrom('traits').selectAll().where('record', '!=', record).limit(most);
  const found: Selectable<Schema['traits']>[] = [];
  if (nationalId !== null)
    found.push(...(await others().where('national_id', '=', nationalId).execute()));
  if (birth !== null) {
    const { shorter, beginning } = birthsAround(birth);
    const there = () => others().where('district', '=', district);
    found.push(...(await there().where('birth', 'in', shorter).execute()));
    if (beginning.length < '1967-03-05'.length)
      found.push(
        ...(await there()
          .where('birth', '>', beginning)
          .where('birth', '<', sql<string>`${beginning} || '~'`)
          .execute()),
      );
  }
  const once = new Map(found.map((row) => [row.record, row]));
  return [...once.values()].map((row) => ({ record: row.record, ...traitsIn(row) }));
}

const traitsIn = (row: Selectable<Schema['traits']>): Traits => ({
  nationalId: row.national_id,
  idRead: row.id_read === 1,
  first: row.first,
  last: row.last,
  birth: row.birth,
  district: row.district,
});
