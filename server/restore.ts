import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { type Config, databaseIn, readConfig, rightsLogIn } from './config.ts';
import { identityIn } from './keys/age-names.ts';
import { openDataAndKeys } from './open-server.ts';
import { beginAnew, unsealData } from './safekeeping/restore-data.ts';
import { append, readRightsLog } from './safekeeping/rights-log.ts';
import { command, say, withFile } from './say.ts';
import { StartRefused } from './start-refused.ts';

await command(async () => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, identity: { type: 'string' }, rights: { type: 'string' } },
  });
  const { from, identity, rights } = values;
  if (from === undefined || identity === undefined) {
    throw new StartRefused(
      'Say what to restore, and with which key:\n' +
        '  npm run restore -- --from BACKUP.age --identity KEY.txt',
    );
  }
  await restore(readConfig(process.env), { from, identity, rights: rights ?? null });
});

async function restore(
  config: Config,
  { from, identity, rights }: { from: string; identity: string; rights: string | null },
): Promise<void> {
  const secret = identityIn(withFile(() => readFileSync(identity, 'utf8')));
  const rightsFile = rights ?? rightsLogIn(config);
  const lines = await readRightsLog(rightsFile);
  await unsealData(from, secret, databaseIn(config));
  const { storage } = await openDataAndKeys(config, systemClock);
  try {
    const restored = await beginAnew(storage, lines, systemClock);
    const begun = { epoch: restored.epoch.n, n: restored.head, right: null };
    await append(rightsLogIn(config), [begun]);
    say(`The data are back in ${config.dataDir}, as of the backup. Server epoch ${begun.epoch}.`);
    if (lines.length === 0) {
      say(
        `No ${rightsFile}: whoever was suspended after the backup has their rights again.`,
        'Look through devices and people before anybody works.',
      );
    } else {
      say(`Rights of people, devices and units changed since: ${restored.rights}, put back.`);
    }
    say('Open activation slips and one-time codes are void. Start the server: every device offers');
    say('again what it holds, and what came since the backup comes back.');
  } finally {
    await storage.close();
  }
}
