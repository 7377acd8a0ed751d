import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { EnvelopeHeader, takeApart } from '#contract/envelope.ts';
import type { NamedBlob } from '#contract/op.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { filesWith, findCanaries, tellingParts } from '../support/canaries.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, fillForm, unexpected, untilReadyOffline } from '../support/desk.ts';
import { openPictureOf } from '../support/open-picture.ts';
import { withExif } from '../support/photo.ts';
import { envelopesOn, fakeCamera, lookAt, paintFields, sealedOn } from '../support/pictures.ts';
import { useScene } from '../support/scene.ts';
import { makeHome, type ServerHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { focusOn, handsOn } from './by-keyboard.ts';
import { heading } from './open-desk.ts';

const timeout = 180_000;
const soon = { timeout: 15_000 };
const scene = useScene();
const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };
/** What the photo says of itself; nobody else says it. */
const CANARY = 'ThePhoneOfSomsri-8861-TakenAtHerHouse';

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
const said = (page: Page, words: string | RegExp) =>
  main(page).getByRole('status').getByText(words).waitFor();
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const tiles = (page: Page) => main(page).locator('[data-picture]');

async function look(
  page: Page,
  screen: string,
  found: string[],
  at: readonly (keyof typeof sizes)[] = ['phone', 'laptop'],
): Promise<void> {
  for (const size of at) {
    await page.setViewportSize(sizes[size]);
    for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
  }
}

/** Whole ciphertexts at the centre, in hex, by the hash that is their name. */
function picturesAt({ folder }: ServerHome): Map<string, string> {
  const lie = join(folder, 'data', 'pictures');
  const names = existsSync(lie) ? readdirSync(lie).filter((name) => !name.endsWith('.part')) : [];
  return new Map(
    names.map((name) => [
      Buffer.from(name, 'hex').toString('base64url'),
      readFileSync(join(lie, name), 'hex'),
    ]),
  );
}

describe('[D19] [V15] pictures', () => {
  it('are taken, turned, taken out and back by keys, lie sealed, and open for the centre alone', {
    timeout,
  }, async () => {
    const found: string[] = [];
    const home = await makeHome();
    const centre = centreOf(home);
    const server = await scene.serve(home);
    const profile = makeProfile();
    const browser = await scene.open(profile, { args: fakeCamera });
    const { page } = browser;
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    const hands = await handsOn(page);
    const photo = join(mkdtempSync(join(tmpdir(), 'debt-desk-photo-')), 'IMG_0001.jpg');
    writeFileSync(photo, withExif(await paintFields(page, 2000, 1200), CANARY));

    // The camera, with keys alone.
    await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
    await hands.press(button(page, 'ถ่ายรูป'));
    await expect.poll(() => focusOn(page), soon).toBe('button "ถ่าย"');
    await hands.key('Space');
    await said(page, 'บันทึกรูปที่ 1 ในเครื่องนี้แล้ว');
    await look(page, 'camera', found, ['laptop']);
    await hands.key('Space');
    // Before it is seen to be kept it is the last one already.
    await hands.key('KeyR');
    await said(page, 'หมุนรูปที่ 2 แล้ว');
    await hands.key('Delete');
    await said(page, 'ลบรูปที่ 2 แล้ว');
    await expect.poll(() => tiles(page).count()).toBe(1);
    await hands.key('Control+z');
    await said(page, 'รูปที่ 2 กลับมาแล้ว');
    await expect.poll(() => tiles(page).count()).toBe(2);
    // Keys that come quicker than the work wait for their turn.
    await hands.key('KeyR');
    await hands.key('Delete');
    await said(page, 'ลบรูปที่ 2 แล้ว');
    await hands.key('Control+z');
    await said(page, 'รูปที่ 2 กลับมาแล้ว');
    await expect.poll(() => tiles(page).count()).toBe(2);
    await hands.press(tiles(page).nth(1).getByRole('button', { name: /^ลบ/ }));
    await expect.poll(() => focusOn(page), soon).toMatch(/^button "เลิกทำ/);

    // A phone's photo as a file, lying on its side.
    await panel(page, 'รูปแนบ').locator('input[type="file"]').setInputFiles(photo);
    await said(page, 'บันทึกรูปที่ 2 ในเครื่องนี้แล้ว');
    await expect.poll(() => tiles(page).count()).toBe(2);
    await hands.to(tiles(page).nth(1).getByRole('button', { name: 'ดูรูปที่ 2 ให้ใหญ่' }));
    await hands.key('KeyR');
    await said(page, 'หมุนรูปที่ 2 แล้ว');
    expect(await focusOn(page)).toMatch(/^button "picture-/);

    // The form that was signed, at the place where it is signed.
    await hands.key('F9');
    await button(page, /ยืนยันและลงชื่อ/).waitFor();
    await main(page).getByText('รูปที่แนบ 2 รูป').waitFor();
    await hands.key('F9');
    await hands.key('2');
    await panel(page, 'รูปแบบที่ลงชื่อ').locator('input[type="file"]').setInputFiles(photo);
    await said(page, 'บันทึกรูปที่ 1 ในเครื่องนี้แล้ว');
    await look(page, 'signed on paper', found);
    await hands.key('F9');
    await heading(page, 'ลงทะเบียนแล้ว');
    await expect.poll(() => centre.count('records'), soon).toBe(1);

    const sealed = await sealedOn(browser);
    const [blobs = []] = centre.blobs();
    expect(blobs.map(({ role }) => role)).toEqual(['evidence', 'evidence', 'signed-form']);
    expect([...sealed.keys()].sort()).toEqual(blobs.map(({ sha256 }) => sha256).sort());
    const plain = await Promise.all(blobs.map((blob) => openOne(blob, sealed)));
    const [ofCamera, turned, upright] = await Promise.all(plain.map((jpeg) => lookAt(page, jpeg)));
    expect(Math.max(ofCamera?.width ?? 0, ofCamera?.height ?? 0)).toBeLessThanOrEqual(1600);
    expect(upright).toEqual({
      ...{ width: 960, height: 1600 },
      corners: ['yellow', 'red', 'green', 'blue'],
    });
    expect(turned).toEqual({
      ...{ width: 1600, height: 960 },
      corners: ['blue', 'yellow', 'red', 'green'],
    });
    for (const jpeg of plain) {
      expect(Buffer.from(jpeg).includes(CANARY)).toBe(false);
      expect(Buffer.from(jpeg).includes('Exif')).toBe(false);
    }
    const header = (await envelopesOn(browser)).map((bytes) =>
      EnvelopeHeader.parse(JSON.parse(new TextDecoder().decode(takeApart(bytes).header))),
    );
    expect(header[0]?.blobs).toEqual(
      blobs.map(({ sha256 }) => ({ sha256, bytes: sealed.get(sha256)?.length })),
    );

    // [S6] They follow the text, byte for byte; then no screen counts them any more.
    await hands.press(main(page).getByRole('link', { name: 'กลับโต๊ะลงทะเบียน' }));
    await expect
      .poll(() => picturesAt(home), { timeout: 60_000 })
      .toEqual(
        new Map([...sealed].map(([sha256, bytes]) => [sha256, Buffer.from(bytes).toString('hex')])),
      );
    await expect
      .poll(
        () =>
          main(page)
            .getByText(/รูปยังไม่ส่ง/)
            .count(),
        soon,
      )
      .toBe(0);
    await look(page, 'home with pictures', found, ['phone']);

    // Later ones, from the record's page; six at most.
    await main(page).locator('.line__link').first().click();
    await hands.press(main(page).getByRole('link', { name: 'เพิ่มรูป' }));
    await heading(page, 'เพิ่มรูป');
    await panel(page, 'รูปแนบ').locator('input[type="file"]').setInputFiles(Array(4).fill(photo));
    await main(page).getByRole('alert').getByText('ครบ 6 รูปแล้ว').waitFor();
    expect(await tiles(page).count()).toBe(3);
    expect(await button(page, 'ถ่ายรูป').count()).toBe(0);
    await look(page, 'adding pictures', found);
    await hands.key('F9');
    await page.getByRole('status').getByText('เพิ่มรูปแล้ว').waitFor();
    await main(page).getByRole('heading', { name: 'เพิ่มรูป' }).waitFor();
    await expect.poll(() => centre.blobs().map(({ length }) => length), soon).toEqual([3, 3]);
    expect(await tiles(page).count()).toBe(0);
    await hands.press(button(page, 'แสดงข้อมูล'));
    await expect.poll(() => tiles(page).count(), soon).toBe(6);
    await look(page, 'record with pictures', found);

    // The curtain and the lock take them away.
    await hands.key('Control+Alt+h');
    await expect.poll(() => page.locator('canvas:visible').count()).toBe(0);
    await hands.key('Escape');
    await hands.key('Control+Alt+l');
    await heading(page, 'เข้าใช้เครื่อง');
    expect(await page.locator('canvas').count()).toBe(0);
    await browser.kill();

    // Whoever has the disk finds neither what the photo said nor any part of it.
    const parts = plain.flatMap((jpeg) => tellingParts(jpeg));
    expect(parts.length).toBeGreaterThan(12);
    expect(findCanaries(profile, [CANARY])).toEqual([]);
    expect(filesWith(profile, parts)).toEqual([]);
    // The same search finds the photo where it was chosen, and a picture that is not sealed.
    expect(findCanaries(dirname(photo), [CANARY])).not.toEqual([]);
    for (const [i, jpeg] of plain.entries()) writeFileSync(join(dirname(photo), `${i}`), jpeg);
    expect(filesWith(dirname(photo), parts)).toHaveLength(plain.length);
    expect(found).toEqual([]);
    expect(unexpected(browser.complaints)).toEqual([]);
  });
});

describe('[D19] where no picture can be taken', () => {
  it('says why, leaves the file as a way, and the text as it is', { timeout }, async () => {
    const found: string[] = [];
    const home = await makeHome();
    const server = await scene.serve(home);
    // A camera, and nobody who allows it.
    const { page } = await scene.open(makeProfile(), { args: fakeCamera.slice(0, 1) });
    await enrol(page, server.url, server.link());
    const hands = await handsOn(page);
    await hands.key('F2');
    await heading(page, 'แบบลงทะเบียน');
    await page.getByRole('textbox', { name: /^1\.3 / }).fill('บุญมี');
    await button(page, 'ถ่ายรูป').focus();
    await hands.key('Enter');
    await main(page).getByText('ยังไม่ได้อนุญาต').waitFor();
    await expect.poll(() => focusOn(page)).toContain('ลองใช้กล้องอีกครั้ง');
    await look(page, 'camera not allowed', found, ['laptop']);
    await hands.key('Escape');

    const folder = mkdtempSync(join(tmpdir(), 'debt-desk-photo-'));
    const [text, photo] = [join(folder, 'letter.jpg'), join(folder, 'photo.jpg')];
    writeFileSync(text, 'ถึงสมศรี');
    writeFileSync(photo, await paintFields(page, 640, 480));
    const choose = (file: string) => main(page).locator('input[type="file"]').setInputFiles(file);
    await choose(text);
    await main(page).getByRole('alert').getByText('เปิดรูปนี้ไม่ได้').waitFor();

    await fillDisk(page);
    await choose(photo);
    await main(page).getByRole('alert').getByText('พื้นที่ในเครื่องเต็ม').waitFor();
    expect(await tiles(page).count()).toBe(0);
    await page.getByRole('textbox', { name: /^1\.4 / }).fill('ใจดี');
    await page.evaluate(() => dispatchEvent(new Event('disk-freed')));
    await page.keyboard.press('Tab');
    await page
      .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
      .first()
      .waitFor();
    await choose(photo);
    await said(page, 'บันทึกรูปที่ 1 ในเครื่องนี้แล้ว');
    for (const [field, typed] of [
      [/^1\.3 /, 'บุญมี'],
      [/^1\.4 /, 'ใจดี'],
    ] as const)
      expect(await page.getByRole('textbox', { name: field }).inputValue()).toBe(typed);

    // A draft in which there is nothing but a picture is a draft.
    await page.getByRole('textbox', { name: /^1\.3 / }).fill('');
    await page.getByRole('textbox', { name: /^1\.4 / }).fill('');
    await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
    await main(page).getByText('มีร่างค้าง 1 รายการ').waitFor();
    await main(page).getByRole('link', { name: /^ทำต่อ/ }).click();
    await expect.poll(() => tiles(page).count(), soon).toBe(1);
    expect(found).toEqual([]);
  });
});

/** Nothing is written any more, as a browser says it of a full disk, until `disk-freed` is heard. */
const fillDisk = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype;
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { add: full, put: full });
    addEventListener('disk-freed', () => Object.assign(IDBObjectStore.prototype, { add, put }));
  });

/** As the centre would. */
async function openOne(blob: NamedBlob, sealed: ReadonlyMap<string, Buffer>) {
  const bytes = sealed.get(blob.sha256);
  if (!bytes) throw new Error('a picture that is not there');
  return openPictureOf(blob, bytes);
}
