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
  injected: 'one byte of the profile’s IndexedDB is flipped, and once its CURRENT file is gone',
  expected: 'everything kept is restored from the journal, the officer is told, all of it arrives',
  async run(size) {
    const total = size === 'full' ? 60 : 12;
    const harms = size === 'full' ? [flipAByte, removeCurrent] : [flipAByte];
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

async function restoreAfter(harm: (folder: string) => string, total: number) {
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
    const harmed = harm(databaseFolder(profile));

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

function databaseFolder(profile: string): string {
  const folder = readdirSync(profile, { withFileTypes: true, recursive: true }).find(
    (entry) => entry.isDirectory() && entry.name.endsWith('.indexeddb.leveldb'),
  );
  if (!folder) throw new Error('the profile has no IndexedDB');
  return join(folder.parentPath, folder.name);
}

/** In the middle of the largest log or table, where the envelopes lie. */
function flipAByte(folder: string): string {
  const [file] = readdirSync(folder)
    .filter((name) => /\.(log|ldb)$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  if (!file) throw new Error('the database has no files');
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
  return `byte ${at} flipped`;
}

function removeCurrent(folder: string): string {
  rmSync(join(folder, 'CURRENT'));
  return 'CURRENT removed';
}
