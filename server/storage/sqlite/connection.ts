import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { codeOf, StartRefused } from '../../start-refused.ts';
import { StorageFull } from '../port.ts';

/**
 * Opens the file so that a commit means fsync, and asserts that SQLite really took the settings.
 * @throws StartRefused when it did not.
 */
export function openConnection(file: string): DatabaseSync {
  const db = openFile(file);
  const setting = (name: string) => Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0];
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, trusted_schema: 0 };
  for (const [name, value] of Object.entries(wanted)) {
    const found = setting(name);
    if (found === value) continue;
    db.close();
    throw new StartRefused(
      `${file}: SQLite has ${name} = ${found}, needed is ${value}. ` +
        'DATA_DIR must be on a local disk.',
    );
  }
  return db;
}

/** @throws StartRefused when there can be no database. */
function openFile(file: string): DatabaseSync {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StartRefused(
      `${folder} cannot be written (${codeOf(error)}). Set DATA_DIR to a folder of the server's user.`,
    );
  }
  try {
    const db = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
    db.exec(SETTINGS);
    return db;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new StartRefused(
      `${file} cannot be opened as a database (${error.message}). ` +
        'Set DATA_DIR right, or put the file back from a backup.',
    );
  }
}

const SETTINGS = `
  pragma page_size = 8192;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma trusted_schema = off;
  pragma cache_size = -65536;
  pragma wal_autocheckpoint = 4000;
  pragma journal_size_limit = 268435456;
`;

const SQLITE_FULL = 13;

/**
 * One transaction: what `work` resolves to after COMMIT, or a throw and nothing written.
 * @throws StorageFull
 */
export async function inTransaction<T>(
  db: DatabaseSync,
  work: () => Promise<T> | T,
  beforeCommit: () => Promise<void> | void,
): Promise<T> {
  try {
    db.exec('begin immediate');
    const result = await work();
    await beforeCommit();
    db.exec('commit');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_FULL) {
      throw new StorageFull('the disk is full', { cause: error });
    }
    throw error;
  }
}
