import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, findingOn, keepAll, unlock, unsentOn, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const SEED = 2567;

/** Chromium throws a whole IndexedDB away when it finds it broken; the journal brings it back. */
export const flippedByte: Fault = {
  id: 'flipped-byte',
  proves: ['F7', 'F8', 'F9'],
  injected:
    'a byte of the profile’s IndexedDB is flipped, its CURRENT is gone, all of it is gone; then the journal is bent, and gone',
  expected:
    'everything kept is there, from the one or the other, the officer is told what was restored, all of it arrives',
  async run(size) {
    const total = size === 'full' ? 60 : 12;
    const harms = size === 'full' ? everyHarm : [flipAByte];
    const seen: string[] = [];
    let survived = true;
    let restored = false;
    for (const harm of harms) {
      const { told, finding, arrived, harmed } = await restoreAfter(harm, total);
      // Chromium may mend what it finds; then there is nothing to tell.
      survived &&= told === (finding === 'restored') && arrived === total;
      restored ||= finding === 'restored';
      seen.push(`${harmed}: ${finding}, ${arrived} of ${total} arrived, told: ${told}`);
    }
    return { survived: survived && restored, observed: seen.join('; ') };
  },
};

async function restoreAfter(harm: (profile: string) => string, total: number) {
  const scene = makeScene();
  try {
    const home = await makeHome();
    const env = { DIST_DIR: proofDist };
    const first = await scene.serve(home, { env });
    const profile = makeProfile();
    const before = await scene.open(profile);
    await enrol(before.page, first.url, first.link());
    await untilReadyOffline(before.page);
    await first.stop();
    await keepAll(before.page, inventMany(SEED, total));
    await before.close();
    const harmed = harm(profile);

    const { page } = await scene.open(profile);
    await page.goto(first.url);
    await unlock(page);
    const told = await page
      .getByText('กู้ข้อมูลกลับมาแล้ว')
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    const finding = await findingOn(page);
    await scene.serve(home, { env });
    const centre = centreOf(home);
    await until(async () => (await unsentOn(page)) === 0 && centre.count('records') >= total);
    return { told, finding, arrived: centre.count('records'), harmed };
  } finally {
    await scene.end();
  }
}

function folderIn(profile: string, isIt: (name: string) => boolean): string {
  const folder = readdirSync(profile, { withFileTypes: true, recursive: true }).find(
    (entry) => entry.isDirectory() && isIt(entry.name),
  );
  if (!folder) throw new Error('the profile has no such folder');
  return join(folder.parentPath, folder.name);
}

const databaseIn = (profile: string) =>
  folderIn(profile, (name) => name.endsWith('.indexeddb.leveldb'));
/** Where Chromium keeps the files of OPFS. */
const filesIn = (profile: string) => folderIn(profile, (name) => name === 'File System');

/** In the middle of the largest of these files, where the envelopes lie. */
function flipLargest(folder: string, isIt: (name: string) => boolean): string {
  const [file] = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isIt(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  if (!file) throw new Error('there are no files');
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
  return `byte ${at} flipped`;
}

const flipAByte = (profile: string) =>
  flipLargest(databaseIn(profile), (name) => /\.(log|ldb)$/.test(name));

function removeCurrent(profile: string): string {
  rmSync(join(databaseIn(profile), 'CURRENT'));
  return 'CURRENT removed';
}

function removeDatabase(profile: string): string {
  rmSync(databaseIn(profile), { recursive: true });
  return 'database removed';
}

// The files of LevelDB beside them only say which is which.
const bendJournal = (profile: string) =>
  `journal: ${flipLargest(filesIn(profile), (name) => /^\d{8}$/.test(name))}`;

function removeJournal(profile: string): string {
  rmSync(filesIn(profile), { recursive: true });
  return 'journal removed';
}

const everyHarm = [flipAByte, removeCurrent, removeDatabase, bendJournal, removeJournal];
