import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { keepAll, unlock, unsentOn } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeLoopDisk, whyNoPowerCut } from '../support/loop-disk.ts';
import { makeScene, type Scene } from '../support/scene.ts';
import { type Away, compare, setUpAway } from './away.ts';
import type { Fault, Observation } from './fault.ts';

const SEED = 2579;
const MOST = 400;

/** A page that has said neither yes nor no by then says nothing any more. */
const ANSWERS_MS = 30_000;

/** How a desk runs out of room, and gets some again. */
interface Shortage {
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
}

/** Keeps until it does not fit, gets room, keeps on, and sends. */
async function runOut(scene: Scene, away: Away, shortage: Shortage): Promise<Observation> {
  const { page, centre } = away;
  const people = inventMany(SEED, MOST);
  const kept = await keepAll(page, people.slice(0, 2));
  await shortage.fill();
  let refused: string | null = null;
  for (const person of people.slice(2)) {
    const done = await inTime(keepAll(page, [person])).catch((error: unknown) => {
      refused = String(error);
      return [];
    });
    if (refused !== null) break;
    kept.push(...done);
  }
  // Some files of a browser are its memory, too: on a full disk it may end as a whole.
  const readable = page.isClosed() ? null : await inTime(unsentOn(page)).catch(() => null);
  await shortage.makeRoom();
  if (readable === null) await away.browser.kill();
  const standing = readable === null ? await reopened(scene, away) : page;
  const here = await unsentOn(standing);
  const before = kept.length;
  kept.push(...(await keepInTheEnd(standing, people.slice(-1))));
  await away.serve();
  await away.untilArrived(standing, kept.length);
  const { isEqual, said } = compare(centre, kept);
  const then = readable === null ? 'the browser ended' : `${readable} could be read`;
  return {
    survived: refused !== null && here >= before && isEqual,
    observed: `${before} kept until there was no room (${sayWhy(refused)}; ${then}); after room was made ${here} were there, ${said}`,
  };
}

/** @throws when nothing came of it in time */
async function inTime<T>(pending: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ANSWERS_MS);
  });
  return Promise.race([pending, late]).finally(() => clearTimeout(timer));
}

async function reopened(scene: Scene, { profile, url }: Away): Promise<Page> {
  const { page } = await scene.open(profile);
  await page.goto(url);
  await unlock(page);
  return page;
}

/** A browser takes a moment to notice that there is room. */
async function keepInTheEnd(page: Page, people: Parameters<typeof keepAll>[1]) {
  for (let tries = 0; tries < 20; tries += 1) {
    const kept = await inTime(keepAll(page, people)).catch(() => null);
    if (kept) return kept;
    await page.waitForTimeout(500);
  }
  throw new Error('nothing could be kept although there was room');
}

const sayWhy = (refused: string | null) =>
  /NotSavedError: [\w-]+/.exec(refused ?? '')?.[0] ?? refused;

/** The browser allows the program no more than so much. */
export const fullQuota: Fault = {
  id: 'full-quota',
  proves: ['F5'],
  injected: 'the browser’s room for the program ends while registrations are kept',
  expected: 'one is told as not saved, all before stay, and with room it goes on; all arrives',
  async run() {
    const scene = makeScene();
    try {
      const away = await setUpAway(scene);
      const { page, browser, url: origin } = away;
      const devtools = await browser.context.newCDPSession(page);
      return await runOut(scene, away, {
        async fill() {
          const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
          const quotaSize = (usage ?? 0) + 40 * 1024;
          await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
        },
        makeRoom: async () =>
          void (await devtools.send('Storage.overrideQuotaForOrigin', { origin })),
      });
    } finally {
      await scene.end();
    }
  },
};

/** Something else has filled the disk of the desk. */
export const fullDisk: Fault = {
  id: 'full-disk',
  proves: ['F6'],
  injected: 'the desk’s disk (ext4) is filled to the last block while registrations are kept',
  expected: 'one is told as not saved, all before stay, and with room it goes on; all arrives',
  why: whyNoPowerCut,
  async run() {
    const disk = makeLoopDisk(300);
    const scene = makeScene();
    try {
      const profile = join(disk.folder, 'profile');
      mkdirSync(profile);
      const away = await setUpAway(scene, { profile });
      const ballast = join(disk.folder, 'ballast');
      return await runOut(scene, away, {
        async fill() {
          const { bfree, bsize } = statfsSync(disk.folder);
          try {
            writeFileSync(ballast, Buffer.alloc(bfree * bsize - 200 * 1024));
          } catch {
            // A little more than there was: full is full.
          }
        },
        makeRoom: async () => rmSync(ballast),
      });
    } finally {
      await scene.end();
      await disk.end();
    }
  },
};
