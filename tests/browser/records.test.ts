import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import { makeProfile, sizes } from '../support/browser.ts';
import { ensureProofBuild, proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, keepAll, shown, unexpected, unlock, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { printed, readSheets } from '../support/printed.ts';
import { useScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { axeFaults } from './axe.ts';
import { focusOn, type Hands, handsOn, pointersOn, watchPointers } from './by-keyboard.ts';
import { goHome, heading } from './open-desk.ts';

const timeout = 240_000;
/** The machine may be busy with other tests. */
const soon = { timeout: 15_000 };
const scene = useScene();
const people = inventMany(2566, 30).filter(
  ({ debtor }) =>
    debtor.nationalId && 'value' in debtor.nationalId && debtor.phone && 'value' in debtor.phone,
);
const [gappy, changed, cancelled] = people;
if (!gappy || !changed || !cancelled) throw new Error('too few people were invented');
const tailOf = ({ debtor }: Registration) =>
  debtor.nationalId && 'value' in debtor.nationalId ? debtor.nationalId.value.slice(-4) : '';
const tailOfCancelled = tailOf(cancelled);
const withoutName = (registration: Registration): Registration => {
  const { firstName: _, ...debtor } = registration.debtor;
  return { ...registration, debtor };
};

const main = (page: Page) => page.getByRole('main');
const link = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name });
const button = (page: Page, name: string | RegExp) => main(page).getByRole('button', { name });
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

/** What axe finds on phone and laptop, and that the focus is on something. */
async function look(page: Page, screen: string, found: string[]): Promise<void> {
  expect(await focusOn(page), screen).not.toBe('BODY');
  for (const size of ['phone', 'laptop'] as const) {
    await page.setViewportSize(sizes[size]);
    for (const fault of await axeFaults(page)) found.push(`${screen}, ${size}: ${fault}`);
  }
}

/** On a laptop the menu and the notes stand beside the form, on a tablet the sections above it. */
async function largeTextCutsNothing(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(document.documentElement.dataset, { text: '150' }));
  const telephone = field(page, /^1\.6 /);
  expect(await telephone.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  await page.setViewportSize(sizes.tablet);
  const sections = page.locator('.sections > ol');
  expect(await sections.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  await page.setViewportSize(sizes.laptop);
  await page.evaluate(() => delete document.documentElement.dataset.text);
}

/** Tab leads from filter to filter, and each of them comes into view. */
async function everyFilterIsSeen(page: Page, hands: Hands): Promise<void> {
  await page.setViewportSize(sizes.phone);
  const filters = page.locator('.filter');
  for (const filter of await filters.all()) {
    await hands.to(filter);
    const box = await filter.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= sizes.phone.width).toBe(true);
  }
  await page.setViewportSize(sizes.laptop);
}

/** Ctrl+K from wherever the officer is, what is known of the person, and the one line that is left. */
async function find(page: Page, hands: Hands, typed: string, ref: string): Promise<void> {
  await hands.key('Control+k');
  await heading(page, 'รายการ');
  await expect.poll(() => focusOn(page), soon).toMatch(/^input/);
  await hands.key('Control+a');
  await page.keyboard.type(typed);
  await page.getByText('พบ 1 รายการ').waitFor();
  await hands.press(
    main(page)
      .getByRole('link', { name: shown(ref) })
      .first(),
  );
  await heading(page, shown(ref));
}

describe('[D17] what was finished is put right by keyboard alone', () => {
  it('mends what came back, amends through a killed browser, and cancels', {
    timeout,
  }, async () => {
    ensureProofBuild();
    const found: string[] = [];
    const home = await makeHome();
    const centre = centreOf(home);
    const env = { DIST_DIR: proofDist };
    const server = await scene.serve(home, { env });
    const profile = makeProfile();
    const first = await scene.open(profile);
    const { page } = first;
    await watchPointers(page);
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    const refs = (await keepAll(page, [withoutName(gappy), changed, cancelled])).map(
      ({ ref }) => ref,
    );
    const [back = '', wrong = '', twice = ''] = refs;
    await expect.poll(() => centre.refs(), { timeout: 15_000 }).toEqual([wrong, twice]);
    const pointers = await pointersOn(page);
    const hands = await handsOn(page);

    // What the centre sent back: from the list to the field, and sent again under the same number.
    await hands.press(page.getByRole('link', { name: /ต้องแก้ไข 1/ }).first());
    await heading(page, 'รอส่ง');
    const toMend = main(page).locator('[data-group="fix"]');
    await toMend.getByRole('link', { name: shown(back), exact: true }).waitFor();
    await find(page, hands, back.slice(-6), back);
    await main(page).getByText('ต้องแก้ไข', { exact: true }).waitFor();
    await look(page, 'record to mend', found);
    expect(await page.title()).not.toContain(changed.debtor.firstName ?? '');
    // Back at the list, what was looked for stands there, and the line has the focus.
    await page.goBack();
    await heading(page, 'รายการ');
    await expect.poll(() => focusOn(page), soon).toMatch(/^a/);
    expect(await page.locator('#find-records input').inputValue()).toBe(back.slice(-6));
    await hands.key('Enter');
    await heading(page, shown(back));
    await hands.press(link(page, 'แก้ไขและส่งใหม่'));
    await heading(page, 'แก้ไขรายการที่ส่งกลับ');
    await expect.poll(() => focusOn(page), soon).toContain('มีจุดที่ต้องแก้ 1 จุด');
    await look(page, 'mending', found);
    await hands.press(page.locator('.summary').getByRole('link', { name: 'กรอกชื่อ' }));
    await expect
      .poll(() => field(page, /^1\.3 /).evaluate((it) => it === document.activeElement), soon)
      .toBe(true);
    await hands.write(field(page, /^1\.3 /), 'มาลัย');
    await hands.key('F9');
    await heading(page, 'ตรวจสิ่งที่แก้');
    await main(page).getByText('เดิม: ไม่ได้ระบุ').waitFor();
    await look(page, 'what was mended', found);
    await hands.key('F9');
    await heading(page, shown(back));
    await page.getByRole('status').getByText('บันทึกสิ่งที่แก้ในเครื่องนี้แล้ว').waitFor();
    await main(page).locator('.tag--sent').waitFor({ timeout: 30_000 });
    await look(page, 'record that was mended', found);
    await expect.poll(() => centre.registration(back)?.debtor.firstName, soon).toBe('มาลัย');

    // What was accepted is amended; the browser is killed before the last press.
    await find(page, hands, tailOf(changed), wrong);
    await hands.press(button(page, 'แสดงข้อมูล'));
    await main(page)
      .getByText(changed.debtor.firstName ?? '')
      .first()
      .waitFor();
    await look(page, 'record that is shown', found);
    // Whoever prints what is not made for paper carries nothing of it away.
    const sheets = await readSheets(await printed(page));
    expect(sheets.map(({ text }) => text.length < 150)).toEqual([true]);
    expect(sheets[0]?.text).not.toContain(tailOf(changed));
    await hands.press(link(page, 'ขอแก้ไข'));
    await heading(page, 'ขอแก้ไขรายการ');
    // From the beginning, whatever was left empty.
    await page.locator('#q-1-1:focus').waitFor();
    await hands.write(field(page, /^1\.6 /), '0899999999');
    await hands.key('Tab');
    await page.getByText(/บันทึกร่างในเครื่องนี้แล้ว/).waitFor();
    expect((await pointersOn(page)) - pointers).toBe(0);
    await first.kill();

    const second = await scene.open(profile);
    await watchPointers(second.page);
    await second.page.goto(server.url);
    await unlock(second.page);
    await amendAndCancel(second.page);
    expect(await pointersOn(second.page)).toBe(0);
    expect(found).toEqual([]);
    expect(unexpected([...first.complaints, ...second.complaints])).toEqual([]);

    async function amendAndCancel(again: Page): Promise<void> {
      const other = await handsOn(again);
      await main(again).getByText('มีร่างค้าง 1 รายการ').waitFor();
      await look(again, 'home with a correction', found);
      await other.press(link(again, new RegExp(`^ทำต่อ ${shown(wrong)}`)));
      await heading(again, 'ขอแก้ไขรายการ');
      await expect.poll(() => field(again, /^1\.6 /).inputValue(), soon).toContain('9999');
      await largeTextCutsNothing(again);
      await other.key('F9');
      await heading(again, 'ตรวจสิ่งที่แก้');
      await other.key('F9');
      await again.getByText('กรอกเหตุผลที่แก้ไข').waitFor();
      expect(await focusOn(again)).toMatch(/^input/);
      await look(again, 'amendment without a reason', found);
      await other.write(field(again, /เหตุผลที่แก้ไข/), 'เปลี่ยนเบอร์');
      await other.key('F9');
      await heading(again, shown(wrong));
      await main(again).locator('.tag--sent').waitFor({ timeout: 30_000 });
      await expect
        .poll(() => centre.registration(wrong)?.debtor.phone, soon)
        .toEqual({ value: '0899999999' });
      await other.press(button(again, 'แสดงข้อมูล'));
      await main(again).getByText('เหตุผล: เปลี่ยนเบอร์').waitFor();

      // Cancelled with a reason; it is found as such, and its reason only where names are shown.
      await find(again, other, tailOfCancelled, twice);
      await other.press(link(again, 'ยกเลิกรายการ'));
      await heading(again, 'ยกเลิกรายการ');
      await other.press(button(again, 'ยกเลิกรายการนี้'));
      await again.getByText('กรอกเหตุผลที่ยกเลิก').waitFor();
      await look(again, 'cancelling without a reason', found);
      await other.to(again.getByRole('radio').first());
      await other.key('Digit2');
      await expect
        .poll(() => field(again, /เหตุผลที่ยกเลิก/).inputValue(), soon)
        .toBe('ผู้ลงทะเบียนขอยกเลิก');
      await other.write(field(again, /เหตุผลที่ยกเลิก/), 'ลงซ้ำ');
      await other.press(button(again, 'ยกเลิกรายการนี้'));
      await heading(again, shown(twice));
      await main(again).getByText('ยกเลิกแล้ว', { exact: true }).waitFor();
      await look(again, 'record that is cancelled', found);
      expect(await link(again, 'ขอแก้ไข').count()).toBe(0);
      // By an address from before there is no receipt for it either.
      const own = new URL(again.url()).pathname;
      await again.evaluate(
        (path) => {
          history.pushState(null, '', path);
          dispatchEvent(new PopStateEvent('popstate'));
        },
        `${own.replace('records', 'reg')}/kept`,
      );
      await expect.poll(() => new URL(again.url()).pathname, soon).toBe(own);
      await heading(again, shown(twice));
      await other.key('Control+k');
      await heading(again, 'รายการ');
      const cancelledLine = main(again)
        .getByRole('listitem')
        .filter({ hasText: shown(twice) });
      await cancelledLine.getByText('ยกเลิกแล้ว', { exact: true }).waitFor();
      expect(await cancelledLine.textContent()).not.toContain('ลงซ้ำ');
      await other.to(again.getByRole('checkbox', { name: 'ปิดบังชื่อ' }));
      await other.key('Space');
      await cancelledLine.getByText(/เหตุผล: ลงซ้ำ/).waitFor();
      await other.press(again.getByRole('button', { name: /^ยกเลิกแล้ว 1/ }));
      await again.getByText('พบ 1 รายการ').waitFor();
      await look(again, 'list of what is cancelled', found);
      await everyFilterIsSeen(again, other);
      await expect.poll(() => centre.count('holds'), soon).toBe(0);
      expect(centre.count('ops')).toBe(6);
    }
  });

  it('[D18] throws a draft away and takes it back by keyboard', { timeout }, async () => {
    const found: string[] = [];
    const home = await makeHome();
    const server = await scene.serve(home);
    const { page } = await scene.open(makeProfile());
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    const hands = await handsOn(page);
    await hands.key('F2');
    await hands.write(field(page, /^1\.3 /), 'บุญมี');
    await goHome(page);
    await hands.press(button(page, /^ย้ายไปถังพัก/));
    await expect.poll(() => focusOn(page), soon).toBe('button "เลิกทำ"');
    await look(page, 'home after throwing away', found);
    await hands.press(link(page, /^ถังพัก/));
    await heading(page, 'ถังพัก');
    await look(page, 'bin', found);
    await hands.press(button(page, /^เอากลับ/));
    await page.getByRole('status').getByText('กลับมาแล้ว').waitFor();
    expect(await focusOn(page)).toContain('ถังพัก');
    await look(page, 'empty bin', found);
    await hands.press(link(page, 'ทำต่อ'));
    await expect.poll(() => field(page, /^1\.3 /).inputValue(), soon).toBe('บุญมี');
    expect(found).toEqual([]);
  });

  it('[U7] says that a record is not here, and opens one by its number', { timeout }, async () => {
    ensureProofBuild();
    const home = await makeHome();
    const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
    const { page } = await scene.open(makeProfile());
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    const [kept] = await keepAll(page, [changed]);
    await page.goto(`${server.url}/records/${kept?.ref}`);
    await unlock(page);
    await heading(page, shown(kept?.ref ?? ''));
    await page.goto(`${server.url}/records/800199999999`);
    await unlock(page);
    await page.getByText('ไม่พบรายการนี้ในเครื่อง').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${server.url}/records/800199999999/fix`);
    await unlock(page);
    await page.getByText('แก้ไขรายการนี้ในเครื่องนี้ไม่ได้').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
