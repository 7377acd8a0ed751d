import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { keyUses } from '#contract/keys.ts';
import { ServerEpoch } from '#contract/primitives.ts';
import type { Schema } from '../schema.ts';
import type { ServerTables } from '../tables.ts';
import { readMeta, writeMeta } from './meta.ts';

const Remembered = z.object({
  server: z.nullable(z.string()),
  listVersion: z.int(),
  kids: z.array(z.object({ kid: z.string(), use: z.enum(keyUses) })),
});

export function serverQueries(db: Kysely<Schema>): ServerTables {
  return {
    async serverEpoch() {
      const known = await readMeta(db, 'server-epoch', ServerEpoch);
      if (known) return known;
      const made = { n: 1, random: randomBytes(16).toString('base64url') };
      await writeMeta(db, 'server-epoch', made);
      return made;
    },
    async rememberedKeys() {
      return (await readMeta(db, 'keys', Remembered)) ?? { server: null, listVersion: 0, kids: [] };
    },
    rememberKeys: (keys) => writeMeta(db, 'keys', keys),
    async touch(at) {
      await writeMeta(db, 'touched', at);
      if ((await readMeta(db, 'touched', z.int())) !== at) throw new Error('the database forgets');
    },
  };
}
