import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeHome, type RunningServer, type ServerHome, startServer } from '../support/server.ts';

const running: RunningServer[] = [];
const homes: ServerHome[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.kill();
  for (const { folder } of homes.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function newHome() {
  const home = await makeHome();
  homes.push(home);
  return home;
}
async function run(home: ServerHome) {
  const server = await startServer(home);
  running.push(server);
  return server;
}

/** Runs a command of the server to its end. */
function command(file: string, env: Record<string, string>, ...args: string[]) {
  const script = join(import.meta.dirname, '../../server', file);
  return spawnSync('node', [script, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
}

describe('the server as people start it', () => {
  it('prints the one-time link at each start until it was used, and then never again', async () => {
    const home = await newHome();
    const first = await run(home);
    const printed = first.link();
    expect(first.printed()).toContain('keys:export');
    await first.stop();
    const second = await run(home);
    expect(second.link()).not.toBe(printed);
    // The link of the first start is still good: somebody may have it open.
    const device = await enrolNodeDevice(second.url, printed);
    const { list } = await device.push([await device.seal(inventor(1, device))]);
    expect(list.receipts).toMatchObject([{ n: 1, unit: '8001' }]);
    await second.stop();
    const third = await run(home);
    expect(third.printed()).not.toContain('/start#');
    const again = await device.push([]);
    expect(again.list.ledger).toMatchObject([{ through: 1 }]);
  }, 60_000);

  it('npm run admin-link gives another link beside the running server', async () => {
    const home = await newHome();
    const server = await run(home);
    const printed = command('admin-link.ts', {
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
      PORT: String(home.port),
    });
    expect(printed.status).toBe(0);
    const link = /\/start#\S+/.exec(printed.stdout)?.[0] ?? '';
    const device = await enrolNodeDevice(server.url, link);
    expect(device.officer.roles).toContain('dopa-admin');
    // Whoever keeps the server reads Thai first; what follows says the same in English.
    const [thai = '', english = ''] = printed.stdout.split('\n\n');
    expect(thai).toMatch(/^เปิดลิงก์นี้.*ครั้งเดียว.*24 ชั่วโมง/s);
    expect(english).toMatch(/^Open this.*once.*24 hours/s);
  }, 60_000);

  it('the link of the first start ends with the first administrator, by whichever link', async () => {
    const home = await newHome();
    const server = await run(home);
    const first = server.link();
    const printed = command('admin-link.ts', {
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
      PORT: String(home.port),
    });
    await enrolNodeDevice(server.url, /\/start#\S+/.exec(printed.stdout)?.[0] ?? '');
    await expect(enrolNodeDevice(server.url, first)).rejects.toThrow();
  }, 60_000);

  it.each([
    [{ PORT: 'eighty' }, 'PORT is a number'],
    [{ DATABASE_URL: 'postgres://localhost/x' }, 'Remove DATABASE_URL'],
    [{ RECOVERY_KEY: '/nowhere/key.json' }, 'RECOVERY_KEY'],
  ])('%o: one sentence, no stack, exit 1', async (wrong, sentence) => {
    const home = await newHome();
    const ended = command('main.ts', {
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
      PORT: '0',
      ...(wrong as Record<string, string>),
    });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ['DATA_DIR', 'file/data', 'cannot be written (ENOTDIR). Set DATA_DIR'],
    ['DATA_DIR', 'file', 'cannot be written (EEXIST). Set DATA_DIR'],
    ['KEYS_DIR', 'file', 'cannot be written (EEXIST). Set KEYS_DIR'],
    ['DATA_DIR', 'rotten', 'cannot be opened as a database'],
    ['DATA_DIR', 'newer', 'written by a newer version'],
    ['KEYS_DIR', 'empty', 'The root key is missing'],
  ])('%s at “%s”: one sentence, no stack, exit 1', async (name, place, sentence) => {
    const home = await newHome();
    const at = (path: string) => join(home.folder, path);
    writeFileSync(at('file'), 'no folder');
    for (const folder of ['rotten', 'newer', 'empty']) mkdirSync(at(folder));
    writeFileSync(at('rotten/debt-desk.sqlite'), randomBytes(9000));
    const newer = await openSqlite(at('newer/debt-desk.sqlite'));
    await newer.close();
    const db = new DatabaseSync(at('newer/debt-desk.sqlite'));
    db.exec("insert into kysely_migration values ('9999-of-tomorrow', '2030-01-01')");
    db.close();
    const known = await openSqlite(at('data/debt-desk.sqlite'));
    const needed = { server: 's'.repeat(43), listVersion: 1, kids: [] };
    await known.transact((tables) => tables.rememberKeys(needed));
    await known.close();
    const ended = command('main.ts', {
      ...{ DATA_DIR: at('data'), KEYS_DIR: at('keys'), PORT: '0' },
      [name]: at(place),
    });
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.status).toBe(1);
  });

  it('what it writes is for its own user only', async () => {
    const home = await newHome();
    mkdirSync(join(home.folder, 'data'), { mode: 0o755 });
    await run(home);
    for (const folder of ['data', 'keys']) {
      const files = readdirSync(join(home.folder, folder));
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        expect([file, statSync(join(home.folder, folder, file)).mode & 0o077]).toEqual([file, 0]);
      }
    }
  }, 60_000);

  it('a taken port is named', async () => {
    const home = await newHome();
    await run(home);
    const ended = command('main.ts', {
      DATA_DIR: join(home.folder, 'other-data'),
      KEYS_DIR: join(home.folder, 'other-keys'),
      PORT: String(home.port),
    });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain(`Port ${home.port} is taken`);
  }, 60_000);

  it('two servers over one data folder are one too many', async () => {
    const home = await newHome();
    await run(home);
    const ended = command('main.ts', {
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
      PORT: '0',
    });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('Another Debt Desk server is running');
    expect(ended.stderr).not.toContain('    at ');
  }, 60_000);

  it('another link is for the address where the server of this folder listens', async () => {
    const home = await newHome();
    await run(home);
    const ended = command('admin-link.ts', {
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
    });
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain(`http://localhost:${home.port}/start#code=`);
  }, 60_000);
});
