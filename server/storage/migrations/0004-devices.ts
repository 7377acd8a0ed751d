import { type Kysely, sql } from 'kysely';

/** What is done to devices: states, commands, moves; holds that people release; lost drafts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const make = (name: string) => db.schema.createTable(name);
  const widen = (table: string) => db.schema.alterTable(table);

  await widen('devices').addColumn('suspended', 'text').execute();
  await widen('devices').addColumn('enrolled_at', 'integer').execute();
  await sql`update devices set enrolled_at = json_extract(certificate, '$.at')`.execute(db);
  await widen('devices').addColumn('policy', 'text').execute();
  await widen('devices').addColumn('replaces', 'text').execute();
  await widen('devices').addColumn('readiness', 'text').execute();
  await widen('devices')
    .addColumn('commands', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await widen('devices').addColumn('wipe_asked_by', 'text').execute();
  await widen('devices').addColumn('wipe_asked_at', 'integer').execute();

  await make('commands')
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('outcome', 'text')
    .addColumn('why', 'text')
    .addPrimaryKeyConstraint('commands_key', ['device', 'n'])
    .execute();

  // Each answer once, so that a stolen device key cannot fill the audit log with repetitions.
  await make('command_answers')
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('outcome', 'text', (col) => col.notNull())
    .addColumn('why', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('command_answers_key', ['device', 'n', 'outcome', 'why'])
    .execute();

  await make('moves')
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('certificate', 'text', (col) => col.notNull())
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('heads', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('moves_key', ['device', 'certificate'])
    .execute();

  await widen('holds').addColumn('officer', 'text').execute();
  await widen('holds')
    .addColumn('releasable', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await make('releases')
    .addColumn('hash', 'text', (col) => col.primaryKey())
    .addColumn('code', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .execute();

  await make('recoveries')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('officer', 'text', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('esc', 'text', (col) => col.notNull())
    .addColumn('recipient', 'text', (col) => col.notNull())
    .addColumn('drafts', 'integer', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('answer', 'text')
    .execute();
  await make('recovery_approvals')
    .addColumn('recovery', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('recovery_approvals_key', ['recovery', 'by'])
    .execute();
  await sql`create index recoveries_by_state on recoveries (state, unit)`.execute(db);
}
