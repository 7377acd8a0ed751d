import { execFile } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { filesWith, findCanaries } from '../support/canaries.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, unsentOn } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { compare } from './away.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const SEED = 2578;
const root = join(import.meta.dirname, '../..');
const execute = promisify(execFile);

/** The disk of the centre is lost, and the newest backup is older than what desks were told. */
export const olderBackup: Fault = {
  id: 'older-backup',
  proves: ['F28'],
  injected:
    'a backup, more registrations, then the server’s disk is lost and `npm run restore` puts the backup in its place',
  expected:
    'desks send again what came since, by themselves; the backup shows no debtor, and its copy in the clear does',
  async run(size) {
    const each = size === 'full' ? 100 : 4;
    const people = inventMany(SEED, 2 * each);
    const scene = makeScene();
    try {
      const home = await makeHome();
      const [data, apart] = [join(home.folder, 'data'), join(home.folder, 'apart')];
      const identity = await generateIdentity();
      const key = join(home.folder, 'backup-key.txt');
      writeFileSync(key, `${identity}\n`);
      const env = {
        ...{ BACKUP_DIR: apart, BACKUP_TO: await identityToRecipient(identity) },
        ...{ DATA_DIR: data, KEYS_DIR: join(home.folder, 'keys'), DIST_DIR: proofDist },
      };
      const run = (script: string, ...args: string[]) =>
        execute('node', [`server/${script}.ts`, ...args], {
          cwd: root,
          env: { ...process.env, ...env },
        });
      const first = await scene.serve(home, { env });
      const { page } = await scene.open(makeProfile());
      await enrol(page, first.url, first.link());
      const centre = centreOf(home);
      const untilThere = (records: number) =>
        until(async () => centre.count('records') === records && (await unsentOn(page)) === 0);
      const kept = await keepAll(page, people.slice(0, each));
      await untilThere(each);
      await run('backup');
      kept.push(...(await keepAll(page, people.slice(each))));
      await untilThere(2 * each);

      // What somebody would find who got hold of the backups, and of the same without sealing.
      const words = people.flatMap(({ debtor }) => [debtor.firstName ?? '']).filter(isTelling);
      const ids = people.flatMap(({ debtor: { nationalId } }) =>
        nationalId && 'value' in nationalId ? [nationalId.value] : [],
      );
      const leaks = findCanaries(apart, [...words, ...ids]);
      await first.kill();
      const [file = ''] = readdirSync(apart).filter((name) => name.endsWith('.age'));
      const control = filesWith(
        data,
        ids.map((id) => Buffer.from(id)),
      );

      rmSync(data, { recursive: true });
      await run('restore', '--from', join(apart, file), '--identity', key);
      const restored = centre.count('records');
      await scene.serve(home, { env });
      await untilThere(2 * each);
      const { isWhole, said } = compare(centre, kept);
      return {
        survived: isWhole && restored === each && leaks.length === 0 && control.length > 0,
        observed: `${said}; ${restored} in the backup, ${2 * each - restored} came again by themselves; ${words.length + ids.length} canaries: ${leaks.length} in the backups, control: ${control.length} files of the database name them`,
      };
    } finally {
      await scene.end();
    }
  },
};

/** Shorter ones are found by chance. */
const isTelling = (word: string) => word.length >= 4;
