import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinRescueFrames, readFrame } from '#contract/rescue-frames.ts';
import { receipt as th } from '../../src/i18n/th/receipt.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { enrol, fillForm, finish, untilReadyOffline } from '../support/desk.ts';
import { printed, readCodes, readSheets } from '../support/printed.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';

const scene = makeScene();
afterAll(scene.end);

/** What must be on no slip: the lender, the amounts, the whole ID, the place, and that it is a debt. */
const secrets = [
  /แดง/,
  /50,?000/,
  /40,?000/,
  /9000012345672/,
  /9-0000-12345-67-2/,
  /คลัง/,
  /หนี้/,
  /กู้/,
  /ดอกเบี้ย/,
];

interface Asked extends Window {
  printedAs: string[];
}

async function watchPrinting(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked = window as unknown as Asked;
    asked.printedAs = [];
    window.print = () => void asked.printedAs.push(document.title);
  });
}

const choosePaper = (page: Page, name: string) => page.getByLabel(name).check();

describe('the slip', () => {
  let page: Page;
  let ref: string;
  let start: () => Promise<void>;

  beforeAll(async () => {
    const home = await makeHome();
    const env = { DIST_DIR: proofDist };
    const server = await scene.serve(home, { env });
    ({ page } = await scene.open(makeProfile()));
    await watchPrinting(page);
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    await server.stop();
    start = async () => void (await scene.serve(home, { env }));
    const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
    await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
    ref = await finish(page);
    await page.getByRole('button', { name: /^พิมพ์ใบรับ/ }).waitFor();
  }, 180_000);

  it('is printed by F9 without a network, under a title that tells nothing', async () => {
    await page.keyboard.press('F9');
    const titles = await page.evaluate(() => (window as unknown as Asked).printedAs);
    expect(titles).toEqual(['ใบรับเรื่อง']);
    // The browser's history keeps titles: neither the number nor what it is about stands in one.
    expect(await page.title()).toBe('ลงทะเบียนแล้ว – โต๊ะลงทะเบียน');
  });

  it.each([
    ['A4 ตัดครึ่ง (A5 สองใบ)', 210, 297],
    ['ม้วน 80 มม.', 80, 150],
    ['A6', 105, 148],
  ])('comes on one sheet of %s, with the number and nothing of a debt', async (paper, w, h) => {
    await choosePaper(page, paper);
    // However large somebody reads on the screen.
    await page.evaluate(() => {
      Object.assign(document.documentElement.dataset, { text: '150', size: 'outdoor' });
    });
    const pdf = await printed(page);
    await page.evaluate(() => {
      Object.assign(document.documentElement.dataset, { text: '100', size: 'normal' });
    });
    const sheets = await readSheets(pdf);
    expect(sheets.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual([[w, h]]);
    const text = sheets[0]?.text.replace(/[\s‑-]/g, '') ?? '';
    expect(text).toContain(ref);
    expect(text).toContain('5672');
    for (const secret of secrets) expect(text).not.toMatch(secret);
  });

  it('shows its code on the whole screen, for a camera across the table', async () => {
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      await page.getByRole('button', { name: th.qrFull }).click();
      const box = await page.locator('.qr-full .qr').boundingBox();
      const room = Math.min(size.width, size.height);
      expect(box?.width).toBeGreaterThan(0.7 * room);
      await page.getByRole('button', { name: th.qrClose }).click();
    }
    await page.setViewportSize(sizes.laptop);
  });

  it('has a code that is the number, and on the office’s half the sealed envelope', async () => {
    await choosePaper(page, 'A4 ตัดครึ่ง (A5 สองใบ)');
    const codes = await codesOnPaper(page);
    const numbers = codes.filter((bytes) => bytes.length === 12).map(asText);
    expect(numbers).toEqual([ref, ref]);
    const frames = codes.filter((bytes) => bytes.length > 12).map(readFrame);
    const joined = joinRescueFrames(frames);
    if (joined.is !== 'whole') throw new Error(`frames ${joined.numbers} are missing`);
    const kept = await envelopeHere(page);
    expect([...joined.envelope]).toEqual(kept);
  });

  it('carries no envelope once the centre has it', async () => {
    await start();
    await page
      .getByText(/^ส่งแล้ว/)
      .first()
      .waitFor({ timeout: 40_000 });
    await page.locator('.rescue').waitFor({ state: 'detached' });
    const codes = await codesOnPaper(page);
    expect(codes.map(asText)).toEqual([ref, ref]);
  }, 120_000);
});

const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What a scanner reads from the printed sheet. */
async function codesOnPaper(page: Page): Promise<Uint8Array[]> {
  await page.emulateMedia({ media: 'print' });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1600, height: 2300 });
  const codes: Uint8Array[] = [];
  for (const code of await page.locator('.slips-printed .qr').all()) {
    codes.push(...(await readCodes(await code.screenshot())));
  }
  await page.emulateMedia({ media: 'screen' });
  if (size) await page.setViewportSize(size);
  return codes;
}

interface ProofWindow {
  debtDesk: {
    stage: {
      value: {
        store: { unsentEnvelope(record: string): Promise<Uint8Array | null> };
      };
    };
  };
}

const envelopeHere = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const { store } = (window as unknown as ProofWindow).debtDesk.stage.value;
    const record = location.pathname.split('/')[2] ?? '';
    return [...((await store.unsentEnvelope(record)) ?? [])];
  });
