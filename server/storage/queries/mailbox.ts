import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { MailboxTables } from '../tables.ts';
import { written } from './written.ts';

const NEXT_NUMBER = 'update devices set mailbox = mailbox + 1 where id = ? returning mailbox';

export function mailboxQueries(db: Kysely<Schema>): MailboxTables {
  return {
    async post(device, outcome) {
      const [known] = (await written<{ mailbox: number }>(db, NEXT_NUMBER, [device])).rows;
      if (!known) return;
      const n = known.mailbox;
      const item = JSON.stringify({ n, ...outcome });
      await written(db, 'insert into mailbox (device, n, item) values (?, ?, ?)', [
        device,
        n,
        item,
      ]);
    },
    async carriersOf(hash) {
      const statement = 'select device from carriers where hash = ?';
      const { rows } = await written<{ device: string }>(db, statement, [hash]);
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
