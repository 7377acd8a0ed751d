import type { Kysely } from 'kysely';
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
