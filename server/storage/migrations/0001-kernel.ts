import { type Kysely, sql } from 'kysely';

/** Custody, acceptance, people, mailbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const make = (name: string) => db.schema.createTable(name);

  await make('meta')
    .addColumn('key', 'text', (col) => col.primaryKey())
    .addColumn('value', 'text', (col) => col.notNull())
    .execute();

  await make('units')
    .addColumn('code', 'text', (col) => col.primaryKey())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('judged', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();

  await make('envelopes')
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull().unique())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('epoch', 'text', (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('record', 'text')
    .addColumn('sender', 'text')
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('bytes', 'blob', (col) => col.notNull())
    .addPrimaryKeyConstraint('envelopes_key', ['unit', 'n'])
    .execute();
  for (const act of ['update', 'delete']) {
    await sql`create trigger ${sql.raw(`envelopes_no_${act}`)} before ${sql.raw(act)} on envelopes
      begin select raise(abort, 'envelopes are kept as they came'); end`.execute(db);
  }

  await make('device_epochs')
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('epoch', 'text', (col) => col.notNull())
    .addColumn('ranges', 'text', (col) => col.notNull())
    .addColumn('head_seq', 'integer', (col) => col.notNull())
    .addColumn('head_hash', 'text')
    .addColumn('m', 'integer', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('arrived', 'integer', (col) => col.notNull())
    .addColumn('contact_at', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('device_epochs_key', ['device', 'epoch'])
    .execute();

  await make('quarantine')
    .addColumn('hash', 'text', (col) => col.primaryKey())
    .addColumn('origin', 'text', (col) => col.notNull())
    .addColumn('bytes', 'integer', (col) => col.notNull())
    .execute();

  await make('loads')
    .addColumn('place', 'text', (col) => col.notNull())
    .addColumn('origin', 'text', (col) => col.notNull())
    .addColumn('bytes', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('loads_key', ['place', 'origin'])
    .execute();

  await make('devices')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('certificate', 'text', (col) => col.notNull())
    .addColumn('jws', 'text', (col) => col.notNull())
    .addColumn('mailbox', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('accepted', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();

  await make('officers')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('certificate', 'text', (col) => col.notNull())
    .addColumn('jws', 'text', (col) => col.notNull())
    .execute();
  await index(db, 'officers', ['device']);

  await make('areas')
    .addColumn('area', 'text', (col) => col.primaryKey())
    .addColumn('next_block', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('next_officer', 'integer', (col) => col.notNull().defaultTo(1))
    .execute();

  await make('codes')
    .addColumn('selector', 'text', (col) => col.notNull())
    .addColumn('salt', 'text', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull())
    .addColumn('first_run', 'integer', (col) => col.notNull())
    .addColumn('grants', 'text', (col) => col.notNull())
    .addColumn('expires_at', 'integer')
    .addColumn('wrong_tries', 'integer', (col) => col.notNull())
    .addColumn('window_started_at', 'integer', (col) => col.notNull())
    .addColumn('used', 'text')
    .addPrimaryKeyConstraint('codes_key', ['selector', 'salt'])
    .execute();

  await make('ops')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('record', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('envelope', 'text', (col) => col.notNull())
    .addColumn('officer', 'text', (col) => col.notNull())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('at', 'integer', (col) => col.notNull())
    .addColumn('json', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('rev', 'integer', (col) => col.notNull())
    .addColumn('touched', 'text', (col) => col.notNull())
    .execute();
  await index(db, 'ops', ['record', 'rev']);
  await sql`create trigger ops_no_delete before delete on ops
    begin select raise(abort, 'ops are kept for ever'); end`.execute(db);
  await sql`create trigger ops_no_rewrite before update of id, json on ops
    begin select raise(abort, 'ops are kept as they were signed'); end`.execute(db);

  await make('records')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('ref', 'text', (col) => col.notNull())
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('rev', 'integer', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('registration', 'text', (col) => col.notNull())
    .addColumn('created_at', 'integer', (col) => col.notNull())
    .addColumn('changed_at', 'integer', (col) => col.notNull())
    .execute();
  await index(db, 'records', ['ref']);

  await make('holds')
    .addColumn('hash', 'text', (col) => col.primaryKey())
    .addColumn('unit', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('code', 'text', (col) => col.notNull())
    .addColumn('since', 'integer', (col) => col.notNull())
    .execute();
  await index(db, 'holds', ['unit', 'n']);
  await index(db, 'holds', ['id']);
  await index(db, 'holds', ['device']);

  await make('hold_awaits')
    .addColumn('awaits', 'text', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull().references('holds.hash').onDelete('cascade'))
    .addPrimaryKeyConstraint('hold_awaits_key', ['awaits', 'hash'])
    .execute();
  await index(db, 'hold_awaits', ['hash']);

  await make('mailbox')
    .addColumn('device', 'text', (col) => col.notNull())
    .addColumn('n', 'integer', (col) => col.notNull())
    .addColumn('item', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('mailbox_key', ['device', 'n'])
    .execute();
}

const index = (db: Kysely<unknown>, table: string, columns: string[]) =>
  db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
