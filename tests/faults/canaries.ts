import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registration } from '#contract/registration/registration.ts';
import { makeProfile } from '../support/browser.ts';
import { findCanaries } from '../support/canaries.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { between, fakeNationalId, pick, type Random, seeded } from '../support/people.ts';
import { proofDist } from '../support/proof-build.ts';
import { makeScene, type Scene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const CONSONANTS = [...'กขคงจชซญดตถทนบปผพฟมยรลวสหอ'];

/** Searches every byte that a thief, or a reader of logs, could get hold of. */
export const canaries: Fault = {
  id: 'canaries',
  injected: 'names and numbers made of chance are registered and drafted; lock; kill -9; search',
  expected: 'none in the profile, the log and the keys; the same search finds them unencrypted',
  async run(size) {
    const total = size === 'full' ? 50 : 8;
    const seed = size === 'full' ? Date.now() >>> 0 : 4242;
    const random = seeded(seed);
    const people = inventMany(seed, total).map((person) => withCanaries(person, random));
    const draftName = canaryWord(random);
    const words = [...people.flatMap(canariesIn), draftName];
    const scene = makeScene();
    try {
      const left = await leaveBehind(scene, people, draftName);
      const control = await controlRun(scene, left.url, people);
      const inProfile = findCanaries(left.profile, words);
      const inKeys = findCanaries(left.keys, words);
      const inLog = findCanaries(left.log, words);
      const found = new Set(findCanaries(control, words).map(({ canary }) => canary)).size;
      const atCentre = new Set(findCanaries(left.data, words).map(({ canary }) => canary)).size;
      const leaks = [...inProfile, ...inKeys, ...inLog];
      for (const { file, encoding } of leaks) console.error(`canary in ${file} (${encoding})`);
      return {
        survived:
          leaks.length === 0 && found >= 0.99 * (words.length - 1) && atCentre >= words.length - 1,
        observed: `${words.length} canaries (seed ${seed}): ${inProfile.length} in the profile, ${inLog.length} in the log, ${inKeys.length} beside the keys; ${atCentre} in the centre’s own database, where they belong; control found ${found}`,
      };
    } finally {
      await scene.end();
    }
  },
};

/** Writes everything down, lets half of it be received, locks, and pulls the plug. */
async function leaveBehind(scene: Scene, people: Registration[], draftName: string) {
  const home = await makeHome();
  const env = { DIST_DIR: proofDist, LOG_LEVEL: 'debug' };
  const server = await scene.serve(home, { env });
  const profile = makeProfile();
  const browser = await scene.open(profile);
  const { page } = browser;
  await enrol(page, server.url, server.link());
  await untilReadyOffline(page);
  const half = Math.floor(people.length / 2);
  await keepAll(page, people.slice(0, half));
  await until(async () => centreOf(home).count('records') === half);
  await server.stop();
  await keepAll(page, people.slice(half));

  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /^1\.3 / }).fill(draftName);
  await page
    .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /ล็อก/ }).click();
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).waitFor();
  const shown = (await page.content()).includes(draftName);
  if (shown) throw new Error('the locked page still holds the draft');
  await browser.kill();

  const again = await scene.serve(home, { env });
  const log = join(home.folder, 'log');
  mkdirSync(log);
  const reopened = await scene.open(profile);
  await reopened.page.goto(server.url);
  await until(async () => centreOf(home).count('records') === people.length);
  await reopened.kill();
  writeFileSync(join(log, 'printed'), server.printed() + again.printed());
  return {
    profile,
    log,
    url: server.url,
    keys: join(home.folder, 'keys'),
    data: join(home.folder, 'data'),
  };
}

/** The same people, the same browser, no encryption: the search must find them. */
async function controlRun(scene: Scene, url: string, people: Registration[]): Promise<string> {
  const profile = makeProfile();
  const browser = await scene.open(profile);
  await browser.page.goto(url);
  await browser.page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('plain', { autoIncrement: true });
        opening.onsuccess = () => {
          const tx = opening.result.transaction('plain', 'readwrite', { durability: 'strict' });
          for (const one of all) tx.objectStore('plain').add(one);
          tx.oncomplete = () => resolve();
          tx.onerror = () => reject(tx.error);
        };
        opening.onerror = () => reject(opening.error);
      }),
    people,
  );
  await browser.kill();
  return profile;
}

const canaryWord = (random: Random): string =>
  Array.from({ length: between(random, 12, 14) }, () => pick(random, CONSONANTS)).join('');

function withCanaries(person: Registration, random: Random): Registration {
  const { debtor } = person;
  return {
    ...person,
    debtor: {
      ...debtor,
      firstName: canaryWord(random),
      nationalId: { value: fakeNationalId(random), seen: 'card' },
    },
  };
}

function canariesIn({ debtor }: Registration): string[] {
  const id = debtor.nationalId && 'value' in debtor.nationalId ? [debtor.nationalId.value] : [];
  return [debtor.firstName ?? '', ...id];
}
