import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { markExported, restoreKeys, sealKeys } from '../../server/keys/backup.ts';
import type { OfflineKey } from '../../server/keys/key-list.ts';
import { openKeyring } from '../../server/keys/keyring.ts';
import { makeKey, publicPart } from '../../server/keys/make-key.ts';
import { readRecoveryKey } from '../../server/keys/recovery.ts';
import { openDataAndKeys, refuseUnexported } from '../../server/open-server.ts';
import type { RememberedKeys } from '../../server/storage/tables.ts';
import { handClock } from './support/house.ts';

let dir: string;
let keys: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'debt-desk-keys-'));
  keys = join(dir, 'keys');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const nothing: RememberedKeys = { server: null, listVersion: 0, kids: [] };
const clock = handClock();
const open = (
  remembered = nothing,
  recovery: OfflineKey | null = null,
  draftsRecovery: OfflineKey | null = null,
) => openKeyring(keys, clock, remembered, recovery, draftsRecovery);
const fileOf = (use: string) => {
  const name = readdirSync(keys).find((one) => one.startsWith(`${use}.`));
  if (!name) throw new Error(`no ${use} key`);
  return join(keys, name);
};
const remember = (keyring: Awaited<ReturnType<typeof open>>): RememberedKeys => ({
  server: keyring.server,
  listVersion: keyring.list.version,
  kids: keyring.list.keys.map(({ kid, use }) => ({ kid, use })),
});

describe('the key folder', () => {
  it('is made at the first start, for the server’s eyes only', async () => {
    await open();
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(keys)) {
      expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('gives the same server and the same list at the next start', async () => {
    const first = await open();
    const second = await open(remember(first));
    expect(second.server).toBe(first.server);
    expect(second.listJws).toBe(first.listJws);
    expect(second.list.version).toBe(1);
  });

  it('an added key raises the version; a retired one stays listed and opens what it sealed', async () => {
    const first = await open();
    const old = JSON.parse(readFileSync(fileOf('sealing'), 'utf8'));
    writeFileSync(fileOf('sealing'), JSON.stringify({ ...old, retired: clock.now() }));
    const second = await open(remember(first));
    expect(second.list.version).toBe(2);
    const sealing = second.list.keys.filter(({ use }) => use === 'sealing');
    expect(sealing.map(({ retired }) => retired === undefined)).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(second.sealing).toHaveLength(2);
  });

  it('a recovery key joins the list, and its version grows once', async () => {
    const first = await open();
    const made = await makeKey('sealing', 0);
    const recovery = { kid: made.kid, jwk: publicPart(made.jwk) };
    const second = await open(remember(first), recovery);
    expect(second.list.keys.find(({ use }) => use === 'recovery')).toMatchObject({ kid: made.kid });
    clock.move(1000);
    const third = await open(remember(second), recovery);
    expect([second.list.version, third.list.version]).toEqual([2, 2]);
  });

  it('[DV13] makes a drafts-recovery key, until an offline one takes its place', async () => {
    const first = await open();
    const own = first.list.keys.find(({ use }) => use === 'drafts-recovery');
    expect([first.draftsRecovery[0]?.kid, first.draftsRecoveryOffline]).toEqual([own?.kid, false]);
    const made = await makeKey('drafts-recovery', 0);
    const offline = { kid: made.kid, jwk: publicPart(made.jwk) };
    const second = await open(remember(first), null, offline);
    const listed = second.list.keys.filter(({ use }) => use === 'drafts-recovery');
    expect(listed.map(({ kid, retired }) => [kid, retired === undefined])).toEqual(
      expect.arrayContaining([
        [own?.kid, false],
        [made.kid, true],
      ]),
    );
    expect(second.draftsRecovery.map(({ kid }) => kid)).toEqual([own?.kid]);
    expect(second.draftsRecoveryOffline).toBe(true);
    const third = await open(remember(second), null, offline);
    expect(third.list.version).toBe(second.list.version);
    rmSync(fileOf('drafts-recovery'));
    await expect(open(remember(second), null, offline)).rejects.toThrow(
      `drafts-recovery key ${own?.kid}`,
    );
  });

  it('[DV13] with an offline drafts-recovery key from the first start, none is made here', async () => {
    const made = await makeKey('drafts-recovery', 0);
    const offline = { kid: made.kid, jwk: publicPart(made.jwk) };
    const first = await open(nothing, null, offline);
    expect(readdirSync(keys).filter((name) => name.startsWith('drafts-recovery'))).toEqual([]);
    expect((await open(remember(first), null, offline)).listJws).toBe(first.listJws);
    await expect(open(remember(first))).rejects.toThrow('set DRAFTS_RECOVERY_KEY');
  });

  it('the version never falls, even when the folder is an older backup', async () => {
    const first = await open();
    const ahead = await open({ ...remember(first), listVersion: 9 });
    expect(ahead.list.version).toBe(9);
  });

  it('data without their root key: refused, and nothing new is made', async () => {
    const first = await open();
    rmSync(fileOf('root'));
    await expect(open(remember(first))).rejects.toThrow('The root key is missing');
    rmSync(keys, { recursive: true });
    await expect(open(remember(first))).rejects.toThrow('The root key is missing');
    expect(readdirSync(keys)).toEqual([]);
  });

  it.each(['sealing', 'receipt', 'enrolment', 'drafts-recovery'])(
    'without its %s key it says which',
    async (use) => {
      const first = await open();
      const kid = first.list.keys.find((key) => key.use === use)?.kid;
      rmSync(fileOf(use));
      await expect(open(remember(first))).rejects.toThrow(`${use} key ${kid}`);
      await expect(open()).rejects.toThrow(`${use} key ${kid}`);
    },
  );

  it('keys of another server beside these data are refused', async () => {
    await open();
    const other = { ...nothing, server: 'x'.repeat(43) };
    await expect(open(other)).rejects.toThrow('not the one these data belong to');
  });

  it('keys beside an empty data folder are fine', async () => {
    const first = await open();
    expect((await open(nothing)).server).toBe(first.server);
  });

  it('a file that is no key is named', async () => {
    await open();
    writeFileSync(fileOf('watermark'), '{}');
    await expect(open()).rejects.toThrow(/watermark\..+cannot be read/);
  });
});

describe('the backup of the keys', () => {
  it('sealed to a recipient, it comes back whole', async () => {
    const identity = await generateX25519Identity();
    const first = await open();
    const sealed = await sealKeys(keys, { recipient: await identityToRecipient(identity) });
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('"d"');
    const again = join(dir, 'again');
    await restoreKeys(again, sealed, { identity });
    const back = await openKeyring(again, clock, remember(first), null);
    expect(back.server).toBe(first.server);
    expect(back.exported).toBe(true);
    await expect(restoreKeys(again, sealed, { identity })).rejects.toThrow('not empty');
  });

  it('does not open with another key', async () => {
    await open();
    const [mine, other] = [await generateX25519Identity(), await generateX25519Identity()];
    const sealed = await sealKeys(keys, { recipient: await identityToRecipient(mine) });
    const target = join(dir, 'again');
    await expect(restoreKeys(target, sealed, { identity: other })).rejects.toThrow('does not open');
  });

  it('counts for the keys of that day only', async () => {
    expect((await open()).exported).toBe(false);
    markExported(keys);
    expect((await open()).exported).toBe(true);
    rmSync(join(keys, 'key-list.json'));
    rmSync(fileOf('command'));
    expect((await open()).exported).toBe(false);
  });
});

describe('the environment', () => {
  it('has an answer for everything', () => {
    expect(readConfig({})).toEqual({
      ...{ port: 8080, host: '127.0.0.1', publicUrl: null, recoveryKey: null, logLevel: 'info' },
      ...{ dataDir: './data', keysDir: './keys', distDir: './dist' },
      ...{ draftsRecoveryKey: null, backupDir: null, backupTo: [] },
    });
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT is a number'],
    [{ PORT: '70000' }, 'PORT is a number'],
    [{ PUBLIC_URL: 'desk.example' }, 'PUBLIC_URL is the address'],
    [{ PORT: 'x', LOG_LEVEL: 'loud' }, 'LOG_LEVEL is'],
    [{ BACKUP_TO: 'somebody' }, 'BACKUP_TO is whom'],
    [{ DATABASE_URL: 'postgres://x' }, 'Remove DATABASE_URL'],
    [{ PUBLIC_URL: 'https://desk.example' }, 'set RECOVERY_KEY'],
  ])('%o is refused with what to set', (environment, sentence) => {
    expect(() => readConfig(environment as Record<string, string>)).toThrow(sentence);
  });

  it('a public address starts only with exported keys', async () => {
    const made = await makeKey('sealing', 0);
    const file = join(dir, 'recovery.json');
    writeFileSync(file, JSON.stringify(publicPart(made.jwk)));
    const config = readConfig({
      ...{ DATA_DIR: join(dir, 'data'), KEYS_DIR: keys, RECOVERY_KEY: file },
      PUBLIC_URL: 'https://desk.example',
    });
    const before = await openDataAndKeys(config, clock);
    expect(() => refuseUnexported(config, before.keyring)).toThrow('npm run keys:export');
    await before.storage.close();
    markExported(keys);
    const after = await openDataAndKeys(config, clock);
    expect(() => refuseUnexported(config, after.keyring)).not.toThrow();
    expect(after.keyring.list.keys.some(({ use }) => use === 'recovery')).toBe(true);
    await after.storage.close();
  });

  it('a recovery key is the public half, in a file that is there', async () => {
    const file = join(dir, 'recovery.json');
    await expect(readRecoveryKey(file)).rejects.toThrow('cannot be read');
    writeFileSync(file, JSON.stringify((await makeKey('sealing', 0)).jwk));
    await expect(readRecoveryKey(file)).rejects.toThrow('holds the private key');
    writeFileSync(file, '{"kty":"RSA"}');
    await expect(readRecoveryKey(file)).rejects.toThrow('not a public P-256 JWK');
  });
});
