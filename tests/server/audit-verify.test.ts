import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../server/storage/sqlite/open.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debt-desk-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verify = () =>
  spawnSync('node', ['server/audit-verify.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: join(folder, 'data'), KEYS_DIR: join(folder, 'keys') },
  });

describe('[AU1] npm run audit:verify', () => {
  it('says that the chain is whole, or names the first broken row and ends with 1', async () => {
    const file = join(folder, 'data', 'debt-desk.sqlite');
    const storage = await openSqlite(file);
    const row = { officer: null, device: null, target: null, area: '8001', detail: null };
    for (const at of [1, 2, 3]) {
      await storage.transact((tables) => tables.writeAudit({ ...row, at, action: 'bootstrap' }));
    }
    await storage.close();
    const whole = verify();
    expect(whole.status).toBe(0);
    expect(whole.stdout).toMatch(
      /^3 rows, the last [\w-]{43}, and the chains of 0 devices: chain whole\n$/,
    );
    const db = new DatabaseSync(file);
    db.exec("drop trigger audit_no_update; update audit set area = '8002' where n = 2");
    db.close();
    const broken = verify();
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('the server is broken at row 2');
    expect(broken.stdout).toMatch(/: 1 broken\n$/);
  }, 30_000);
});
