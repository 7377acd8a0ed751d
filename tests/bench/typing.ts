import type { Page } from 'playwright-core';
import type { Store } from '../../src/store/types.ts';
import { fillForm } from '../support/desk.ts';
import { makeScene } from '../support/scene.ts';
import { openAway, slowDown, THROTTLE } from './away.ts';
import { type Bench, percentile, round } from './row.ts';

/** What Chromium tells of keys at all; shorter ones are counted as this. */
const SHORTEST_MS = 16;
const WORDS = 'รับซื้อไข่ไก่แล้วยืมเงินไปลงทุน';

/** Milliseconds of each. */
interface Watched {
  keys: number[];
  longTasks: number[];
  saves: number[];
}
interface ProofWindow {
  debtDesk: { stage: { value: { store: Store } } };
  watched: Watched;
}

/**
 * Typing into a form that is filled in, with the server stopped and the processor slowed down: from
 * each key to the paint that follows it, what saving costs in the middle of it, and whether any task
 * held up the page.
 */
export const typing: Bench = {
  id: 'typing',
  of: 'times that a sentence is typed',
  amount: { full: 12, small: 1 },
  async run(times) {
    const scene = makeScene();
    try {
      const page = await openAway(scene);
      const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
      await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
      await slowDown(page);
      await page.evaluate(watch, SHORTEST_MS);
      let typed = 0;
      for (let i = 0; i < times; i += 1) typed += await typeSentence(page);
      const { keys, longTasks, saves } = await page.evaluate(
        () => (globalThis as unknown as ProofWindow).watched,
      );
      const all = [...keys, ...Array(Math.max(0, typed - keys.length)).fill(SHORTEST_MS)];
      const slowed = `processor slowed down ${THROTTLE} times`;
      return [
        {
          id: 'key-to-paint',
          unit: 'ms',
          ours: round(percentile(all, 0.95)),
          goal: { atMost: 50 },
          note: `p95 of ${typed} keys, p50 ${percentile(all, 0.5)}, in steps of 8 and never below ${SHORTEST_MS}; ${slowed}`,
        },
        {
          id: 'autosave',
          unit: 'ms',
          ours: round(percentile(saves, 0.95)),
          goal: { atMost: 150 },
          note: `p95 of ${saves.length}, sealed and written while somebody types; ${longTasks.length} tasks over 50 ms meanwhile; ${slowed}`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};

/** Into the note, as quickly as a good typist; resolves to how many keys that were. */
async function typeSentence(page: Page): Promise<number> {
  const note = page.getByRole('textbox', { name: /^5\.2 / });
  await note.fill('');
  await note.pressSequentially(WORDS, { delay: 90 });
  await page.waitForTimeout(1200);
  return WORDS.length;
}

/** Runs in the page, once the form is open: keys, long tasks, and each saving of the draft. */
function watch(shortest: number): void {
  const watched: Watched = { keys: [], longTasks: [], saves: [] };
  const page = globalThis as unknown as ProofWindow;
  page.watched = watched;
  const observe = (type: string, into: number[], isWanted: (name: string) => boolean) =>
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (isWanted(name)) into.push(duration);
    }).observe({ type, durationThreshold: shortest } as PerformanceObserverInit);
  observe('event', watched.keys, (name) => name === 'keydown');
  observe('longtask', watched.longTasks, () => true);
  const { store } = page.debtDesk.stage.value;
  const save = store.saveDraft;
  store.saveDraft = async (...given) => {
    const began = performance.now();
    await save(...given);
    watched.saves.push(performance.now() - began);
  };
}
