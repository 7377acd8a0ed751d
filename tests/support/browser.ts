import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './programs.ts';

export const sizes = {
  phone: { width: 360, height: 640 },
  tablet: { width: 800, height: 1280 },
  laptop: { width: 1366, height: 650 },
} as const;

/** Chromium on a profile of its own: data lies on disk, as on a desk's laptop. */
export interface OpenBrowser {
  context: BrowserContext;
  page: Page;
  profile: string;
  /** Console errors and uncaught exceptions, to be empty at the end of a journey. */
  complaints: string[];
  close(): Promise<void>;
  /** `kill -9` of every process of this browser. */
  kill(): Promise<void>;
}

export const makeProfile = () => mkdtempSync(join(tmpdir(), 'debt-desk-profile-'));

/** An incognito context keeps IndexedDB in memory, so the profile is always a persistent one. */
export async function openBrowser(
  profile: string,
  options: { size?: { width: number; height: number }; args?: string[]; locale?: string } = {},
): Promise<OpenBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: options.size ?? sizes.laptop,
    locale: options.locale ?? 'th-TH',
    timezoneId: 'Asia/Bangkok',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(options.args ?? []),
    ],
  });
  const complaints: string[] = [];
  const listen = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  };
  context.on('page', listen);
  const page = context.pages()[0] ?? (await context.newPage());
  listen(page);
  return {
    context,
    page,
    profile,
    complaints,
    close: () => context.close(),
    kill: async () => {
      for (const pid of processesOf(profile)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It ended by itself meanwhile.
        }
      }
      await context.close().catch(() => undefined);
    },
  };
}

/** Process ids whose command line names this profile (Linux). */
export function processesOf(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}
