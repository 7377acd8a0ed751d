import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, expect, it } from 'vitest';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeHome, type RunningServer, startServer } from '../support/server.ts';

const running: RunningServer[] = [];
afterAll(async () => {
  for (const server of running) await server.kill();
});

const root = join(import.meta.dirname, '../..');

it('[BK1] [BK4] [BK6] `npm run backup` beside a running server and `npm run restore` after its disk is lost', async () => {
  const home = await makeHome();
  const [data, apart] = [join(home.folder, 'data'), join(home.folder, 'apart')];
  const identity = await generateIdentity();
  const key = join(home.folder, 'backup-key.txt');
  writeFileSync(key, `# created: today\n${identity}\n`);
  const env = { BACKUP_DIR: apart, BACKUP_TO: await identityToRecipient(identity) };
  const run = (script: string, args: string[] = [], more: object = {}) => {
    const done = spawnSync('node', [`server/${script}.ts`, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...{ DATA_DIR: data, KEYS_DIR: join(home.folder, 'keys') },
        ...{ ...env, ...more },
      },
    });
    return { said: done.stdout + done.stderr, status: done.status };
  };
  const serve = async () => {
    const server = await startServer(home, { env });
    running.push(server);
    return server;
  };

  expect(run('backup').said).toContain('nothing to back up yet');
  const first = await serve();
  await enrolNodeDevice(first.url, first.link());
  expect(run('backup', [], { BACKUP_TO: '' }).said).toContain('npm run backup -- --to age1…');
  expect(run('backup', ['--to', 'somebody']).said).toContain('no age recipient');
  const pictures = join(data, 'pictures');
  mkdirSync(pictures, { recursive: true });
  const sealed = randomBytes(70_000);
  for (const name of ['whole', 'half.part']) writeFileSync(join(pictures, name), sealed);
  const done = run('backup');
  expect(done.said).toContain('as they were sealed by devices: 1.');
  expect(done.said).toContain('sealed');
  expect(done.status).toBe(0);
  const [file = ''] = readdirSync(apart).filter((name) => name.endsWith('.age'));
  expect(statSync(join(apart, file)).mode & 0o077).toBe(0);
  expect(existsSync(join(apart, 'rights.log'))).toBe(true);
  expect(readdirSync(join(apart, 'pictures'))).toEqual(['whole']);
  // The next one copies what is new only.
  const again = run('backup');
  expect([again.status, again.said.includes('New pictures')]).toEqual([0, false]);
  const from = ['--from', join(apart, file), '--identity', key];
  expect(run('restore', from).said).toContain('is there already');
  await first.kill();
  rmSync(data, { recursive: true });

  expect(run('restore').said).toContain('npm run restore -- --from');
  expect(run('restore', ['--from', join(apart, file), '--identity', `${key}.no`]).said).toContain(
    'ENOENT',
  );
  const back = run('restore', from);
  expect(back.said).toContain('Server epoch 2');
  expect(readFileSync(join(pictures, 'whole')).equals(sealed)).toBe(true);
  expect(back.status).toBe(0);
  const second = await serve();
  // Somebody was let in before: no first link is printed again.
  expect(() => second.link()).toThrow('no one-time link');
  await second.kill();

  // Twice from the same backup is yet another epoch.
  rmSync(data, { recursive: true });
  expect(run('restore', from).said).toContain('Server epoch 3');
}, 120_000);
