import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { storageContract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'debt-desk-sqlite-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
let count = 0;
const newFile = () => join(folder, `${++count}.sqlite`);

storageContract('SQLite', async (options) => {
  const file = newFile();
  return { storage: await openSqlite(file, options), reopen: () => openSqlite(file, options) };
});

describe('SQLite alone', () => {
  it('refuses a file that cannot have a write-ahead log', async () => {
    await expect(openSqlite(':memory:')).rejects.toThrow('journal_mode');
  });

  it('[I1] lets nobody rewrite or delete what is in custody', async () => {
    const file = newFile();
    const storage = await openSqlite(file);
    await storage.keep([
      {
        at: 1,
        sender: null,
        claimed: { device: 'd', epoch: 'e' },
        envelopes: [{ hash: 'h', bytes: Buffer.from('x'), header: null, sender: null, unit: null }],
        quarantineBytes: 10_000,
        deviceBytes: 10_000,
      },
    ]);
    await storage.close();
    const db = new DatabaseSync(file);
    expect(() => db.exec('delete from envelopes')).toThrow('kept as they came');
    expect(() => db.exec("update envelopes set bytes = 'y'")).toThrow('kept as they came');
    db.close();
  });
});
