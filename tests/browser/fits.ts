import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sizes } from '../support/browser.ts';
import { axeFaults } from './axe.ts';
import { cutWhenLarge, hiddenAside, scrolledAway } from './legible.ts';

/** Nothing lies to the side, is cut or out of reach at any size and in the largest text, and axe finds nothing. */
export async function fitsEverywhere(page: Page): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    expect([name, await hiddenAside(page)]).toEqual([name, 0]);
    expect([name, await cutWhenLarge(page)]).toEqual([name, []]);
    expect([name, await scrolledAway(page)]).toEqual([name, []]);
    expect([name, await axeFaults(page)]).toEqual([name, []]);
  }
  await page.setViewportSize(sizes.laptop);
}
