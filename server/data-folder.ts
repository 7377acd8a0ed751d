import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartRefused } from './start-refused.ts';

/** A data folder that belongs to this process alone. */
export interface DataFolderClaim {
  free(): void;
}

/**
 * Claims the data folder, because two servers over one database would each remember what the other
 * changes. The operating system frees the claim when the process ends, however it ends.
 * @throws StartRefused when another server holds it.
 */
export function claimDataFolder(dataDir: string): DataFolderClaim {
  const lock = new DatabaseSync(join(dataDir, 'server.lock'));
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch {
    lock.close();
    throw new StartRefused(
      `Another Debt Desk server is running on the data in ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  return { free: () => lock.close() };
}

const portFile = (dataDir: string) => join(dataDir, 'port');

/** Remembers where the server of this folder listens, for commands beside it. */
export const rememberPort = (dataDir: string, port: number): Promise<void> =>
  writeFile(portFile(dataDir), `${port}\n`);

/** Where the server of this folder last listened; null when it never did. */
export async function lastPort(dataDir: string): Promise<number | null> {
  const text = await readFile(portFile(dataDir), 'utf8').catch(() => '');
  const port = Number.parseInt(text, 10);
  return Number.isInteger(port) ? port : null;
}
