import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { MailboxTables } from '../tables.ts';

export function mailboxQueries(db: Kysely<Schema>): MailboxTables {
  return {
    async post(device, outcome) {
      const known = await db
        .updateTable('devices')
        .set((query) => ({ mailbox: query('mailbox', '+', 1) }))
        .where('id', '=', device)
        .returning('mailbox')
        .executeTakeFirst();
      if (!known) return;
      const n = known.mailbox;
      const item = JSON.stringify({ n, ...outcome });
      await db.insertInto('mailbox').values({ device, n, item }).execute();
    },
    async carriersOf(hash) {
      const rows = await db
        .selectFrom('carriers')
        .select('device')
        .where('hash', '=', hash)
        .execute();
      return rows.map(({ device }) => device);
    },
    async readMailbox(device, after, most) {
      const rows = await db
        .selectFrom('mailbox')
        .select('item')
        .where('device', '=', device)
        .where('n', '>', after)
        .orderBy('n')
        .limit(most)
        .execute();
      return rows.map(({ item }) => JSON.parse(item));
    },
  };
}
