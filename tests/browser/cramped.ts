import type { Page } from 'playwright-core';
import { grow } from './legible.ts';

/** What a page keeps for itself of the screen, between the bars and the menu or the actions. */
const LEAST_ROOM = 0.4;

/** What the largest text leaves no room for on a phone: the page, the bar's one row, numbers on one line. */
export async function crampedWhenLarge(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, size] of [
    ['light', 'normal'],
    ['outdoor', 'outdoor'],
  ] as const) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    await grow(page, '150', size);
    found.push(...(await cramped(page)).map((fault) => `${theme}, large: ${fault}`));
  }
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
  await grow(page, '100', 'normal');
  return found;
}

const cramped = (page: Page): Promise<string[]> =>
  page.evaluate(async (least) => {
    const faults: string[] = [];
    // Whoever watches a height has heard of it.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const box = (name: string) => document.querySelector(name)?.getBoundingClientRect();
    const scrolls = ['.frame__page', '.frame__main'].map(box).find((one) => one && one.height > 0);
    const below = box('.registration__actions') ?? box('.frame__nav');
    if (scrolls && below) {
      const end = below.height > 0 ? Math.min(below.top, scrolls.bottom) : scrolls.bottom;
      const room = (end - scrolls.top) / innerHeight;
      if (room < least) faults.push(`${Math.round(room * 100)} % of the screen for the page`);
      for (const across of [0.1, 0.5, 0.9])
        for (const down of [0.1, 0.5, 0.9]) {
          if (below.height === 0) continue;
          const at = document.elementFromPoint(
            below.left + below.width * across,
            below.top + below.height * down,
          );
          if (!at?.closest('.registration__actions, .frame__nav'))
            faults.push(
              `${at?.className ?? 'the edge of the screen'} lies over what is below (${Math.round(below.top)} to ${Math.round(below.bottom)})`,
            );
        }
    }
    const [head, tools] = [box('.app-bar__head'), box('.app-bar__tools')];
    if (head && tools && tools.top >= head.bottom - 1) faults.push('the bar has two rows');

    const pen = document.createElement('canvas').getContext('2d');
    for (const field of document.querySelectorAll<HTMLInputElement>('.field__input--id')) {
      const style = getComputedStyle(field);
      if (pen) pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const digits = pen?.measureText('1-2345-67890-12-3').width ?? 0;
      const sides = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
      // A fault takes room of its own at the side.
      const edge =
        0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize) + 7;
      const room = field.clientWidth - sides - (field.closest('.field--wrong') ? 0 : edge);
      if (field.checkVisibility() && digits > room)
        faults.push(`thirteen digits of ${Math.round(digits)} pixels in ${Math.round(room)}`);
    }
    for (const words of document.querySelectorAll('h1, .ref')) {
      if (!/^[\d\u2011]+$/.test(words.textContent ?? '') || !words.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(words);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) faults.push(`${words.textContent} on ${lines.size} lines`);
    }
    return faults;
  }, LEAST_ROOM);
