import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { askPassphrase } from './keys/ask-passphrase.ts';
import { type BackupLock, markExported, restoreKeys, sealKeys } from './keys/backup.ts';
import { openDataAndKeys } from './open-server.ts';
import { command, say } from './say.ts';
import { StartRefused } from './start-refused.ts';

const LEAST_PASSPHRASE = 12;

await command(async () => {
  const { values } = parseArgs({
    options: {
      to: { type: 'string' },
      out: { type: 'string' },
      restore: { type: 'string' },
      identity: { type: 'string' },
    },
  });
  const config = readConfig(process.env);
  if (values.restore !== undefined) await restore(config, values.restore, values.identity);
  else await exportKeys(config, values.to, values.out);
});

async function exportKeys(config: Config, to: string | undefined, out: string | undefined) {
  const { storage, keyring } = await openDataAndKeys(config, systemClock);
  await storage.close();
  const lock = to === undefined ? { passphrase: await newPassphrase() } : recipient(to);
  const file = out ?? `debt-desk-keys-${keyring.server.slice(0, 8)}-v${keyring.list.version}.age`;
  const sealed = await sealKeys(config.keysDir, lock);
  withFile(() => writeFileSync(file, sealed, { mode: 0o600, flag: 'wx' }));
  markExported(config.keysDir);
  say(`${file} holds the server's keys, sealed. Keep it apart from this machine.`);
}

async function restore(config: Config, file: string, identity: string | undefined) {
  const sealed = withFile(() => readFileSync(file));
  const key =
    identity === undefined
      ? { passphrase: await askPassphrase('Passphrase of the backup: ') }
      : { identity: identityIn(withFile(() => readFileSync(identity, 'utf8'))) };
  await restoreKeys(config.keysDir, sealed, key);
  say(`The keys are back in ${config.keysDir}.`);
}

/** What the file system refuses is said in its own words: missing, there already, not allowed. */
function withFile<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new StartRefused(error instanceof Error ? error.message : String(error));
  }
}

function recipient(to: string): BackupLock {
  if (!/^age1[0-9a-z]+$/.test(to)) throw new StartRefused('--to takes an age recipient: age1…');
  return { recipient: to };
}

async function newPassphrase(): Promise<string> {
  const passphrase = await askPassphrase(`Passphrase, at least ${LEAST_PASSPHRASE} characters: `);
  if (passphrase.length < LEAST_PASSPHRASE) {
    throw new StartRefused(`The passphrase needs at least ${LEAST_PASSPHRASE} characters.`);
  }
  if (process.stdin.isTTY && (await askPassphrase('Once more: ')) !== passphrase) {
    throw new StartRefused('The two passphrases differ.');
  }
  return passphrase;
}

function identityIn(text: string): string {
  const found = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (!found) throw new StartRefused('The identity file holds no AGE-SECRET-KEY.');
  return found.trim();
}
