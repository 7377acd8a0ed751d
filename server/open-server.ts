import type { Clock } from './clock.ts';
import { addressOf, type Config, databaseIn, isProduction } from './config.ts';
import { type Keyring, openKeyring } from './keys/keyring.ts';
import { readRecoveryKey } from './keys/recovery.ts';
import { type Grants, issueCode } from './people/enrolment-code.ts';
import { StartRefused } from './start-refused.ts';
import type { Storage } from './storage/port.ts';
import { openSqlite, type SqliteOptions } from './storage/sqlite/open.ts';

/** The data and the keys of one server, fitting each other. */
export interface Opened {
  storage: Storage;
  keyring: Keyring;
}

/** What a one-time link makes of whoever opens it, until people are managed in the app. */
const ADMINISTRATOR: Grants = { roles: ['officer', 'supervisor', 'dopa-admin'], scope: '' };

/** @throws StartRefused when data and keys do not belong together, or a key is missing. */
export async function openDataAndKeys(
  config: Config,
  clock: Clock,
  options: SqliteOptions = {},
): Promise<Opened> {
  const { recoveryKey, draftsRecoveryKey } = config;
  const recovery = recoveryKey === null ? null : await readRecoveryKey(recoveryKey);
  const draftsRecovery =
    draftsRecoveryKey === null
      ? null
      : await readRecoveryKey(draftsRecoveryKey, 'DRAFTS_RECOVERY_KEY');
  const storage = await openSqlite(databaseIn(config), options);
  try {
    const remembered = await storage.transact((tables) => tables.rememberedKeys());
    const keyring = await openKeyring(config.keysDir, clock, remembered, recovery, draftsRecovery);
    const { server, list } = keyring;
    const kids = list.keys.map(({ kid, use }) => ({ kid, use }));
    await storage.transact((tables) =>
      tables.rememberKeys({ server, listVersion: list.version, kids }),
    );
    return { storage, keyring };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** @throws StartRefused in production, when a lost disk would take the only copy of the keys along. */
export function refuseUnexported(config: Config, keyring: Keyring): void {
  if (!isProduction(config) || keyring.exported) return;
  throw new StartRefused(
    'PUBLIC_URL is a public address, and the keys have no backup yet. Run\n' +
      '  npm run keys:export -- --to age1…\n' +
      'keep the file apart from this machine, and start again.',
  );
}

/** A new one-time link that enrols one device; the code is in the fragment, so in nobody's log. */
export async function issueLink(
  { storage, keyring }: Opened,
  clock: Clock,
  config: Config,
  port: number,
  firstRun: boolean,
): Promise<string> {
  const code = await issueCode(storage, clock, ADMINISTRATOR, firstRun);
  return `${addressOf(config, port)}/start#code=${code}&server=${keyring.server}`;
}
