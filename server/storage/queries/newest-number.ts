import type { Kysely } from 'kysely';
import type { NumberBlock } from '../../people/number-block.ts';
import type { Schema } from '../schema.ts';

/** A reference number without its check digit; numbers of one lease follow each other as texts. */
const refOf = (area: string, dd: string, number: number) =>
  `${area}${dd}${String(number).padStart(5, '0')}`;

const numberIn = (ref: string): number => Number(ref.slice(6, 11));

/** The greatest running number of a lease that came, accepted or held; 0: none. */
export async function newestNumber(
  db: Kysely<Schema>,
  { area, dd, from, to }: NumberBlock,
): Promise<number> {
  const inTable = (table: 'records' | 'holds') =>
    db
      .selectFrom(table)
      .select('ref')
      .where('ref', '>=', refOf(area, dd, from))
      .where('ref', '<', refOf(area, dd, to + 1))
      .orderBy('ref', 'desc')
      .limit(1)
      .executeTakeFirst();
  const newest = [await inTable('records'), await inTable('holds')];
  return Math.max(0, ...newest.map((row) => (row?.ref ? numberIn(row.ref) : 0)));
}
