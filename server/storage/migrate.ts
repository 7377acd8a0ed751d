import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StartRefused } from '../start-refused.ts';
import * as kernel from './migrations/0001-kernel.ts';
import * as people from './migrations/0002-people.ts';
import * as audit from './migrations/0003-audit.ts';
import * as devices from './migrations/0004-devices.ts';
import * as carriers from './migrations/0005-carriers.ts';
import * as repeats from './migrations/0006-repeats.ts';
import * as dropped from './migrations/0007-dropped.ts';
import * as duties from './migrations/0008-duties.ts';
import * as refusals from './migrations/0009-refusals.ts';
import * as decisions from './migrations/0010-decisions.ts';
import * as counters from './migrations/0011-counters.ts';
import * as deviceAudit from './migrations/0012-device-audit.ts';
import * as twins from './migrations/0013-twins.ts';
import * as pictures from './migrations/0014-pictures.ts';
import * as proposals from './migrations/0015-proposals.ts';
import * as missingPictures from './migrations/0016-missing-pictures.ts';
import * as days from './migrations/0017-days.ts';
import type { Schema } from './schema.ts';

const migrations = {
  '0001-kernel': kernel,
  '0002-people': people,
  '0003-audit': audit,
  '0004-devices': devices,
  '0005-carriers': carriers,
  '0006-repeats': repeats,
  '0007-dropped': dropped,
  '0008-duties': duties,
  '0009-refusals': refusals,
  '0010-decisions': decisions,
  '0011-counters': counters,
  '0012-device-audit': deviceAudit,
  '0013-twins': twins,
  '0014-pictures': pictures,
  '0015-proposals': proposals,
  '0016-missing-pictures': missingPictures,
  '0017-days': days,
};

/**
 * Brings the tables up to date; all of it or nothing.
 * @throws StartRefused when a newer version of the server has changed them.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.every(({ name }) => Object.hasOwn(migrations, name))) throw error;
  throw new StartRefused(
    'The data in DATA_DIR were written by a newer version of Debt Desk. Start that version, ' +
      'or set DATA_DIR to another folder.',
  );
}
