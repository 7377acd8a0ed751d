import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { hostileRegistration } from '../security/hostile-registration.ts';
import { hostileTexts } from '../security/hostile-texts.ts';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { draftAll, enrol, keepAll, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { seeded } from '../support/people.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const SEED = 2566;
/** One stride puts every text somewhere with the fewest registrations. */
const STRIDE = 32;

/**
 * Every text that tries to become a program goes through every text field, is shown on every screen
 * of the desk and sent to the centre. Nothing runs, nothing is blocked by the policy because nothing
 * tried, and the centre stores the very characters.
 */
export const hostileText: Fault = {
  id: 'hostile-texts',
  proves: [],
  injected: `${hostileTexts.length} texts that try to become a program, in every text field`,
  expected: 'shown as text everywhere, nothing runs or is blocked, stored letter for letter',
  async run(size) {
    const count = size === 'full' ? hostileTexts.length : Math.ceil(hostileTexts.length / STRIDE);
    const step = size === 'full' ? 1 : STRIDE;
    const random = seeded(SEED);
    const debtors = inventMany(SEED, count).map((person, i) =>
      hostileRegistration(person, hostileTexts, i * step, random),
    );
    const drafts = debtors.filter((_, i) => size === 'small' || i % STRIDE === 0);
    const scene = makeScene();
    try {
      const home = await makeHome();
      const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
      const { page } = await scene.open(makeProfile());
      const harm = await watchForHarm(page);
      await enrol(page, server.url, server.link());
      await untilReadyOffline(page);
      const kept = await keepAll(page, debtors);
      const centre = centreOf(home);
      await until(async () => centre.count('ops') === count);
      const stored = new Set(centre.registrationJsons());
      const changed = kept.filter(({ json }) => !stored.has(json)).length;
      const screens = await visitAll(page, await draftAll(page, drafts));
      const people = await proposeAll(page);
      const done = await harm();
      await page.evaluate(beCareless);
      const control = (await harm()).length - done.length;
      return {
        survived: done.length === 0 && changed === 0 && control > 0,
        observed: `${count} registrations, ${drafts.length} drafts, ${screens} screens, ${people} people: ${done.length} harmed (${done.slice(0, 5).join('; ')}), ${changed} stored otherwise; control found ${control}`,
      };
    } finally {
      await scene.end();
    }
  },
};

/** Tells of whatever ran, was blocked by the policy, opened, asked or led away. */
async function watchForHarm(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  await page.exposeFunction('dangerous', () => seen.push('a text ran'));
  await page.exposeFunction('harmed', (what: string) => seen.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      (globalThis as unknown as { harmed(what: string): void }).harmed(
        `blocked ${event.violatedDirective} ${event.sample}`,
      );
    });
  });
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => seen.push('a window opened'));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) seen.push('a frame was made');
    else if (!frame.url().startsWith('http://localhost')) seen.push(`led to ${frame.url()}`);
  });
  return async () => [...seen, ...(await page.evaluate(findMarkup))];
}

/** What a careless screen would do: the control that must be found. */
function beCareless(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('securitypolicyviolation', () => resolve(), { once: true });
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=dangerous()>');
    } catch {
      // The policy forbids it, and says so in a moment.
    }
  });
}

/** Elements that no screen of ours has, and attributes that would run. */
function findMarkup(): string[] {
  const foreign =
    'iframe,object,embed,base,math,marquee,details[ontoggle],script:not([src]),a[href^="javascript:" i]';
  const found = [...document.querySelectorAll(foreign)].map((element) => element.outerHTML);
  const runs = [...document.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith('on')),
  );
  return [...found, ...runs].map((what) => `markup ${what.slice(0, 80)}`);
}

async function visitAll(page: Page, drafts: readonly string[]): Promise<number> {
  const paths = [
    '/',
    '/records',
    '/outbox',
    '/overview',
    ...drafts.flatMap((record) => [`/reg/${record}`, `/reg/${record}/check`]),
  ];
  for (const path of paths) await visit(page, path);
  return paths.length;
}

async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await refuseMarkup(page, path);
}

async function refuseMarkup(page: Page, where: string): Promise<void> {
  const harm = await page.evaluate(findMarkup);
  if (harm.length > 0) throw new Error(`${where}: ${harm[0]}`);
}

/** As names of officers: first with every fault shown at its row, then those that may be names. */
async function proposeAll(page: Page): Promise<number> {
  const rows = (texts: readonly string[]) =>
    texts.map((text, i) => ({
      หน่วย: '8001',
      คำนำหน้า: text.slice(0, 40),
      ชื่อ: `${text.slice(0, 70)} ${i}`,
      สกุล: text,
      ตำแหน่ง: text,
      บทบาท: 'เจ้าหน้าที่',
    }));
  const choose = (texts: readonly string[]) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${Papa.unparse(rows(texts))}`),
    });
  await visit(page, '/admin/people/roster');
  // With a NUL in it a file is no list of names at all, and is refused whole.
  await choose(hostileTexts.filter((text) => !text.includes('\u0000')));
  await page
    .getByText(/HYPERLINK/)
    .first()
    .waitFor();
  await refuseMarkup(page, 'faults of a roster');
  const names = hostileTexts.filter((text) => /^[<'"\]}]/.test(text));
  await choose(names);
  await page.getByRole('button', { name: `เสนอชื่อ ${names.length} คน` }).click();
  await page.getByText(`เสนอชื่อแล้ว ${names.length} คน`).waitFor();
  await refuseMarkup(page, 'a roster');
  await visit(page, '/admin/people');
  await page
    .getByText(names[0]?.slice(0, 40) ?? '')
    .first()
    .waitFor();
  await refuseMarkup(page, 'officers');
  return names.length;
}
