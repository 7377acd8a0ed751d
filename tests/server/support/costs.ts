import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Storage } from '../../../server/storage/port.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';

/** A database of its own for a whole file of tests, to be filled beside the server's code. */
export function useDatabase(): { file: string; storage(): Storage } {
  const folder = mkdtempSync(join(tmpdir(), 'debt-desk-cost-'));
  const file = join(folder, 'debt-desk.sqlite');
  let storage: Storage | null = null;
  beforeAll(async () => {
    storage = await openSqlite(file);
  });
  afterAll(async () => {
    await storage?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    file,
    storage() {
      if (!storage) throw new Error('before the first test');
      return storage;
    },
  };
}

/** Milliseconds of the quickest of several rounds: what else the machine does only makes one slower. */
export async function quickest(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return Math.min(...times);
}
