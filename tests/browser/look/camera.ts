import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sizes } from '../../support/browser.ts';
import { axeFaults } from '../axe.ts';
import { cutMarks, hiddenAside, scrolledAway, smallTargets } from '../legible.ts';

export type Size = keyof typeof sizes;
export type Theme = 'light' | 'dark' | 'outdoor';
export const everyTheme: readonly Theme[] = ['light', 'dark', 'outdoor'];

/** What a screen is worked with. Chromium cannot change it in an open page, so each is a journey. */
export const hands = {
  finger: {
    sizes: ['phone', 'tablet'],
    args: [
      '--blink-settings=primaryPointerType=2,availablePointerTypes=2,primaryHoverType=1,availableHoverTypes=1',
    ],
  },
  mouse: { sizes: ['laptop'], args: [] },
} as const satisfies Record<string, { sizes: readonly Size[]; args: string[] }>;
export type Hand = (typeof hands)[keyof typeof hands];

interface Picture {
  screen: string;
  state: string;
  size: Size;
  theme: Theme;
  /** Grown until nothing has to be scrolled. */
  whole: boolean;
  file: string;
}

/** Takes pictures of what a page shows, in every size of one hand. */
export interface Camera {
  hand: Hand;
  /** As it is seen, and once more in full length where it scrolls. */
  shoot(page: Page, screen: string, state: string, options?: ShootOptions): Promise<void>;
}

interface ShootOptions {
  sizes?: readonly Size[];
  themes?: readonly Theme[];
}

export interface Album {
  camera(hand: Hand): Camera;
  /** What axe found and what had to be scrolled sideways, with the picture it is on. */
  faults: readonly string[];
  /** Writes `index.html`; returns how many pictures it lists. */
  writeIndex(): number;
}

/** A laptop’s screen at 400 %: everything is there, and nothing is scrolled sideways. */
const enlarged = { width: 320, height: 256 };

/** An empty folder of pictures. */
export function openAlbum(folder: string): Album {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: Picture[] = [];
  const faults: string[] = [];
  const take = async (page: Page, hand: Hand, about: Omit<Picture, 'file'>) => {
    const { screen, state, size, theme, whole } = about;
    const file = `${screen}.${state}.${size}.${theme}${whole ? '.whole' : ''}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    pictures.push({ ...about, file });
    if (whole) return;
    for (const fault of await axeFaults(page)) faults.push(`${file}: ${fault}`);
    for (const fault of await cutMarks(page)) faults.push(`${file}: ${fault}`);
    for (const fault of await scrolledAway(page)) faults.push(`${file}: ${fault}`);
    const least = hand === hands.finger ? 44 : 24;
    for (const fault of await smallTargets(page, least)) faults.push(`${file}: ${fault}`);
    const aside = await hiddenAside(page);
    if (aside > 0) faults.push(`${file}: ${aside} pixels have to be scrolled to sideways`);
  };
  return {
    faults,
    camera: (hand) => ({
      hand,
      async shoot(page, screen, state, options = {}) {
        for (const size of options.sizes ?? hand.sizes) {
          await page.setViewportSize(sizes[size]);
          await page.evaluate(() => document.fonts.ready.then(() => undefined));
          for (const theme of options.themes ?? ['light']) {
            await paint(page, theme);
            await take(page, hand, { screen, state, size, theme, whole: false });
            const hidden = theme === 'light' ? await hiddenBelow(page) : 0;
            if (hidden < 24) continue;
            const { width, height } = sizes[size];
            await page.setViewportSize({ width, height: height + hidden });
            await take(page, hand, { screen, state, size, theme, whole: true });
            await page.setViewportSize(sizes[size]);
          }
        }
        await paint(page, 'light');
        await page.setViewportSize(enlarged);
        const aside = await hiddenAside(page);
        if (aside > 0) faults.push(`${screen}.${state} at 400 %: ${aside} pixels lie to the side`);
        await page.setViewportSize(sizes.laptop);
      },
    }),
    writeIndex() {
      writeFileSync(join(folder, 'index.html'), indexOf(pictures));
      return pictures.length;
    },
  };
}

/** Puts a theme on as `src/app/theme.ts` does. */
export async function paint(page: Page, theme: Theme): Promise<void> {
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
      ...document.querySelectorAll('.frame__page, .frame__main, .registration__body'),
    ];
    return Math.max(...parts.map((part) => part.scrollHeight - part.clientHeight));
  });
}

function indexOf(pictures: readonly Picture[]): string {
  const screens = [...new Set(pictures.map(({ screen }) => screen))].sort();
  const figure = ({ state, size, theme, whole, file }: Picture) =>
    `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${state} · ${size} · ${theme}${whole ? ' · whole' : ''}</figcaption></figure>`;
  const body = screens.map((screen) => {
    const own = pictures.filter((picture) => picture.screen === screen);
    return `<h2>${screen}</h2><div>${own.map(figure).join('')}</div>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font:16px sans-serif;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{max-block-size:24rem;border:1px solid #888}</style>
<h1>${pictures.length} pictures of ${screens.length} screens</h1>${body.join('\n')}</html>`;
}
