import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { keyUses } from '#contract/keys.ts';
import { ServerEpoch } from '#contract/primitives.ts';
import type { Schema } from '../schema.ts';
import type { ServerTables } from '../tables.ts';

const Remembered = z.object({
  server: z.nullable(z.string()),
  listVersion: z.int(),
  kids: z.array(z.object({ kid: z.string(), use: z.enum(keyUses) })),
});

export function serverQueries(db: Kysely<Schema>): ServerTables {
  const read = async <T extends z.core.$ZodType>(key: string, schema: T) => {
    const query = db.selectFrom('meta').select('value').where('key', '=', key);
    const row = await query.executeTakeFirst();
    return row ? z.parse(schema, JSON.parse(row.value)) : null;
  };
  const write = async (key: string, content: unknown) => {
    const value = JSON.stringify(content);
    await db
      .insertInto('meta')
      .values({ key, value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute();
  };
  return {
    async serverEpoch() {
      const known = await read('server-epoch', ServerEpoch);
      if (known) return known;
      const made = { n: 1, random: randomBytes(16).toString('base64url') };
      await write('server-epoch', made);
      return made;
    },
    async rememberedKeys() {
      return (await read('keys', Remembered)) ?? { server: null, listVersion: 0, kids: [] };
    },
    rememberKeys: (keys) => write('keys', keys),
    async touch(at) {
      await write('touched', at);
      if ((await read('touched', z.int())) !== at) throw new Error('the database forgets');
    },
  };
}
