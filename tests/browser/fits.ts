import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sizes } from '../support/browser.ts';
import { axeFaults } from './axe.ts';
import { scrolledAway } from './legible.ts';

/** Nothing lies to the side or out of reach at any size, and axe finds nothing. */
export async function fitsEverywhere(page: Page): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([name, wide]).toEqual([name, 0]);
    expect([name, await scrolledAway(page)]).toEqual([name, []]);
    expect([name, await axeFaults(page)]).toEqual([name, []]);
  }
  await page.setViewportSize(sizes.laptop);
}
