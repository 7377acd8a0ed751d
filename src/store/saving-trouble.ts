import type { Database } from './database.ts';
import type { KeepOutcome } from './draft-types.ts';

export type SavingTrouble = Extract<KeepOutcome, { is: 'not-kept' }>['why'];

/** A save that failed also after opening the database anew. The form stays in memory [D7]. */
export class NotSavedError extends Error {
  override name = 'NotSavedError';
  readonly why: SavingTrouble;
  constructor(why: SavingTrouble, cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Another window has given out the ledger number in the meantime. */
export class HeadMovedError extends Error {
  override name = 'HeadMovedError';
}

/** The database was found empty while the app was running; the next start puts it back. */
export class DatabaseGoneError extends Error {
  override name = 'DatabaseGoneError';
}

const troubles: Record<string, SavingTrouble> = {
  QuotaExceededError: 'disk-full',
  OlderCodeError: 'older-code',
  DatabaseClosedError: 'database-closed',
  InvalidStateError: 'database-closed',
  UnknownError: 'database-closed',
  DatabaseGoneError: 'database-closed',
  OpenFailedError: 'database-closed',
  HeadMovedError: 'other',
  AbortError: 'other',
  TransactionInactiveError: 'other',
  PrematureCommitError: 'other',
  TimeoutError: 'other',
};

/** What went wrong with the disk or the database; null when it was neither, but a bug. */
export function savingTrouble(error: unknown): SavingTrouble | null {
  if (error instanceof NotSavedError) return error.why;
  if (!(error instanceof Error || error instanceof DOMException)) return null;
  // Dexie wraps what happened: an aborted transaction says inside that the disk was full.
  const { inner } = error as { inner?: unknown };
  const deeper = savingTrouble(inner ?? error.cause);
  if (deeper && deeper !== 'other') return deeper;
  return troubles[error.name] ?? deeper;
}

/** Closes and opens the connection; a browser that lost it does not find it again by itself. */
export async function reopen(db: Database): Promise<void> {
  db.close({ disableAutoOpen: false });
  await db.open();
}

/**
 * Does `work`, and once more on a new connection when the database failed [D7].
 * @throws NotSavedError when it failed again; whatever else `work` throws is a bug and goes through.
 */
export async function steadily<T>(db: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (first) {
    const trouble = savingTrouble(first);
    if (trouble === null) throw first;
    if (trouble === 'older-code') throw new NotSavedError(trouble, first);
    try {
      await reopen(db);
      return await work();
    } catch (error) {
      const again = savingTrouble(error);
      if (again === null) throw error;
      throw new NotSavedError(again, error);
    }
  }
}
