import { Kysely } from 'kysely';
import { migrate } from '../migrate.ts';
import type { Storage, StorageLane } from '../port.ts';
import { acceptanceQueries } from '../queries/acceptance.ts';
import { auditQueries } from '../queries/audit.ts';
import { deviceQueries } from '../queries/devices.ts';
import { holdQueries } from '../queries/holds.ts';
import { mailboxQueries } from '../queries/mailbox.ts';
import { peopleQueries } from '../queries/people.ts';
import { pictureQueries } from '../queries/pictures.ts';
import { proposalQueries } from '../queries/proposals.ts';
import { quarantineQueries } from '../queries/quarantine.ts';
import { recordQueries } from '../queries/records.ts';
import { recoveryQueries } from '../queries/recoveries.ts';
import { rosterQueries } from '../queries/roster.ts';
import { safekeepingQueries } from '../queries/safekeeping.ts';
import { serverQueries } from '../queries/server.ts';
import { standingQueries } from '../queries/standing.ts';
import { supervisionQueries } from '../queries/supervision.ts';
import { twinQueries } from '../queries/twins.ts';
import { unitQueries } from '../queries/units.ts';
import type { Schema } from '../schema.ts';
import type { Tables } from '../tables.ts';
import { inTransaction, openConnection } from './connection.ts';
import { custodyOver } from './custody.ts';
import { nodeSqliteDialect } from './dialect.ts';
import { createTurnstile } from './turnstile.ts';

export interface SqliteOptions {
  /** Runs inside every transaction just before COMMIT; a throw undoes it. */
  beforeCommit?: () => Promise<void> | void;
  /** Hears of a row of this table that no reader understands; it is left out of its list. */
  whenUnreadable?: (table: string) => void;
}

/**
 * The embedded database: one file, one connection, one transaction at a time.
 * @throws StartRefused when the file's disk cannot keep the promise of fsync.
 */
export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<Storage> {
  const { beforeCommit = () => {}, whenUnreadable = () => {} } = options;
  const raw = openConnection(file);
  const turnstile = createTurnstile();
  const over = (lane: StorageLane) =>
    new Kysely<Schema>({ dialect: nodeSqliteDialect(raw, turnstile, lane) });
  const lanes = { custody: over('custody'), others: over('others') };
  await migrate(lanes.others);
  const keep = custodyOver(raw);

  return {
    async keep(pushes) {
      const leave = await turnstile.enter('custody');
      try {
        return await inTransaction(raw, () => keep(pushes), beforeCommit);
      } finally {
        leave();
      }
    },
    transact: (work, lane = 'others') =>
      lanes[lane]
        .connection()
        .execute((db) =>
          inTransaction(raw, () => work(tablesOver(db, whenUnreadable)), beforeCommit),
        ),
    async close() {
      const leave = await turnstile.enter('others');
      if (raw.isOpen) raw.close();
      leave();
    },
  };
}

const tablesOver = (db: Kysely<Schema>, whenUnreadable: (table: string) => void): Tables => ({
  ...acceptanceQueries(db),
  ...auditQueries(db),
  ...deviceQueries(db),
  ...holdQueries(db),
  ...mailboxQueries(db),
  ...peopleQueries(db),
  ...pictureQueries(db),
  ...proposalQueries(db),
  ...quarantineQueries(db),
  ...recordQueries(db),
  ...rosterQueries(db),
  ...standingQueries(db),
  ...supervisionQueries(db, whenUnreadable),
  ...recoveryQueries(db),
  ...safekeepingQueries(db),
  ...serverQueries(db),
  ...twinQueries(db),
  ...unitQueries(db),
});
