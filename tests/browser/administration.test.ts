import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile, sizes } from '../support/browser.ts';
import { enrol, fillForm, finish, unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { anotherLink } from './another-link.ts';
import { axeFaults } from './axe.ts';
import { fitsEverywhere } from './fits.ts';
import { heading } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();
const REASON = 'ตามคำสั่งอำเภอ';

async function administration(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
  await page.getByRole('link', { name: /^ผู้ดูแล/ }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name);
}

/** What has the focus is this text, and it lies in the window. */
async function focusIsOn(page: Page, text: string | RegExp): Promise<void> {
  const focused = page.locator(':focus');
  await focused.filter({ hasText: text }).waitFor();
  expect(await focused.getAttribute('role')).toBe('status');
  const box = await focused.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box && box.y >= 0 && box.y < height).toBe(true);
}

/** As Excel on Thai Windows saves a CSV: one byte a letter. */
const windows874 = (text: string) =>
  Buffer.from(
    Uint8Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0e00 + 0xa0;
    }),
  );

const choose = async (page: Page, text: string) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^เลือกไฟล์/ }).click();
  const file = { name: 'names.csv', mimeType: 'text/csv', buffer: windows874(text) };
  await (await chooser).setFiles(file);
};

it('[P2] a CSV of Thai Windows is read on a phone, and nobody approves a list without its names before them', {
  timeout,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const { page, complaints } = await scene.open(makeProfile(), { size: sizes.phone });
  await enrol(page, server.url, server.link());
  await administration(page, 'เจ้าหน้าที่');
  await page.getByRole('link', { name: 'นำเข้ารายชื่อจาก Excel หรือ CSV' }).click();
  await heading(page, 'นำเข้ารายชื่อ');
  const head = 'หน่วย;คำนำหน้า;ชื่อ;สกุล;บทบาท\n';
  await choose(page, `${head}8001;นาง;กานดา;ใจดี;นายก\r\n`);
  await focusIsOn(page, 'มีจุดที่ต้องแก้ในไฟล์ 1 จุด');
  const taken = 'ไม่รู้จักบทบาทนี้ ใช้คำใดคำหนึ่ง: เจ้าหน้าที่รับลงทะเบียน, หัวหน้า, ผู้ดูแลจังหวัด';
  await page.getByText(taken).waitFor();
  const sample = 'อำเภอปากพนัง จังหวัดนครศรีธรรมราช;นาง;สมหญิง;ตัวอย่าง;หัวหน้า\r';
  await choose(
    page,
    `${head}${sample}8001;นาง;มานี;ใจดี;หัวหน้า\r\n8001;นาย;วีระ;มีนา;จนท.\r\n8012;นาย;ปิติ;มีนา;จนท.\n`,
  );
  await focusIsOn(page, /อ่านได้ครบ 3 คน.*แถวที่ 2 เป็นแถวตัวอย่าง/);
  await page.getByText('อำเภอปากพนัง จังหวัดนครศรีธรรมราช').waitFor();
  expect(await page.getByText(/^8012$/).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'เสนอชื่อ 3 คน' }).click();
  await focusIsOn(page, 'เสนอชื่อแล้ว 3 คน รอคนอื่นอนุมัติ');

  const suda = await scene.open(makeProfile());
  await enrol(suda.page, server.url, anotherLink(home));
  await administration(suda.page, 'เจ้าหน้าที่');
  const all = suda.page.getByRole('button', { name: 'อนุมัติทั้งหมด 2 คน', exact: true });
  await all.click();
  await suda.page.getByText(/^คุณรับรองว่า.*: นางมานี ใจดี, นายวีระ มีนา$/).waitFor();
  await suda.page.keyboard.press('Escape');
  await all.click();
  await all.click();
  await suda.page.getByRole('status').getByText('อนุมัติแล้ว 2 คน').waitFor();
  await suda.page.getByRole('button', { name: 'ออกใบเปิดใช้ 2 คน' }).waitFor();
  expect(await suda.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect([...complaints, ...suda.complaints]).toEqual([]);
});

/** Opens an act on the device of this card, gives a reason, and does it. */
async function act(card: Locator, name: string): Promise<void> {
  await card.getByRole('button', { name, exact: true }).click();
  await card.getByLabel('เหตุผล').fill(REASON);
  await card.getByRole('button', { name, exact: true }).click();
}

it('[DV2] [DV6] what is unsent is read first, what was done is said where the focus goes, and no unit is called wrong while it is typed', {
  timeout,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const kanda = await scene.open(makeProfile());
  const other = await scene.open(makeProfile());
  await enrol(kanda.page, server.url, server.link());
  await enrol(other.page, server.url, anotherLink(home));
  const { page } = kanda;
  await administration(page, 'เครื่อง');
  await page.getByLabel('ชื่อเรียกเครื่อง').fill('โน้ตบุ๊กโต๊ะ 3');
  const form = page.locator('form').filter({ hasText: 'ชื่อเรียกเครื่อง' });
  const unit = form.getByRole('combobox', { name: 'หน่วย', exact: true });
  // Enter, because the open list lies over the button.
  await unit.fill('ปากพ');
  await unit.press('Escape');
  await unit.press('Enter');
  await form.getByText('พิมพ์แล้วเลือกหน่วยจากรายการ').waitFor();
  await unit.fill('ปากพนั');
  await form.getByRole('option').first().waitFor();
  expect(await form.getByText('พิมพ์แล้วเลือกหน่วยจากรายการ').count()).toBe(0);
  await unit.blur();
  await form.getByText('พิมพ์แล้วเลือกหน่วยจากรายการ').waitFor();
  await unit.fill('ปากพนัง');
  await form.getByRole('option').first().click();
  await page.getByRole('button', { name: 'ออกรหัสตั้งเครื่อง' }).click();
  await focusIsOn(page, 'โน้ตบุ๊กโต๊ะ 3');
  await page.getByRole('button', { name: 'เสร็จแล้ว ซ่อนรหัส' }).click();
  expect(await page.locator(':focus').textContent()).toBe('ตั้งเครื่องใหม่');

  const card = page.getByRole('listitem').filter({ hasText: 'เครื่องที่ 02' });
  // What is unsent there is read before anything is done.
  const unsent = card.getByText(/^(เครื่องนี้|เมื่อ|ยังไม่รู้ว่า).*รายการที่ยังไม่ส่ง/);
  expect(await unsent.count()).toBe(0);
  await card.getByRole('button', { name: 'ระงับเครื่อง', exact: true }).click();
  await unsent.waitFor();
  await card.getByLabel('เหตุผล').fill(REASON);
  await card.getByRole('button', { name: 'ระงับเครื่อง', exact: true }).click();
  await focusIsOn(page, 'ระงับเครื่องแล้ว');
  // The list has come anew, with another button in the place of the one that was pressed.
  await card.getByRole('button', { name: 'เลิกระงับเครื่อง' }).waitFor();
  await focusIsOn(page, 'ระงับเครื่องแล้ว');
  // Whoever works there is told that it waits for a person, and whom to ask.
  await other.page.reload();
  await unlock(other.page);
  const strip = other.page.locator('.strip').filter({ hasText: /^เครื่องนี้ถูกระงับตั้งแต่ \d/ });
  await strip.getByText(/รอหัวหน้าตรวจ.* ให้ติดต่อหัวหน้าของอำเภอ/).waitFor();
  for (const size of Object.values(sizes)) {
    await other.page.setViewportSize(size);
    expect(await axeFaults(other.page)).toEqual([]);
  }
  await act(card, 'เลิกระงับเครื่อง');
  await focusIsOn(page, 'เลิกระงับแล้ว');
  await card.getByRole('button', { name: 'ย้ายหน่วย' }).click();
  await card.getByLabel('เหตุผล').fill(REASON);
  await card.getByRole('button', { name: 'ย้ายหน่วย' }).click();
  await card.getByText('พิมพ์แล้วเลือกหน่วยจากรายการ').waitFor();
  await card.getByRole('combobox').fill('ปากพนัง');
  await card.getByRole('option').first().waitFor();
  // Esc closes the list and leaves what was written.
  await card.getByRole('combobox').press('Escape');
  expect(await card.getByLabel('เหตุผล').inputValue()).toBe(REASON);
  await card.getByRole('combobox').fill('ปากพนัง');
  await card.getByRole('option').first().click();
  await card.getByRole('button', { name: 'ย้ายหน่วย' }).click();
  // It stands under its new unit now, and the word and the focus went with it.
  const there = page.locator('section').filter({
    has: page.getByRole('heading', { name: /ปากพนัง/, level: 2 }),
  });
  await there.getByText('ย้ายหน่วยแล้ว เครื่องจะรู้เมื่อติดต่อได้').waitFor();
  await focusIsOn(page, 'ย้ายหน่วยแล้ว');

  // [DV16] It was called after its browser until somebody gave it a name.
  const moved = there.getByRole('listitem');
  await moved.getByRole('button', { name: 'เปลี่ยนชื่อเครื่อง' }).click();
  await moved.getByLabel('เหตุผล').fill(REASON);
  await moved.getByRole('button', { name: 'เปลี่ยนชื่อเครื่อง' }).click();
  await moved.getByText('พิมพ์ชื่อที่ต่างจากเดิม').waitFor();
  await fitsEverywhere(page);
  await moved.getByLabel(/^ชื่อเรียกใหม่ แทน/).fill('รถบริการ เครื่อง 2');
  await moved.getByRole('button', { name: 'เปลี่ยนชื่อเครื่อง' }).click();
  await focusIsOn(page, 'เปลี่ยนชื่อแล้ว');
  await moved.getByRole('heading', { name: /^รถบริการ เครื่อง 2/ }).waitFor();
  await other.page.reload();
  await unlock(other.page);
  const answered = async () => {
    await page.getByRole('button', { name: 'ดูใหม่' }).click();
    return moved.getByText('คำสั่ง “เปลี่ยนชื่อ”').locator('xpath=..').textContent();
  };
  const patience = { timeout: 20_000, interval: 1000 };
  await expect.poll(answered, patience).toContain('เครื่องทำแล้ว');
});

it('[DV7] a wipe: two people, the device’s name, what was unsent arrives, and nothing opens any more', {
  timeout,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const kanda = await scene.open(makeProfile());
  const suda = await scene.open(makeProfile());
  const lost = await scene.open(makeProfile());
  await enrol(kanda.page, server.url, server.link());
  await enrol(suda.page, server.url, anotherLink(home));
  await enrol(lost.page, server.url, anotherLink(home));
  await fillForm(lost.page, { firstName: 'สมใจ', lastName: 'มั่งมี', nationalId: '9000000000021' });
  await finish(lost.page);
  await lost.page.getByRole('main').getByText('ส่งแล้ว').first().waitFor();

  // It goes away without a network, and somebody writes on.
  await lost.context.setOffline(true);
  await fillForm(lost.page, { firstName: 'มาลี', lastName: 'ใจเย็น', nationalId: '9000000000012' });
  await finish(lost.page);
  await lost.page.getByRole('main').getByText('บันทึกในเครื่องนี้แล้ว').first().waitFor();

  const card = (page: Page) => page.getByRole('listitem').filter({ hasText: 'เครื่องที่ 03' });
  const wipe = async (page: Page) => {
    await administration(page, 'เครื่อง');
    const label = (await card(page).getByRole('heading').textContent())?.split(' (')[0] ?? '';
    await card(page).getByRole('button', { name: 'ล้างเครื่อง' }).click();
    await card(page)
      .getByText(/ยังไม่ส่ง/)
      .first()
      .waitFor();
    await card(page).getByLabel('เหตุผล').fill(REASON);
    await card(page).getByRole('button', { name: 'ล้างเครื่อง' }).click();
    await card(page)
      .getByText(/^ชื่อเครื่องไม่ตรง/)
      .waitFor();
    await fitsEverywhere(page);
    await card(page)
      .getByLabel(/^พิมพ์ชื่อเครื่อง/)
      .fill(label);
    await card(page).getByRole('button', { name: 'ล้างเครื่อง' }).click();
  };
  await wipe(kanda.page);
  await focusIsOn(kanda.page, 'ขอล้างเครื่องแล้ว ต้องมีผู้ดูแลอีกคนสั่งล้างภายใน 24 ชั่วโมง');
  expect(await card(kanda.page).getByRole('button', { name: 'ล้างเครื่อง' }).count()).toBe(0);
  await wipe(suda.page);
  await focusIsOn(suda.page, 'สั่งล้างแล้ว เครื่องที่มีอินเทอร์เน็ตทำตามภายใน 15 นาที');
  await card(suda.page).getByText('เครื่องยังไม่ตอบ').waitFor();

  // Back in a network it sends first, and then nobody opens it any more.
  await lost.context.setOffline(false);
  await lost.page.evaluate(() => dispatchEvent(new Event('online')));
  await lost.page.getByText('หัวหน้าสั่งลบกุญแจในเครื่องนี้').waitFor({ timeout: 60_000 });
  expect(await lost.page.getByText('มาลี').count()).toBe(0);
  expect(await lost.page.getByRole('textbox').count()).toBe(0);
  await expect
    .poll(
      async () => {
        await suda.page.getByRole('button', { name: 'ดูใหม่' }).click();
        const said = (await card(suda.page).textContent()) ?? '';
        const expected = ['เครื่องทำแล้ว', 'ไม่มี ส่งครบแล้ว', 'ล้างแล้ว ยังไม่มีใครเปิดใช้ใหม่'];
        return expected.filter((words) => said.includes(words));
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toHaveLength(3);
  await lost.page.reload();
  await lost.page.getByText('หัวหน้าสั่งลบกุญแจในเครื่องนี้').waitFor();
});

it('[P11] somebody gets other duties: asked by one, approved by another, and their desk follows', {
  timeout,
}, async () => {
  const home = await makeHome();
  const server = await scene.serve(home);
  const kanda = await scene.open(makeProfile());
  const suda = await scene.open(makeProfile());
  const third = await scene.open(makeProfile());
  await enrol(kanda.page, server.url, server.link());
  await enrol(suda.page, server.url, anotherLink(home));
  await enrol(third.page, server.url, anotherLink(home));
  const card = (page: Page) => page.getByRole('listitem').filter({ hasText: '8001-003-' });
  await administration(kanda.page, 'เจ้าหน้าที่');
  const own = kanda.page.getByRole('listitem').filter({ hasText: '8001-001-' });
  expect(await own.getByRole('button', { name: 'เปลี่ยนหน้าที่/ย้ายหน่วย' }).count()).toBe(0);
  const open = card(kanda.page).getByRole('button', { name: 'เปลี่ยนหน้าที่/ย้ายหน่วย' });
  await open.click();
  await card(kanda.page).getByLabel('เหตุผล').fill(REASON);
  await open.click();
  await card(kanda.page).getByText('หน่วยและบทบาทยังเหมือนเดิม').waitFor();
  await card(kanda.page).getByText('หัวหน้า', { exact: true }).click();
  expect(await axeFaults(kanda.page)).toEqual([]);
  await open.click();
  await focusIsOn(kanda.page, 'เสนอเปลี่ยนแล้ว รอคนอื่นอนุมัติ');
  await card(kanda.page).getByText('คุณเป็นผู้เสนอ ต้องให้คนอื่นอนุมัติ').waitFor();

  await administration(suda.page, 'เจ้าหน้าที่');
  await card(suda.page)
    .getByText(/^รออนุมัติให้เปลี่ยนเป็น หัวหน้า/)
    .waitFor();
  await card(suda.page).getByText(REASON).waitFor();
  await card(suda.page).getByRole('button', { name: 'อนุมัติการเปลี่ยน', exact: true }).click();
  await focusIsOn(suda.page, 'เปลี่ยนแล้ว เครื่องจะรับสิทธิ์ใหม่เมื่อติดต่อส่วนกลาง');
  await card(suda.page)
    .getByText(/· หัวหน้า/)
    .waitFor();

  // At its next contact the desk of the third follows: a supervisor wipes nothing.
  await third.page.reload();
  await unlock(third.page);
  await expect
    .poll(
      async () => {
        await administration(third.page, 'เครื่อง');
        await third.page.getByRole('button', { name: 'ล็อกเครื่อง' }).first().waitFor();
        return third.page.getByRole('button', { name: 'ล้างเครื่อง' }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(0);
});
