import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { sizes } from '../../support/browser.ts';

export type Size = keyof typeof sizes;
export type Theme = 'light' | 'dark' | 'outdoor';

const everySize: readonly Size[] = ['phone', 'tablet', 'laptop'];
export const everyTheme: readonly Theme[] = ['light', 'dark', 'outdoor'];

interface Picture {
  screen: string;
  state: string;
  size: Size;
  theme: Theme;
  /** Grown until nothing has to be scrolled. */
  whole: boolean;
  file: string;
}

/** Takes pictures of what a page shows, in every size and theme, and lists them. */
export interface Camera {
  /** As it is seen, and once more in full length where it scrolls. */
  shoot(
    page: Page,
    screen: string,
    state: string,
    options?: { sizes?: readonly Size[]; themes?: readonly Theme[] },
  ): Promise<void>;
  /** Writes `index.html`; returns how many pictures it lists. */
  writeIndex(): number;
}

export function openCamera(folder: string): Camera {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: Picture[] = [];
  const take = async (page: Page, about: Omit<Picture, 'file'>) => {
    const { screen, state, size, theme, whole } = about;
    const file = `${screen}.${state}.${size}.${theme}${whole ? '.whole' : ''}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    pictures.push({ ...about, file });
  };
  return {
    async shoot(page, screen, state, options = {}) {
      for (const size of options.sizes ?? everySize) {
        await wear(page, size);
        for (const theme of options.themes ?? ['light']) {
          await paint(page, theme);
          await take(page, { screen, state, size, theme, whole: false });
          const hidden = theme === 'light' ? await hiddenBelow(page) : 0;
          if (hidden < 24) continue;
          const { width, height } = sizes[size];
          await page.setViewportSize({ width, height: height + hidden });
          await take(page, { screen, state, size, theme, whole: true });
          await page.setViewportSize(sizes[size]);
        }
      }
      await paint(page, 'light');
      await wear(page, 'laptop');
    },
    writeIndex() {
      writeFileSync(join(folder, 'index.html'), indexOf(pictures));
      return pictures.length;
    },
  };
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The size of a screen; phones and tablets are touched, laptops have a pointer and keys. */
export async function wear(page: Page, size: Size): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  await page.setViewportSize(sizes[size]);
  const enabled = size !== 'laptop';
  await (await session).send('Emulation.setTouchEmulationEnabled', { enabled });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Puts a theme on as `src/app/theme.ts` does. */
async function paint(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((chosen) => {
    const { dataset } = document.documentElement;
    dataset.theme = chosen;
    dataset.size = chosen === 'outdoor' ? 'outdoor' : 'normal';
  }, theme);
}

/** Pixels that can be scrolled to, in the page or in the part of it that scrolls. */
function hiddenBelow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const parts = [
      document.documentElement,
      ...document.querySelectorAll('.frame__main, .registration__body'),
    ];
    return Math.max(...parts.map((part) => part.scrollHeight - part.clientHeight));
  });
}

function indexOf(pictures: readonly Picture[]): string {
  const screens = [...new Set(pictures.map(({ screen }) => screen))];
  const figure = ({ state, size, theme, whole, file }: Picture) =>
    `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${state} · ${size} · ${theme}${whole ? ' · whole' : ''}</figcaption></figure>`;
  const body = screens.map((screen) => {
    const own = pictures.filter((picture) => picture.screen === screen);
    return `<h2>${screen}</h2><div>${own.map(figure).join('')}</div>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font:16px sans-serif;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{max-block-size:24rem;border:1px solid #888}</style>
<h1>${pictures.length} screens</h1>${body.join('\n')}</html>`;
}
