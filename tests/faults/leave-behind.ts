import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Registration } from '#contract/registration/registration.ts';
import { anotherLink } from '../browser/another-link.ts';
import { activate, lock } from '../support/activate.ts';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { tellingParts } from '../support/canaries.ts';
import { centreOf } from '../support/centre-database.ts';
import { keepAll, untilReadyOffline } from '../support/desk.ts';
import { makeSupervisors } from '../support/node-officer.ts';
import { withExif } from '../support/photo.ts';
import { fakeCamera, openedOn, paintFields } from '../support/pictures.ts';
import type { Scene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { until } from './until.ts';

/** Tables that may have no row when the desk is killed; every other one must have been written. */
const MAY_BE_EMPTY = ['uncopied'];

interface Canaries {
  people: readonly Registration[];
  /** The first name in the draft of each officer. */
  drafts: readonly [string, string];
  /** What a photo says of itself; the photo lies outside of the profile. */
  photo: string;
  officers: readonly [Chosen, Chosen];
}
interface Chosen {
  pin: string;
  nationalId: string;
}

/** A desk that was locked and killed: where to search, and for what else. */
interface LeftBehind {
  url: string;
  profile: string;
  log: string;
  keys: string;
  data: string;
  /** PINs, passphrases, one-time codes and the officers’ national IDs. */
  secrets: readonly string[];
  /** Parts of the pictures that lie sealed in the draft, as they were before. */
  pictures: readonly Buffer[];
  /** Rows of each table when the desk was killed, for the line that is printed. */
  rows: string;
  /** Tables that nobody wrote to, so that nothing was proven of them. */
  empty: string[];
  /** Opens the profile again beside a running centre, until all is accepted; ends both. */
  comeBack(): Promise<void>;
}

/** Two officers of one desk write everything down; half of it is received; then the plug is pulled. */
export async function leaveBehind(scene: Scene, canaries: Canaries): Promise<LeftBehind> {
  const { people, drafts, photo, officers } = canaries;
  const home = await makeHome();
  const env = { DIST_DIR: proofDist, LOG_LEVEL: 'debug' };
  const server = await scene.serve(home, { env });
  const supervisors = await makeSupervisors(server.url, [server.link(), anotherLink(home)]);
  const [deviceCode = ''] = /[0-9A-Z]{13}/.exec(await supervisors.deviceLink('โต๊ะ 2')) ?? [];
  const [wilai, somchai] = [
    await supervisors.letIn({
      firstName: 'วิไล',
      lastName: 'รอบคอบ',
      nationalId: officers[0].nationalId,
    }),
    await supervisors.letIn({
      firstName: 'สมชาย',
      lastName: 'ตั้งใจ',
      nationalId: officers[1].nationalId,
    }),
  ];
  const profile = makeProfile();
  const browser = await scene.open(profile, { args: fakeCamera });
  const { page } = browser;
  await page.goto(server.url);
  await page.getByLabel('ลิงก์ หรือรหัส 13 ตัว').fill(deviceCode);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'ตั้งเป็นเครื่องของหน่วย' }).click();
  const first = await activate(page, supervisors, wilai, officers[0].pin);
  await untilReadyOffline(page);
  const half = Math.floor(people.length / 2);
  await keepAll(page, people.slice(0, half));
  await until(async () => centreOf(home).count('records') === half);
  await leaveDraft(page, drafts[0]);
  const plain = await takePictures(page, photo);
  await lock(page);
  await page.getByRole('button', { name: 'เปิดใช้เจ้าหน้าที่คนอื่น' }).click();
  const second = await activate(page, supervisors, somchai, officers[1].pin);

  await server.stop();
  await keepAll(page, people.slice(half));
  await leaveDraft(page, drafts[1]);
  await layOutPapers(page);
  await lookFor(page, drafts[1]);
  await lock(page);
  await unlockInTheOpen(page, second.passphrase);
  await lock(page);
  const shown = await shownOn(page);
  if (drafts.some((name) => shown.includes(name)))
    throw new Error('the locked page still holds a draft');
  const rows = await countRows(page);
  await browser.kill();

  const log = join(home.folder, 'log');
  mkdirSync(log);
  return {
    profile,
    log,
    url: server.url,
    keys: join(home.folder, 'keys'),
    data: join(home.folder, 'data'),
    pictures: plain.flatMap((jpeg) => tellingParts(jpeg)),
    secrets: [
      ...officers.flatMap(({ pin, nationalId }) => [pin, nationalId]),
      ...[first, second].map(({ passphrase }) => passphrase),
      ...[wilai, somchai].map(({ code }) => code),
      deviceCode,
    ],
    rows: Object.entries(rows)
      .map(([table, count]) => `${table} ${count}`)
      .join(', '),
    empty: Object.keys(rows).filter((table) => rows[table] === 0 && !MAY_BE_EMPTY.includes(table)),
    async comeBack() {
      const again = await scene.serve(home, { env });
      const reopened = await scene.open(profile);
      await reopened.page.goto(again.url);
      await until(async () => centreOf(home).count('records') === people.length);
      await reopened.kill();
      writeFileSync(join(log, 'printed'), server.printed() + again.printed());
    },
  };
}

async function leaveDraft(page: Page, firstName: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /^1\.3 / }).fill(firstName);
  await page
    .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
    .first()
    .waitFor();
}

/** One by the camera and one of a phone, in the draft that is open; what they are when they are opened. */
async function takePictures(page: Page, says: string): Promise<Buffer[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'debt-desk-photo-')), 'IMG_0001.jpg');
  writeFileSync(file, withExif(await paintFields(page, 1200, 900), says));
  const saved = (n: number) => page.getByText(`บันทึกรูปที่ ${n} ในเครื่องนี้แล้ว`).waitFor();
  await page.getByRole('button', { name: 'ถ่ายรูป' }).click();
  await page.getByRole('button', { name: 'ถ่าย', exact: true }).click();
  await saved(1);
  await page.getByRole('button', { name: 'ปิดกล้อง' }).click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await saved(2);
  return openedOn(page);
}

/** Forms of paper lie beside the desk; the device knows their numbers, and which one is spoilt. */
async function layOutPapers(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await page.locator('.nav__item[href="/paper"]').click();
  await page.getByRole('link', { name: 'พิมพ์ 20 ฉบับ' }).click();
  await page.getByText(/^พิมพ์ 20 ฉบับ เลขที่/).waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'ครบ', exact: true }).click();
  await page.getByText('บันทึกแล้ว พิมพ์แล้ว 20 ฉบับ').waitFor();
  await page.getByRole('link', { name: 'กลับไปแบบกระดาษ' }).click();
  await page.getByRole('button', { name: /^พิมพ์แล้ว 20$/ }).click();
  await page.getByRole('button', { name: /^เสีย / }).first().click();
  await page.getByRole('radio', { name: 'ฉีก เปียก หรือเปื้อน' }).check();
  await page.keyboard.press('Enter');
  await page.getByText(/^บันทึกว่าแบบ/).waitFor();
}

/** A name typed where records are looked for is as much somebody’s as one in a form. */
async function lookFor(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await page.getByRole('link', { name: 'รายการ', exact: true }).click();
  await page.getByRole('textbox', { name: 'ค้นหา' }).fill(name);
  await page.getByText(/^พบ \d+ รายการ/).waitFor();
  // The one that is found is opened.
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'แบบลงทะเบียน' }).waitFor();
}

/** With the passphrase in letters, which a browser would like to remember. */
async function unlockInTheOpen(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: 'ใช้รหัสผ่าน' }).click();
  await page.getByRole('button', { name: 'แสดง รหัสผ่าน' }).click();
  await page.getByLabel('รหัสผ่าน', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /ล็อก/ }).waitFor();
}

/** Every text and every typed value that the page holds. */
const shownOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const typed = [...document.querySelectorAll('input, textarea')].map((field) =>
      'value' in field ? String(field.value) : '',
    );
    return [document.documentElement.outerHTML, ...typed].join('\n');
  });

/** How many rows each table of the device has, whatever tables there are. */
const countRows = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const rows: Record<string, number> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames)
        rows[table] = await done(database.transaction(table).objectStore(table).count());
      database.close();
    }
    return rows;
  });
