import type { Kysely } from 'kysely';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import type { PictureTables } from '../picture-tables.ts';
import type { Schema } from '../schema.ts';

export function pictureQueries(db: Kysely<Schema>): PictureTables {
  return {
    async findPicture(sha256) {
      const row = await db
        .selectFrom('pictures')
        .selectAll()
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (!row) return null;
      const { whole_at: wholeAt, ...picture } = row;
      return { ...picture, wholeAt };
    },
    async addPicture({ wholeAt, ...picture }) {
      await db
        .insertInto('pictures')
        .values({ ...picture, whole_at: wholeAt })
        .onConflict((found) => found.doNothing())
        .execute();
    },
    async setPictureWhole(sha256, at) {
      await db.updateTable('pictures').set({ whole_at: at }).where('sha256', '=', sha256).execute();
      if (at !== null) {
        await db.deleteFrom('missing_pictures').where('sha256', '=', sha256).execute();
        return;
      }
      const named = await db
        .selectFrom('pictures')
        .innerJoin('ops', 'ops.envelope', 'pictures.envelope')
        .select('ops.device')
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (named) await miss(db, named.device, [sha256]);
    },
    async missPictures(device, named) {
      if (named.length === 0) return;
      const whole = await db
        .selectFrom('pictures')
        .select('sha256')
        .where('sha256', 'in', named)
        .where('whole_at', 'is not', null)
        .execute();
      const here = new Set(whole.map(({ sha256 }) => sha256));
      await miss(
        db,
        device,
        named.filter((sha256) => !here.has(sha256)),
      );
    },
    async countMissingPictures() {
      const rows = await db
        .selectFrom('missing_pictures')
        .select((query) => ['device', query.fn.countAll<number>().as('count')])
        .groupBy('device')
        .execute();
      return new Map(rows.map(({ device, count }) => [device, Number(count)]));
    },
    async pictureBytesOf(device) {
      const { bytes } = await db
        .selectFrom('pictures')
        .select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'))
        .where('device', '=', device)
        .executeTakeFirstOrThrow();
      return Number(bytes ?? 0);
    },
  };
}

async function miss(db: Kysely<Schema>, device: Uuid, pictures: readonly Sha256[]): Promise<void> {
  if (pictures.length === 0) return;
  await db
    .insertInto('missing_pictures')
    .values(pictures.map((sha256) => ({ sha256, device })))
    .onConflict((known) => known.doNothing())
    .execute();
}
