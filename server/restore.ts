import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { type Config, picturesIn, readConfig, rightsLogIn } from './config.ts';
import { identityIn } from './keys/age-names.ts';
import { copyPictures } from './safekeeping/copy-pictures.ts';
import { restoreData } from './safekeeping/restore-data.ts';
import { readRightsLog } from './safekeeping/rights-log.ts';
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
  const restored = await restoreData({ from, identity: secret, lines }, config, systemClock);
  const pictures = await copyPictures(join(dirname(from), 'pictures'), picturesIn(config));
  say(
    `The data are back in ${config.dataDir}, as of the backup. Server epoch ${restored.epoch.n}.`,
  );
  if (pictures > 0) say(`Pictures put back: ${pictures}.`);
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
}
