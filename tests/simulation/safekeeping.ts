import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../server/clock.ts';
import { beginAnew } from '../../server/safekeeping/restore-data.ts';
import type { RightsLine } from '../../server/safekeeping/rights-log.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import type { Uuid } from '../../src/contract/primitives.ts';
import type { Data } from './home.ts';
import type { SimulatedServer } from './server.ts';

/** What lies apart from the server's disk. */
export interface Safe {
  backUp(server: SimulatedServer): Promise<void>;
  /** [BK3] */
  suspend(server: SimulatedServer, device: Uuid): Promise<void>;
  /** Puts the newest backup where the lost disk was, by the server's own `beginAnew`; null: there is none. */
  restore: ((clock: Clock) => Promise<void>) | null;
}

export function openSafe(data: Data): Safe {
  const lines: RightsLine[] = [];
  const backup = join(data.file, '..', 'backup.db');
  const pictures = join(data.file, '..', 'backup-pictures');

  const restore = async (clock: Clock) => {
    for (const ending of ['', '-wal', '-shm']) rmSync(data.file + ending, { force: true });
    rmSync(data.pictures, { recursive: true, force: true });
    cpSync(backup, data.file);
    if (existsSync(pictures)) cpSync(pictures, data.pictures, { recursive: true });
    const storage = await openSqlite(data.file);
    const { epoch, head } = await beginAnew(storage, lines, clock);
    lines.push({ epoch: epoch.n, n: head, right: null });
    await storage.close();
  };

  const safe: Safe = {
    async backUp(server) {
      rmSync(backup, { force: true });
      rmSync(pictures, { recursive: true, force: true });
      const db = new DatabaseSync(data.file);
      db.prepare('vacuum into ?').run(backup);
      db.close();
      if (existsSync(data.pictures)) cpSync(data.pictures, pictures, { recursive: true });
      await server.noteBackup();
      safe.restore = restore;
    },
    async suspend(server, device) {
      const right = await server.suspend(device);
      // A row of the audit log of its own, as the real route writes one.
      const { epoch, n } = await server.moment();
      if (right) lines.push({ epoch, n: n + 1, right });
    },
    restore: null,
  };
  return safe;
}
