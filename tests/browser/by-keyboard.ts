import type { Locator, Page } from 'playwright-core';
import { openKeyboard } from './kedmanee.ts';

/** More keys than any screen needs from one end to the other. */
const MOST_TABS = 120;

/** Two hands on a keyboard: nothing is reached but by Tab and the arrow keys. */
export interface Hands {
  /** Brings the focus there. */
  to(target: Locator): Promise<void>;
  /** Brings the focus there and presses Enter. */
  press(target: Locator): Promise<void>;
  /** Writes into a field in place of what stood there: Thai on a Thai keyboard, else on another. */
  write(field: Locator, text: string): Promise<void>;
  /** Chooses one of a radio group with the arrow keys. */
  choose(radio: Locator): Promise<void>;
  /** Answers the question of the form that has the focus and goes on: with what fits, once listed. */
  answer(text: string, fits?: Locator): Promise<void>;
  key(name: string): Promise<void>;
}

export async function handsOn(page: Page): Promise<Hands> {
  const thai = await openKeyboard(page);
  const isThere = (target: Locator) =>
    target.evaluate((element) => element === document.activeElement);
  const key = (name: string) => page.keyboard.press(name);
  const hands: Hands = {
    key,
    async to(target) {
      await target.waitFor();
      const passed: string[] = [];
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        if (await isThere(target)) return;
        const isBehind = await target.evaluate((element) => {
          const at = document.activeElement ?? document.body;
          return Boolean(at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
        });
        await key(isBehind ? 'Shift+Tab' : 'Tab');
        passed.push(await focusOn(page));
      }
      throw new Error(
        `${target} cannot be reached by Tab; passed ${passed.slice(-12).join(' | ')}`,
      );
    },
    async press(target) {
      await hands.to(target);
      await key('Enter');
    },
    async write(field, text) {
      await hands.to(field);
      await key('Control+a');
      if (/^[\u0e00-\u0e7f ]*$/.test(text)) await thai.type(text);
      else await page.keyboard.type(text);
    },
    async answer(text, fits) {
      await thai.type(text);
      if (fits) {
        await fits.waitFor();
        await key('ArrowDown');
        await key('Enter');
      }
      await key('Enter');
    },
    async choose(radio) {
      await radio.waitFor();
      const name = await radio.getAttribute('name');
      // A group is entered at the one that is chosen.
      await hands.to(page.locator(`input[type="radio"][name="${name}"]:checked`));
      for (let steps = 0; steps < MOST_TABS && !(await isThere(radio)); steps += 1)
        await key('ArrowDown');
    },
  };
  return hands;
}

/** Where the focus is, in words for a report: `button "Save"`; `BODY` when it fell from the page. */
export const focusOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return 'BODY';
    return `${at.tagName.toLowerCase()} "${(at.textContent || at.id).trim().slice(0, 40)}"`;
  });

/** Counts every sign of a mouse or a finger in every document that follows. */
export const watchPointers = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.assign(globalThis, { pointers: 0 });
    for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'touchstart', 'wheel'])
      addEventListener(kind, () => (globalThis as unknown as { pointers: number }).pointers++, {
        capture: true,
        passive: true,
      });
  });

export const pointersOn = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { pointers: number }).pointers);
