import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
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
});
