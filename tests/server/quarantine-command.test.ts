import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DeviceStatus } from '#contract/push.ts';
import { claimDataFolder } from '../../server/data-folder.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';

const status: DeviceStatus = {
  ...{ highestSeq: 1, unsent: 1, unsentBytes: 1, oldestUnsent: null, toMend: 0, picturesLeft: 0 },
  ...{ app: '0.1.0', storage: null, persisted: true, clockOffset: null },
};

describe('npm run quarantine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'debt-desk-quarantine-'));
  const data = join(folder, 'data');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const quarantine = (...args: string[]) =>
    spawnSync('node', ['server/quarantine.ts', ...args], {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: data, KEYS_DIR: join(folder, 'keys') },
    });

  it('[I10] lists days and bringers beside the server, and drops only where none runs', async () => {
    const storage = await openSqlite(join(data, 'debt-desk.sqlite'));
    const [device, epoch] = ['019b7663-2400-7000-8000-000000000001', 'e'];
    const claimed = { device, epoch };
    const sender = { device, epoch, m: 1, head: null, status };
    const keep = (at: number, hash: string, by: typeof sender | null) =>
      storage.keep([
        {
          ...{ at, sender: by, claimed, quarantineBytes: 1e9, deviceBytes: 0 },
          envelopes: [
            { hash, bytes: Buffer.from(hash), header: null, sender: by && device, unit: null },
          ],
        },
      ]);
    await keep(Date.UTC(2026, 9, 31, 17), 'a', null);
    await keep(Date.UTC(2026, 10, 1, 16, 59), 'b', null);
    await keep(Date.UTC(2026, 10, 1, 17), 'c', null);
    await keep(Date.UTC(2026, 10, 1, 17), 'd', sender);
    await storage.transact(async (tables) => {
      for (const { hash, unit, n, id } of await tables.unjudged(9)) {
        const nobody = {
          officer: null,
          releasable: false,
          ref: null,
          made: null,
          clock: null,
          awaits: [],
          since: 1,
        };
        await tables.hold({ hash, unit, n, device, id, code: 'not-readable', ...nobody });
        await tables.markJudged(unit, n);
      }
    });
    await storage.close();

    const claim = claimDataFolder(data);
    const listed = quarantine('--list').stdout.trimEnd().split('\n');
    expect(listed.map((line) => line.split(/\s{2,}/))).toEqual([
      ['day', 'brought by', 'envelopes', 'bytes'],
      ['2026-11-01', 'strangers', '2', '4096'],
      ['2026-11-02', device, '1', '2048'],
      ['2026-11-02', 'strangers', '1', '2048'],
    ]);
    const refused = quarantine('--drop-strangers-before', '2026-11-02');
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('Another Debt Desk server is running');
    claim.free();

    for (const wrong of ['2569-11-02', '2026-02-30', 'yesterday']) {
      const ended = quarantine('--drop-strangers-before', wrong);
      expect([ended.status, ended.stdout]).toEqual([1, '']);
      expect(ended.stderr).toContain('takes a day of the common era');
    }
    const dropped = quarantine('--drop-strangers-before', '2026-11-02');
    expect(dropped.stdout).toContain('Dropped 2 envelopes of strangers, 4096 bytes');
    expect(dropped.stdout).toMatch(/"hash":"a".*\n.*"hash":"b"/);
    expect(dropped.stdout).not.toContain('2026-11-01');
    expect(quarantine('--drop-strangers-before', '2026-11-03').stdout).toContain(device);
  }, 60_000);
});
