import type { Page } from 'playwright-core';
import type { Registration } from '#contract/registration/registration.ts';
import { keepAll } from '../../support/desk.ts';
import { inventMany } from '../../support/inventor.ts';
import { readCodes } from '../../support/printed.ts';
import type { RunningServer } from '../../support/server.ts';
import { type Camera, everyTheme } from './camera.ts';

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Goes to a page of the menu and waits for its title. */
export async function visit(page: Page, path: string, title: string): Promise<void> {
  await page.locator(`.nav__item[href="${path}"]`).click();
  await heading(page, title);
}

/** From what waits to the end of the day. */
export async function close(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'ปิดรับวันนี้' }).click();
  await heading(page, 'ปิดรับวันนี้');
  await page.getByRole('img', { name: 'QR ปิดรับ' }).waitFor();
}

/** What a supervisor hears of a code that was scanned, and of something else. */
async function lookAtReadClosing(page: Page, camera: Camera): Promise<void> {
  const code = await page.getByRole('img', { name: 'QR ปิดรับ' }).screenshot();
  const [link = new Uint8Array()] = await readCodes(code);
  await visit(page, '/more', 'เพิ่มเติม');
  await page.getByRole('link', { name: /^ผู้ดูแล/ }).click();
  await page.getByRole('link', { name: 'ตรวจ QR ปิดรับ' }).click();
  await heading(page, 'ตรวจ QR ปิดรับ');
  await page.getByRole('textbox').fill('https://example.com/');
  await page.keyboard.press('Enter');
  await page.getByText('นี่ไม่ใช่ข้อความจาก QR ปิดรับ').waitFor();
  await camera.shoot(page, '24-read-closing', 'error');
  await page.getByRole('textbox').fill(new TextDecoder().decode(link));
  await page.keyboard.press('Enter');
  await page.getByText(/^เป็นคำยืนยันของเครื่อง/).waitFor();
  await camera.shoot(page, '24-read-closing', 'genuine', { themes: everyTheme });
}

const pagesBehindMore = [
  ['settings', 'ตั้งค่า'],
  ['practice', 'ฝึกใช้งาน'],
  ['help', 'ช่วยเหลือ'],
  ['about', 'เครื่องนี้และการวินิจฉัย'],
] as const;

/** A device on its first morning. */
export async function lookAtEmptyDesk(page: Page, camera: Camera): Promise<void> {
  await camera.shoot(page, '20-home', 'first-day', { themes: everyTheme });
  await visit(page, '/records', 'รายการ');
  await camera.shoot(page, '21-records', 'empty');
  await visit(page, '/outbox', 'รอส่ง');
  await camera.shoot(page, '22-outbox', 'empty');
  await close(page);
  await camera.shoot(page, '22-closing', 'nothing');
  await lookAtReadClosing(page, camera);
  await visit(page, '/overview', 'ข้อมูลครบหรือยัง');
  await page.getByText('ข้อมูล ณ').waitFor();
  await camera.shoot(page, '23-overview', 'one-device');
  await visit(page, '/more', 'เพิ่มเติม');
  await camera.shoot(page, '24-more', 'default', { themes: everyTheme });
  for (const [path, title] of pagesBehindMore) {
    await page.locator(`.places__item[href="/${path}"]`).click();
    await heading(page, title);
    await camera.shoot(page, '24-more', path);
    await visit(page, '/more', 'เพิ่มเติม');
  }
  await visit(page, '/', 'โต๊ะลงทะเบียน');
}

const people = inventMany(2566, 12);

/** Something a debtor cannot do without was not asked: the centre sends it back. */
const withGap = (registration: Registration): Registration => {
  const { firstName: _left, ...debtor } = registration.debtor;
  return { ...registration, debtor };
};

/** Records in every state, and the lists that show them. The server is stopped on the way. */
export async function lookAtFullDesk(
  page: Page,
  camera: Camera,
  server: RunningServer,
): Promise<void> {
  const [gappy, ...fine] = people;
  if (!gappy) throw new Error('nobody was invented');
  await keepAll(page, [withGap(gappy), ...fine.slice(0, 5)]);
  await visit(page, '/records', 'รายการ');
  await page.locator('.tag--fix').waitFor();
  await saySomethingElse(page);

  for (const name of ['บุญมี', 'เพ็ญพักตร์']) {
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: /^1\.3 / }).fill(name);
    await page.getByRole('textbox', { name: /^1\.4 / }).fill('ศรีสวัสดิ์');
    await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
    await heading(page, 'โต๊ะลงทะเบียน');
  }
  await server.stop();
  await visit(page, '/', 'โต๊ะลงทะเบียน');
  await keepAll(page, fine.slice(5, 8));
  await page.getByText('ติดต่อส่วนกลางไม่ได้').first().waitFor();
  await camera.shoot(page, '20-home', 'default', { themes: everyTheme });

  await visit(page, '/records', 'รายการ');
  await camera.shoot(page, '21-records', 'default', { themes: everyTheme });
  await page.getByRole('button', { name: /^รอส่ง/ }).click();
  await camera.shoot(page, '21-records', 'filtered');
  await page.getByRole('button', { name: /^ทั้งหมด/ }).click();
  await page.getByRole('textbox').fill('ไม่มีชื่อนี้');
  await camera.shoot(page, '21-records', 'no-match');
  await visit(page, '/outbox', 'รอส่ง');
  await camera.shoot(page, '22-outbox', 'waiting', { themes: everyTheme });
  await close(page);
  await camera.shoot(page, '22-closing', 'not-done', { themes: everyTheme });
}

/** A record on its way: the centre has it and its answer is slow. */
export async function lookAtSending(page: Page, camera: Camera): Promise<void> {
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await visit(page, '/outbox', 'รอส่ง');
  await page.getByRole('button', { name: 'ส่งตอนนี้' }).click();
  await page.getByText('ไม่มีรายการรอส่ง', { exact: true }).first().waitFor();
  await page.route('**/api/v1/envelopes', () => undefined);
  await keepAll(page, people.slice(9, 11));
  await page.locator('.tag--sending').first().waitFor();
  await camera.shoot(page, '22-outbox', 'sending');
  await page.unroute('**/api/v1/envelopes');
}

/**
 * States that the centre will only cause later (a possible duplicate, something held) are written
 * into the device's own rows, so that they can be looked at today.
 */
export async function saySomethingElse(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('debt-desk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const outbox = db.transaction('outbox', 'readwrite').objectStore('outbox');
          const reading = outbox.getAll();
          reading.onsuccess = () => {
            const kinds = [
              { kind: 'possible-duplicate', of: '800101000020' },
              { kind: 'held', code: 'device-revoked' },
            ];
            const rows = reading.result.slice(-2);
            for (const [i, row] of rows.entries())
              outbox.put({
                ...row,
                outcome: {
                  at: row.keptAt,
                  item: {
                    ...{ n: 1, at: row.keptAt, envelope: row.hash, id: row.op, record: row.record },
                    ...kinds[i],
                  },
                },
              });
          };
          outbox.transaction.oncomplete = () => {
            db.close();
            resolve();
          };
          outbox.transaction.onerror = () => reject(outbox.transaction.error);
        };
      }),
  );
}
