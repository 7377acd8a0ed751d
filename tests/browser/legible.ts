import type { Page } from 'playwright-core';

/** As high and as deep as words are written: a mark upon a vowel upon a tall letter, a vowel below a tail. */
const TALLEST = 'ปี่ ฟ้า ใช้ กตัญญู ปรากฏุ';

/** Lines as a part of the letters’ size: below it marks of one line meet those of the next. */
const LEAST_LINE = 1.45;

/** Where marks of Thai are cut off: lines too near to each other, ink outside of whatever clips it, low fields. */
export const cutMarks = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([tallest, least]) => {
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) throw new Error('no canvas');
      const inkOf = (style: CSSStyleDeclaration, text: string) => {
        pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        return pen.measureText(text);
      };
      const found: string[] = [];
      const say = (element: Element, what: string, text: string) =>
        found.push(`${element.tagName}.${element.className}: ${what}: ${text.trim().slice(0, 30)}`);

      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { parentElement: element, textContent } = node;
        const text = textContent ?? '';
        if (!element || !/[\u0e00-\u0e7f]/.test(text) || !element.checkVisibility()) continue;
        // What is for the ear alone is a pixel wide.
        if (element.getBoundingClientRect().width <= 1) continue;
        const style = getComputedStyle(element);
        const line = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize);
        if (line < least) say(element, `lines of ${line.toFixed(2)} of the letters`, text);

        const around = clipOf(element);
        if (!around) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const own = inkOf(style, text);
        const frame = around.getBoundingClientRect();
        for (const rect of range.getClientRects()) {
          const base = rect.top + own.fontBoundingBoxAscent;
          const above = frame.top - (base - own.actualBoundingBoxAscent);
          const below = base + own.actualBoundingBoxDescent - frame.bottom;
          if (above > 0.5 || below > 0.5) say(element, `cut by ${around.className}`, text);
        }
      }
      for (const field of document.querySelectorAll('input, select, textarea')) {
        if (!field.checkVisibility() || field.matches('[type=radio], [type=checkbox]')) continue;
        const most = inkOf(getComputedStyle(field), tallest);
        const ink = most.actualBoundingBoxAscent + most.actualBoundingBoxDescent;
        if (field.clientHeight > 1 && field.clientHeight < ink) say(field, 'a field too low', '');
      }
      return found;

      /** What scrolls cuts nothing: whoever scrolls sees it. */
      function clipOf(element: Element): Element | null {
        for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
          const { overflowY } = getComputedStyle(at);
          if (/auto|scroll/.test(overflowY)) return null;
          // What is for the ear alone is shut in a pixel.
          if (at.clientWidth <= 1 || at.clientHeight <= 1) return null;
          if (/hidden|clip/.test(overflowY)) return at;
        }
        return null;
      }
    },
    [TALLEST, LEAST_LINE] as const,
  );

/** What can be pressed and is smaller than `least` pixels; links inside of sentences are as high as their line. */
export const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((size) => {
    /** Whether a finger of that size, laid on it anywhere near, presses it and nothing else. */
    const reaches = (element: Element, across: number): boolean => {
      element.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const hits = (x: number, y: number) => element.contains(document.elementFromPoint(x, y));
      const middle = (left + right) / 2;
      const tall = [...Array(Math.round(bottom + across - (top - across)))].filter((_, i) =>
        hits(middle, top - across + i),
      ).length;
      return right - left >= across - 0.5 && tall >= across - 1;
    };
    const pressed =
      'button, a[href], summary, select, input, textarea, [role="button"], [role="tab"]';
    return [...document.querySelectorAll(pressed)].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return [];
      const style = getComputedStyle(element);
      const inSentence = style.display === 'inline' && element.matches('a[href], button');
      // A radio or a checkbox is pressed by all of its label.
      const label = element.matches('input') ? element.closest('label') : null;
      const { width, height } = (label ?? element).getBoundingClientRect();
      const isSmall = width < size - 0.5 || height < size - 0.5;
      // What waits above the page for the keyboard is no target of a finger.
      const unseen = width <= 1 || height <= 1 || element.matches('.skip-link');
      if (inSentence || unseen || !isSmall || reaches(label ?? element, size)) return [];
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
      return `${element.tagName}.${element.className} ${Math.round(width)}×${Math.round(height)}: ${words.slice(0, 30)}`;
    });
  }, least);

/** The size of text and of what is pressed, as settings choose them. */
export const grow = (page: Page, text: string, size: string): Promise<void> =>
  page.evaluate(
    ([chosen = '', place = '']) => {
      const { dataset } = document.documentElement;
      dataset.text = chosen;
      dataset.size = place;
    },
    [text, size],
  );

/** Pixels of the page that lie to the side; a table may scroll by itself. */
export const hiddenAside = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = [
      document.documentElement,
      ...document.querySelectorAll('.frame__page, .frame__main, .registration__body'),
    ];
    return Math.max(...parts.map((part) => part.scrollWidth - part.clientWidth));
  });

/** The largest text outdoors: what would have to be scrolled to sideways, or is cut off at the edge. */
export async function cutWhenLarge(page: Page): Promise<string[]> {
  await grow(page, '150', 'outdoor');
  const aside = await hiddenAside(page);
  const cut = await page.evaluate(() => {
    // What scrolls by itself, as a row of filters on a telephone, hides nothing.
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      !element.matches('.frame__page, .frame__main, .registration__body') &&
      (element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).overflowX === 'auto'
        ? true
        : scrolls(element.parentElement));
    // The head of a table that became cards is for the ear alone, as is what is hidden by a class.
    const isForEar = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath !== 'none' || isForEar(element.parentElement));
    return [...document.querySelectorAll('main *')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          element.children.length === 0 &&
          element.textContent?.trim() &&
          !isForEar(element) &&
          element.getBoundingClientRect().right > innerWidth + 1 &&
          !scrolls(element.parentElement),
      )
      .map((element) => `cut at the edge: ${element.textContent?.slice(0, 40)}`);
  });
  await grow(page, '100', 'normal');
  return aside > 1 ? [`large text lies ${aside} pixels to the side`, ...cut] : cut;
}

/** Words of the bars that lie over others, or are wider than their place, in the largest text outdoors. */
export async function overlapInBars(page: Page): Promise<string[]> {
  await grow(page, '150', 'outdoor');
  const found = await page.evaluate(() => {
    const seen = [...document.querySelectorAll('.app-bar *, .nav__item *')].filter(
      (element) =>
        element.checkVisibility() &&
        element.children.length === 0 &&
        element.textContent &&
        !element.closest('.hidden-visually'),
    );
    const boxes = seen.map((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      return { element, at: words.getBoundingClientRect() };
    });
    return boxes.flatMap(({ element, at }, i) =>
      boxes.slice(i + 1).flatMap((other) => {
        const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
        const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
        // Lines of one name stand close.
        const apart = across <= 1 || down <= 6 || element.contains(other.element);
        return apart ? [] : [`${element.textContent} over ${other.element.textContent}`];
      }),
    );
  });
  await grow(page, '100', 'normal');
  return found;
}

/**
 * Only the middle of the frame scrolls: a document that does takes the bars, and all of it, out of sight.
 * What is shown before somebody is in has no frame, and scrolls as any page does.
 */
export const scrolledAway = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.querySelector('.gate')) return [];
    const away = document.documentElement.scrollHeight - innerHeight;
    return away > 0 ? [`the whole document scrolls away by ${away} pixels`] : [];
  });

/** Walks through a page by Tab, and names what has the focus where nobody sees it. */
export async function coveredFocus(page: Page, most = 200): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const seen = new Set<string>();
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const { name, fault, end } = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return { name: '', fault: null, end: true };
      const order = [...document.querySelectorAll('*')].indexOf(at);
      const label = at instanceof HTMLInputElement ? at.labels?.[0] : undefined;
      const words = at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '';
      const called = `${order} ${at.tagName}.${at.className} ${words.trim().slice(0, 30)}`;
      const own = at.matches('[type=radio], [type=checkbox]') ? (at.closest('label') ?? at) : at;
      const { left, right, top, bottom } = own.getBoundingClientRect();
      // What is larger than the window is seen where it begins.
      const [low, far] = [Math.min(bottom, innerHeight), Math.min(right, innerWidth)];
      if (top >= innerHeight || bottom <= 0 || left >= innerWidth || right <= 0)
        return { name: called, fault: 'out of view', end: false };
      const points = [0.5, 0.15, 0.85].map((share) => [
        Math.max(left, 0) + (far - Math.max(left, 0)) * 0.5,
        Math.max(top, 0) + (low - Math.max(top, 0)) * share,
      ]);
      const isSeen = points.some(([x = 0, y = 0]) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (own.contains(hit) || hit.contains(own));
      });
      return { name: called, fault: isSeen ? null : 'covered', end: false };
    });
    if (end || seen.has(name)) break;
    seen.add(name);
    if (fault) found.push(`${name}: ${fault}`);
  }
  return found;
}

/** Where colours of the system’s own take away what a page says by background alone. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await page.evaluate(() => {
    const faults: string[] = [];
    const edge = (style: CSSStyleDeclaration) =>
      Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
    for (const element of document.querySelectorAll('button, input, select, textarea, .button')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      const isBare = element.matches(
        '.button--text, .sections__item, [type=radio], [type=checkbox]',
      );
      const isUnderlined = /underline/.test(style.textDecorationLine);
      if (!isBare && !isUnderlined && !edge(style))
        faults.push(`no border: ${element.tagName}.${element.className}`);
      const drawsItself = element.matches('[type=radio], [type=checkbox]');
      if (drawsItself && style.appearance === 'none')
        faults.push(`a choice that the system does not draw: ${element.className}`);
    }
    // Where one is stands out from where one is not, by more than bold letters.
    const marks = (element: Element) => {
      const { borderTopColor, borderLeftColor, borderBottomColor } = getComputedStyle(element);
      return [borderTopColor, borderLeftColor, borderBottomColor].join();
    };
    for (const element of document.querySelectorAll('nav [aria-current], ol [aria-current]')) {
      const list = element.closest('nav, ol');
      const others = list?.querySelectorAll(`.${element.classList[0]}:not([aria-current])`) ?? [];
      if (!element.checkVisibility() || others.length === 0) continue;
      if ([...others].some((other) => marks(other) === marks(element)))
        faults.push(`where one is: ${element.tagName}.${element.className}`);
    }
    return faults;
  });
  await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    // A choice has its ring around its words.
    const isSeen = [at, at.closest('label')].some((element) => {
      const style = element && getComputedStyle(element);
      return style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 2;
    });
    return isSeen ? null : `no ring: ${at.tagName}.${at.className}`;
  });
  await page.emulateMedia({ forcedColors: 'none' });
  return ring === null ? found : [...found, ring];
}
