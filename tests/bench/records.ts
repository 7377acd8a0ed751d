import type { Page } from 'playwright-core';
import type { Registration } from '#contract/registration/registration.ts';
import { keepAll, openRecords } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene, type Scene } from '../support/scene.ts';
import { openAway } from './away.ts';
import { type Bench, median, percentile, round, SEED } from './row.ts';

/** So many at a time, so that no answer of the page waits for thousands. */
const TURN = 200;
const OPENINGS = 9;
/** What a list of thousands is compared with. */
const FEW = 50;
/** Keeping one costs the same however many there are. */
const FLAT = 1.5;

/**
 * The list of what a device holds, in a real browser with the server stopped: from the press to the
 * first painted line, and from a key in the search field to the painted list that it leaves.
 */
export const records: Bench = {
  id: 'records',
  of: 'records on the device',
  amount: { full: 5_000, small: 60 },
  async run(count) {
    const scene = makeScene();
    try {
      const page = await openAway(scene);
      // A page that shows no list, so that keeping is not slowed by drawing one.
      await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
      const invented = inventMany(SEED, count);
      const names = invented.slice(0, 20).map(({ debtor }) => debtor.firstName ?? 'ก');
      const words = ['5672', '00042', ...names];
      const searchesInFew = await searchOnItsOwn(scene, invented.slice(0, FEW), words);
      const keeping: number[] = [];
      for (let i = 0; i < count; i += TURN) {
        // A desk that nobody touches for five minutes locks itself.
        await page.keyboard.press('Shift');
        const some = invented.slice(i, i + TURN);
        const from = performance.now();
        await keepAll(page, some);
        keeping.push((performance.now() - from) / some.length);
      }
      /** A fifth of them: the first thousand and the last, of five thousand. */
      const fifth = Math.ceil(keeping.length / 5);
      const [keptFirst, keptLast] = [
        median(keeping.slice(0, fifth)),
        median(keeping.slice(-fifth)),
      ];

      const openings: number[] = [];
      for (let i = 0; i < OPENINGS; i += 1) {
        await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
        openings.push(await openList(page));
      }
      await page.evaluate(() => document.getElementById('main')?.scrollTo(0, 0));
      await openRecords(page);
      const searches = await typeEach(page, words);
      const paging = await pageDown(page);
      const first = openings[0] ?? Number.NaN;
      return [
        {
          id: 'records-open-first',
          unit: 'ms',
          ours: round(first),
          goal: { atMost: 300 },
          note: `${count} records, nothing opened yet: press to the first line painted`,
        },
        {
          id: 'records-open',
          unit: 'ms',
          ours: round(median(openings.slice(1))),
          goal: { atMost: 50 },
          note: 'the same again in the session, median',
        },
        {
          id: 'records-search',
          unit: 'ms',
          ours: round(percentile(searches, 0.95)),
          peer: round(percentile(searchesInFew, 0.95)),
          goal: { atMost: 50 },
          note: `p95 of ${searches.length} keys: key to the painted list, median ${round(median(searches))}; peer: the same list with ${FEW} records`,
        },
        {
          id: 'records-keep',
          unit: 'ms',
          ours: round(keptLast),
          peer: round(keptFirst),
          goal: { atMost: round(keptFirst * FLAT) },
          note: `keeping one more among the last fifth of ${count}; peer: among the first fifth`,
        },
        {
          id: 'records-page-down',
          unit: 'ms',
          ours: round(percentile(paging, 0.95)),
          note: `p95 between frames while paging through ${paging.length} frames`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};

/** On a desk of its own, so that nothing is open yet on the other. */
async function searchOnItsOwn(
  scene: Scene,
  few: readonly Registration[],
  words: readonly string[],
) {
  const page = await openAway(scene);
  await keepAll(page, few);
  await openRecords(page);
  return typeEach(page, words);
}

/** From the press on the menu to the frame that shows the first line. */
function openList(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        document.querySelector<HTMLElement>('.nav__item[href="/records"]')?.click();
        const look = () => {
          if (document.querySelector('.lines li')) resolve(performance.now() - started);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** Types each word key by key; ms from each key to the frame after it was drawn. */
function typeEach(page: Page, words: readonly string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('#find-records input');
    if (!field) throw new Error('no search field');
    const opened = () => !/กำลังเปิด/.test(document.body.textContent ?? '');
    while (!opened()) await new Promise((resolve) => setTimeout(resolve, 50));
    field.focus();
    const frame = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      });
    const times: number[] = [];
    for (const word of all) {
      for (const letter of word) {
        await frame();
        const started = performance.now();
        document.execCommand('insertText', false, letter);
        await frame();
        times.push(performance.now() - started);
      }
      field.select();
      document.execCommand('delete');
    }
    return times;
  }, words);
}

/** Pages through the list for some seconds; ms between frames. */
function pageDown(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const main = document.getElementById('main');
    if (!main) throw new Error('nothing to page through');
    const times: number[] = [];
    let last = performance.now();
    for (let frames = 0; frames < 300; frames += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      times.push(now - last);
      last = now;
      if (frames % 10 === 0) main.scrollBy(0, main.clientHeight * 0.9);
    }
    return times;
  });
}
