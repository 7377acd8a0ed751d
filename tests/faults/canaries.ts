import type { Registration } from '#contract/registration/registration.ts';
import { judgePin } from '../../src/features/session/pin-rules.ts';
import { makeProfile } from '../support/browser.ts';
import { filesWith, findCanaries, type Sighting } from '../support/canaries.ts';
import { inventMany } from '../support/inventor.ts';
import { between, fakeNationalId, pick, type Random, seeded } from '../support/people.ts';
import { makeScene, type Scene } from '../support/scene.ts';
import type { Fault } from './fault.ts';
import { leaveBehind } from './leave-behind.ts';

const CONSONANTS = [...'กขคงจชซญดตถทนบปผพฟมยรลวสหอ'];

/** [V1] [U6] Searches every byte that a thief, or a reader of logs, could get hold of. */
export const canaries: Fault = {
  id: 'canaries',
  proves: [],
  injected: 'two officers write names and numbers made of chance; lock; kill -9; search',
  expected:
    'no debtor in profile, log and keys; no PIN, passphrase, one-time code and officer’s ID anywhere; the same search finds them unencrypted',
  async run(size) {
    const total = size === 'full' ? 50 : 8;
    const seed = size === 'full' ? Date.now() >>> 0 : 4242;
    const random = seeded(seed);
    const people = inventMany(seed, total).map((person) => withCanaries(person, random));
    const drafts = [canaryWord(random), canaryWord(random)] as const;
    const debtors = [...people.flatMap(canariesIn), ...drafts];
    const scene = makeScene();
    try {
      const officers = [chosenBy(random), chosenBy(random)] as const;
      const photo = `TakenAt${between(random, 10_000_000, 99_999_999)}NorthOfHerHouse`;
      const left = await leaveBehind(scene, { people, drafts, photo, officers });
      const secrets = left.secrets.flatMap(waysToWrite);
      const words = [...debtors, ...secrets, photo];
      const whenKilled = findCanaries(left.profile, words);
      await left.comeBack();
      const leaks = {
        'the killed profile': whenKilled,
        'the profile': findCanaries(left.profile, words),
        'the log': findCanaries(left.log, words),
        'the keys': findCanaries(left.keys, words),
        'the centre’s data': findCanaries(left.data, secrets),
      };
      const open = [left.profile, left.log, left.keys, left.data].flatMap((folder) =>
        filesWith(folder, left.pictures),
      );
      const control = await controlRun(scene, left.url, [
        ...[...people, ...drafts, ...secrets, photo],
        ...left.pictures.map((part) => [...part]),
      ]);
      const found = kindsIn(findCanaries(control, words));
      const atCentre = kindsIn(findCanaries(left.data, debtors));
      for (const { canary, file, encoding } of Object.values(leaks).flat())
        console.error(`${canary} in ${file} (${encoding})`);
      const counts = Object.entries(leaks).map(([where, seen]) => `${seen.length} in ${where}`);
      return {
        survived:
          Object.values(leaks).every((seen) => seen.length === 0) &&
          found >= 0.99 * words.length &&
          filesWith(control, left.pictures).length > 0 &&
          atCentre >= debtors.length - drafts.length &&
          left.pictures.length >= 4 &&
          open.length === 0 &&
          left.empty.length === 0,
        observed: `${debtors.length} canaries of debtors and ${secrets.length} of secrets (seed ${seed}): ${counts.join(', ')}; ${atCentre} of debtors in the centre’s own database, where they belong; control found ${found}; ${left.pictures.length} parts of pictures in ${open.length} files; ${left.rows}${left.empty.length > 0 ? `; empty: ${left.empty}` : ''}`,
      };
    } finally {
      await scene.end();
    }
  },
};

const kindsIn = (seen: readonly Sighting[]) => new Set(seen.map(({ canary }) => canary)).size;

/** What an officer chooses and brings, made of chance. */
function chosenBy(random: Random): { pin: string; nationalId: string } {
  let pin = '';
  do pin = String(between(random, 100_000, 799_999));
  while (judgePin(pin, '8001-000-0') !== null);
  return { pin, nationalId: fakeNationalId(random) };
}

/** A code with and without hyphens, large and small; of four words any three, spaced or not. */
function waysToWrite(secret: string): string[] {
  const words = secret.split(' ');
  const runs = words.length === 1 ? [words] : words.slice(2).map((_, i) => words.slice(i, i + 3));
  const written = runs.flatMap((run) => [run.join(' '), run.join('')]);
  return [
    ...new Set(written.flatMap((text) => [text, text.toLowerCase(), text.replaceAll('-', '')])),
  ];
}

/** The same texts, the same browser, no encryption: the search must find them. */
async function controlRun(scene: Scene, url: string, texts: readonly unknown[]): Promise<string> {
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
          for (const one of all)
            tx.objectStore('plain').add(Array.isArray(one) ? new Uint8Array(one) : one);
          tx.oncomplete = () => resolve();
          tx.onerror = () => reject(tx.error);
        };
        opening.onerror = () => reject(opening.error);
      }),
    texts,
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
