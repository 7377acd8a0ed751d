import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { type Config, databaseIn, picturesIn, readConfig } from './config.ts';
import { recipientIn } from './keys/age-names.ts';
import { openDataAndKeys } from './open-server.ts';
import { copyPictures } from './safekeeping/copy-pictures.ts';
import { sealData } from './safekeeping/seal-data.ts';
import { command, say } from './say.ts';
import { StartRefused } from './start-refused.ts';

await command(async () => {
  const { values } = parseArgs({
    options: { to: { type: 'string', multiple: true }, out: { type: 'string' } },
  });
  await backUp(readConfig(process.env), values.to ?? [], values.out ?? null);
});

/** A server may be running on the same data. */
async function backUp(config: Config, to: readonly string[], out: string | null): Promise<void> {
  const recipients = to.length > 0 ? to.map(recipientIn) : config.backupTo;
  const folder = out ?? config.backupDir;
  if (recipients.length === 0 || folder === null) {
    throw new StartRefused(
      'Say whom it is sealed to and where it goes: set BACKUP_TO (age1…) and BACKUP_DIR, or run\n' +
        '  npm run backup -- --to age1… --out FOLDER',
    );
  }
  const database = databaseIn(config);
  if (!existsSync(database)) {
    throw new StartRefused(`${database} is not there: DATA_DIR has nothing to back up yet.`);
  }
  const { storage, keyring } = await openDataAndKeys(config, systemClock);
  try {
    const moment = new Date(systemClock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
    const name = `debt-desk-data-${keyring.server.slice(0, 8)}-${moment}.age`;
    const { file, bytes, mark } = await sealData(
      database,
      { folder, recipients, name },
      systemClock,
    );
    // After the database, so that it names none that was missed.
    const pictures = await copyPictures(picturesIn(config), join(folder, 'pictures'));
    // [BK2] Only what lies where backups are kept lets a device drop its own copy.
    const isKept = out === null || out === config.backupDir;
    if (isKept) await storage.transact((tables) => tables.noteBackup(mark));
    const records = Object.values(mark.units).reduce((sum, n) => sum + n, 0);
    say(`${file} holds ${records} envelopes of ${Object.keys(mark.units).length} units, sealed`);
    say(`(${(bytes / 1e6).toFixed(1)} MB). The keys are not in it: npm run keys:export`);
    if (pictures > 0) say(`New pictures beside it, as they were sealed by devices: ${pictures}.`);
    if (!isKept) say('Set BACKUP_DIR to it, so that devices know that a backup is kept.');
  } finally {
    await storage.close();
  }
}
