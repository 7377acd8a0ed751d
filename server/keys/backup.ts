import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import * as z from 'zod/mini';
import { StartRefused } from '../start-refused.ts';
import { openKeyFolder } from './key-files.ts';
import { EXPORT_MARK } from './keyring.ts';

/** Who can open the backup again. */
export type BackupLock = { recipient: string } | { passphrase: string };
export type BackupKey = { identity: string } | { passphrase: string };

const Bundle = z.object({
  v: z.literal(1),
  files: z.record(z.string().check(z.regex(/^[\w.-]+\.json$/)), z.unknown()),
});

/** Every file of the key folder, sealed with age. The keys count as exported from `markExported`. */
export async function sealKeys(dir: string, lock: BackupLock): Promise<Uint8Array> {
  const names = readdirSync(dir).filter((name) => name.endsWith('.json') && name !== EXPORT_MARK);
  const files = Object.fromEntries(
    names.map((name) => [name, JSON.parse(readFileSync(join(dir, name), 'utf8'))]),
  );
  const encrypter = new Encrypter();
  if ('recipient' in lock) encrypter.addRecipient(lock.recipient);
  else encrypter.setPassphrase(lock.passphrase);
  return encrypter.encrypt(JSON.stringify({ v: 1, files }));
}

/** Remembers that the keys lying there now are in a backup. */
export function markExported(dir: string): void {
  const folder = openKeyFolder(dir);
  folder.write(EXPORT_MARK, { kids: folder.keys.map((key) => key.kid) });
}

/**
 * Puts a backup's files into an empty key folder.
 * @throws StartRefused when it does not open, or the folder holds other files already.
 */
export async function restoreKeys(dir: string, sealed: Uint8Array, key: BackupKey): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (readdirSync(dir).length > 0) {
    throw new StartRefused(`${dir} is not empty. Move what is there away first.`);
  }
  const decrypter = new Decrypter();
  if ('identity' in key) decrypter.addIdentity(key.identity);
  else decrypter.addPassphrase(key.passphrase);
  let content: unknown;
  try {
    content = JSON.parse(await decrypter.decrypt(sealed, 'text'));
  } catch {
    throw new StartRefused('The backup does not open with this key.');
  }
  for (const [name, file] of Object.entries(z.parse(Bundle, content).files)) {
    writeFileSync(join(dir, name), JSON.stringify(file), { mode: 0o600, flag: 'wx' });
  }
  markExported(dir);
}
