import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import type { Store } from '../../src/store/types.ts';
import type { OpenVault } from '../../src/vault/types.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, unexpected, unsentOn, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { axeFaults } from './axe.ts';
import { focusOn, handsOn } from './by-keyboard.ts';
import { heading } from './open-desk.ts';

const scene = useScene();
const soon = { timeout: 30_000 };
const main = (page: Page) => page.getByRole('main');
const named = (page: Page, name: string | RegExp): Locator =>
  main(page).getByRole('button', { name });

interface ProofWindow {
  debtDesk: { stage: { value: { store: Store; vault: OpenVault; device: { id: string } } } };
}

/** A registration with a picture, through the store's own door. */
const keepPictured = (page: Page, registration: Registration): Promise<void> =>
  page.evaluate(async (given) => {
    const { store, vault, device } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
    const { unit, officer } = vault.officer;
    const draft = await store.startDraft(vault, ({ ref }) => ({
      ...given,
      intake: { ...given.intake, ref, unit, officer, device: device.id },
    }));
    const jpeg = crypto.getRandomValues(new Uint8Array(60_000));
    await (await store.pictures()).add(vault, draft.record, { jpeg, role: 'evidence' });
    const outcome = await store.keepRegistration(vault, draft);
    if (outcome.is !== 'kept') throw new Error(JSON.stringify(outcome));
  }, registration);

/** A browser that cannot ask where to put a file. */
const withoutPicker = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(globalThis, 'showSaveFilePicker', { value: undefined });
  });
/** One that can; the place is a real file of this origin. */
const withPicker = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(globalThis, 'showSaveFilePicker', {
      value: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
const readPicked = async (
  page: Page,
  suffix: string,
): Promise<{ name: string; buffer: Buffer }> => {
  const found = await page.evaluate(async (end) => {
    const folder = await navigator.storage.getDirectory();
    for await (const [name, handle] of folder as unknown as AsyncIterable<
      [string, FileSystemFileHandle]
    >) {
      if (name.endsWith(end)) return { name, text: await (await handle.getFile()).text() };
    }
    return null;
  }, suffix);
  if (!found) throw new Error(`no file *${suffix}`);
  return { name: found.name, buffer: Buffer.from(found.text) };
};

const choose = (page: Page, name: string, buffer: Buffer) =>
  main(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

async function download(page: Page, press: () => Promise<void>) {
  const [began] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: began.suggestedFilename(), buffer: readFileSync(await began.path()) };
}

async function look(page: Page, screen: string, found: string[]): Promise<void> {
  for (const size of ['phone', 'laptop'] as const) {
    await page.setViewportSize(sizes[size]);
    for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
  }
}

/** From anywhere: F8, and the way beside "send now". */
async function openHandOver(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await heading(page, 'รอส่ง');
  await main(page).getByRole('link', { name: 'ส่งต่อด้วยไฟล์' }).click();
  await heading(page, 'ส่งต่อด้วยไฟล์');
}

it('[D21] [S19] with no network, what waits goes out as a file, another device brings it, and the receipts come back: nothing waits, nothing is doubled', {
  timeout: 240_000,
}, async () => {
  const found: string[] = [];
  const home = await makeHome();
  const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
  const line = await scene.harm(home.port);
  const origin = await scene.open(makeProfile());
  await withoutPicker(origin.page);
  await enrol(origin.page, line.url, server.link());
  await untilReadyOffline(origin.page);
  await line.close();

  const people = inventMany(2566, 4);
  const refs = (await keepAll(origin.page, people.slice(0, 2))).map(({ ref }) => ref);
  for (const one of people.slice(2, 3)) await keepPictured(origin.page, one);
  expect(await unsentOn(origin.page)).toBe(3);

  // Out, with keys alone.
  const hands = await handsOn(origin.page);
  await openHandOver(origin.page);
  await expect.poll(() => focusOn(origin.page), soon).toMatch(/^h1/);
  await main(origin.page).getByText('มี 3 รายการที่ยังไม่ส่ง').waitFor();
  await look(origin.page, 'out', found);
  const make = named(origin.page, 'สร้างไฟล์');
  const file = await download(origin.page, () => hands.press(make));
  expect(file.name).toMatch(/^handoff-\d{4}-\d{2}-25\d{6}-\d{4}-3\.hnd$/);
  await main(origin.page)
    .getByText(/^บันทึกไฟล์ handoff-.* 3 รายการ รูป 1 รูป/)
    .waitFor();
  await look(origin.page, 'put out', found);
  // Sealed, and nobody's name: neither a debtor's nor the officer's.
  for (const { debtor } of people) {
    for (const word of [debtor.firstName, debtor.lastName].filter(Boolean)) {
      expect(file.buffer.includes(Buffer.from(`${word}`))).toBe(false);
    }
  }

  // It waits as before, and says so.
  await origin.page.keyboard.press('F8');
  await heading(origin.page, 'รอส่ง');
  const last = main(origin.page).locator('[data-last-file]');
  await last.getByText(/^ส่งออกเป็นไฟล์ล่าสุด .* 3 รายการ/).waitFor();
  await last.getByText(/^3 รายการในไฟล์นั้นยังไม่มีใบรับ/).waitFor();
  expect(await unsentOn(origin.page)).toBe(3);

  // In, on another device that reaches the centre.
  const courier = await scene.open(makeProfile());
  await withPicker(courier.page);
  await enrol(courier.page, server.url, anotherLink(home));
  await untilReadyOffline(courier.page);
  await openHandOver(courier.page);
  await choose(courier.page, 'holiday.jpg', Buffer.from('not one'));
  await main(courier.page)
    .getByText(/^นี่ไม่ใช่ไฟล์ส่งต่อหรือไฟล์ใบรับ/)
    .waitFor();
  await choose(courier.page, file.name, file.buffer.subarray(0, file.buffer.length - 65_000));
  await main(courier.page).getByText('ไฟล์ขาดตอนท้าย').waitFor();
  await look(courier.page, 'cut', found);
  await choose(courier.page, file.name, file.buffer);
  const parcel = main(courier.page).locator('[data-parcel]');
  await parcel.getByText('3 รายการ · เลขลำดับ 1 ถึง 3').waitFor();
  await parcel.getByText(/^ไฟล์จากเครื่อง \d{4}\u2011\d{2} หน่วย 8001$/).waitFor();
  await look(courier.page, 'opened', found);
  expect(centreOf(home).count('envelopes')).toBe(0);
  await named(courier.page, 'ส่งเข้าส่วนกลาง').click();
  await parcel.getByText('ส่วนกลางมีครบทั้ง 3 รายการแล้ว').waitFor(soon);
  await parcel.getByRole('cell', { name: 'ส่วนกลางรับแล้ว' }).waitFor();
  await parcel.getByText('รูปถึงส่วนกลาง 1 จาก 1').waitFor();
  await look(courier.page, 'brought', found);
  await named(courier.page, 'บันทึกไฟล์ใบรับ').click();
  await parcel.getByText(/^บันทึกไฟล์ใบรับ receipts-/).waitFor();
  const receipts = await readPicked(courier.page, '.hnr');
  await expect.poll(() => centreOf(home).count('records'), soon).toBe(3);
  for (const ref of refs) expect(centreOf(home).refs()).toContain(ref);

  // A second time it is harmless, and told as what it is.
  await choose(courier.page, file.name, file.buffer);
  await named(courier.page, 'ส่งเข้าส่วนกลาง').click();
  await parcel.getByRole('cell', { name: 'ส่วนกลางมีอยู่แล้ว ไม่เกิดรายการซ้ำ' }).waitFor(soon);
  expect(centreOf(home).count('envelopes')).toBe(3);
  expect(await unsentOn(courier.page)).toBe(0);

  // Back, still with no network: receipts that nobody signed first.
  await openHandOver(origin.page);
  const lie = JSON.parse(receipts.buffer.toString());
  lie.lists = lie.lists.map((jws: string) => `${jws.slice(0, -8)}AAAAAAAA`);
  lie.pictures = [];
  await choose(origin.page, 'lie.hnr', Buffer.from(JSON.stringify(lie)));
  await main(origin.page)
    .getByText(/^ใบรับบางใบตรวจลายเซ็นของส่วนกลางไม่ผ่าน/)
    .waitFor();
  expect(await unsentOn(origin.page)).toBe(3);
  await choose(origin.page, receipts.name, receipts.buffer);
  await main(origin.page)
    .getByText(/^ส่วนกลางรับ 3 รายการจากเครื่องนี้แล้ว/)
    .waitFor();
  await main(origin.page).getByText('รูป 1 รูปถึงส่วนกลางแล้ว').waitFor();
  expect(await unsentOn(origin.page)).toBe(0);
  await look(origin.page, 'settled', found);
  await origin.page.keyboard.press('F8');
  await heading(origin.page, 'รอส่ง');
  await main(origin.page).getByText('ไม่มีรายการรอส่ง').waitFor();

  // And when its line is back, it sends what is new, and nothing is doubled.
  await keepAll(origin.page, people.slice(3));
  await scene.harm(home.port, line.port);
  await named(origin.page, 'ส่งตอนนี้').click();
  await expect.poll(() => unsentOn(origin.page), { timeout: 60_000 }).toBe(0);
  await expect.poll(() => centreOf(home).count('records'), soon).toBe(4);
  expect(centreOf(home).seqs()).toEqual([1, 2, 3, 4]);

  expect(found).toEqual([]);
  expect(unexpected(courier.complaints)).toEqual([]);
});
