import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { identityIn, recipientIn } from './keys/age-names.ts';
import { askPassphrase } from './keys/ask-passphrase.ts';
import { type BackupLock, markExported, restoreKeys, sealKeys } from './keys/backup.ts';
import { openDataAndKeys } from './open-server.ts';
import { command, say, withFile } from './say.ts';
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
  const lock: BackupLock =
    to === undefined ? { passphrase: await newPassphrase() } : { recipient: recipientIn(to) };
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
