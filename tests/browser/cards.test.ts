import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type CardAgent, somebody, startCardAgent } from '../support/card-agent.ts';
import { unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { axeFaults } from './axe.ts';
import { handsOn } from './by-keyboard.ts';
import { firstName, goHome, heading, openDesk } from './open-desk.ts';

const timeout = 180_000;
const scene = useScene();
const agents: CardAgent[] = [];
afterEach(async () => {
  for (const agent of agents.splice(0)) await agent.close();
});

const begin = async (port = 0) => {
  const agent = await startCardAgent(port);
  agents.push(agent);
  return agent;
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const idBox = (page: Page) => page.getByRole('textbox', { name: /^1\.1 / });
const strip = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

describe('a card reader', () => {
  it('[F14] is off until it is switched on, fills what is empty, and typing never waits for it', {
    timeout,
  }, async () => {
    const agent = await begin();
    const { page, complaints } = await openDesk(scene);
    expect(agent.listeners()).toBe(0);

    // Switched on and tried with a keyboard alone.
    await page.goto(`${new URL(page.url()).origin}/settings`);
    await unlock(page);
    await heading(page, 'ตั้งค่า');
    const hands = await handsOn(page);
    const readers = page.getByRole('group', { name: 'เครื่องอ่านบัตร', exact: true });
    await hands.choose(readers.getByRole('radio', { name: 'เปิด' }));
    await hands.write(page.getByRole('textbox', { name: /^หมายเลขช่อง/ }), String(agent.port));
    await hands.press(button(page, 'ทดลองอ่าน'));
    await expect.poll(() => agent.listeners(), { timeout: 10_000 }).toBe(1);
    await page.getByText('ติดต่อโปรแกรมอ่านบัตรได้แล้ว').waitFor();
    agent.insert();
    await page.getByText('อ่านบัตรได้ เลขลงท้าย 5672').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await hands.press(button(page, 'ไม่ใช้'));
    agent.remove();

    // Read with no form open, it offers one.
    agent.insert();
    await page.getByText('อ่านบัตรแล้ว: สมศรี ท.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await hands.press(button(page, 'เริ่มแบบใหม่จากบัตรนี้'));
    await heading(page, 'แบบลงทะเบียน');
    await page.getByText(/^กรอกให้แล้ว: เลขประจำตัวประชาชน, คำนำหน้า, ชื่อ, นามสกุล/).waitFor();
    expect(await idBox(page).inputValue()).toBe('9-0000-12345-67-2');
    expect(await firstName(page).inputValue()).toBe('สมศรี');
    await page.getByText('5 มีนาคม 2510 · อายุ').waitFor();
    const place = page.getByRole('combobox', { name: /^1\.9 / });
    expect(await place.inputValue()).toContain('ต.ปากพูน อ.เมืองนครศรีธรรมราช');
    // On to what no card says.
    await page.locator('#q-1-6:focus').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await hands.press(button(page, 'เลิกทำที่กรอกจากบัตร'));
    await expect.poll(() => firstName(page).inputValue()).toBe('');
    expect(await idBox(page).inputValue()).toBe('');

    // What was typed stays; what differs is named and taken one by one.
    await firstName(page).fill('สมสี');
    await page.getByRole('textbox', { name: /^1\.6 / }).fill('0812345678');
    agent.insert();
    await page.getByText('กรอกไว้ “สมสี” ในบัตร “สมศรี”').waitFor();
    // Told where one is, and not far above it.
    await page.locator('#card-heading:focus').waitFor();
    expect(await firstName(page).inputValue()).toBe('สมสี');
    expect(await idBox(page).inputValue()).toBe('9-0000-12345-67-2');
    expect(await axeFaults(page)).toEqual([]);
    await hands.press(button(page, 'ใช้จากบัตร: ชื่อ'));
    await expect.poll(() => firstName(page).inputValue()).toBe('สมศรี');

    // The next one's card in this one's form.
    agent.insert({ cid: '9000000000017', name: 'นาย#บุญมี##ลองดู' });
    await page.getByText('อาจเป็นบัตรของคนอื่น').waitFor();
    expect(await firstName(page).inputValue()).toBe('สมศรี');
    expect(await idBox(page).inputValue()).toBe('9-0000-12345-67-2');
    // Taken for hers all the same, the rest is named too.
    await hands.press(button(page, 'ใช้จากบัตร: เลขประจำตัวประชาชน'));
    await expect.poll(() => idBox(page).inputValue()).toBe('9-0000-00000-01-7');
    await page.getByText('กรอกไว้ “สมศรี” ในบัตร “บุญมี”').waitFor();
    expect(await firstName(page).inputValue()).toBe('สมศรี');
    // The usual port was tried before another was typed; the browser itself notes that.
    expect(complaints.filter((line) => !line.includes('127.0.0.1:9898'))).toEqual([]);
  });

  it('[U10] [U11] an agent that errs, babbles or goes is told quietly, and comes back by itself', {
    timeout,
  }, async () => {
    const agent = await begin();
    const { page } = await openDesk(scene, (opening) =>
      opening.addInitScript((port) => {
        localStorage.setItem('dd.desk', JSON.stringify({ reader: 'on', readerPort: port }));
      }, agent.port),
    );
    await expect.poll(() => agent.listeners(), { timeout: 10_000 }).toBe(1);
    agent.fail();
    await strip(page, 'อ่านบัตรไม่ได้').waitFor();
    for (const babble of [
      '{"event":',
      JSON.stringify({ event: 'smc-data', payload: { personal: { ...somebody, cid: '1' } } }),
      'x'.repeat(100_000),
      new Uint8Array([1]),
    ]) {
      agent.remove();
      await strip(page, 'อ่านบัตรไม่ได้').waitFor({ state: 'detached' });
      agent.say(babble);
      await strip(page, 'โปรแกรมอ่านบัตรส่งข้อมูลที่อ่านไม่ได้').waitFor();
      await expect.poll(() => agent.listeners(), { timeout: 10_000 }).toBe(1);
      agent.remove();
      await strip(page, 'โปรแกรมอ่านบัตรส่งข้อมูลที่อ่านไม่ได้').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('F2');
    await heading(page, 'แบบลงทะเบียน');
    await agent.close();
    agents.length = 0;
    await strip(page, 'ติดต่อโปรแกรมอ่านบัตรไม่ได้ พิมพ์เองได้ตามปกติ').waitFor();
    await firstName(page).fill('พิมพ์เอง');
    expect(await axeFaults(page)).toEqual([]);
    const back = await begin(agent.port);
    await expect.poll(() => back.listeners(), { timeout: 15_000 }).toBe(1);
    await strip(page, 'ติดต่อโปรแกรมอ่านบัตรไม่ได้').waitFor({ state: 'detached' });
    expect(await firstName(page).inputValue()).toBe('พิมพ์เอง');

    // At lock nothing of a card stays, and nobody listens.
    await goHome(page);
    back.insert();
    await page.getByText('อ่านบัตรแล้ว: สมศรี ท.').waitFor();
    await button(page, 'ล็อก').click();
    await heading(page, 'เข้าใช้เครื่อง');
    await expect.poll(() => back.listeners()).toBe(0);
    await unlock(page);
    await heading(page, 'โต๊ะลงทะเบียน');
    await expect.poll(() => back.listeners()).toBe(1);
    expect(await page.getByText('อ่านบัตรแล้ว').count()).toBe(0);
  });

  it('a practice has sample cards of invented people', { timeout }, async () => {
    const { page } = await openDesk(scene);
    await page.goto(`${new URL(page.url()).origin}/practice`);
    await unlock(page);
    await button(page, 'เริ่มฝึก').click();
    await heading(page, 'โต๊ะลงทะเบียน');
    await button(page, 'เสียบบัตรตัวอย่าง').click();
    await button(page, 'เริ่มแบบใหม่จากบัตรนี้').click();
    await heading(page, 'แบบลงทะเบียน');
    await expect.poll(() => firstName(page).inputValue()).toBe('สมใจ');
    expect(await idBox(page).inputValue()).toMatch(/^9-0000-/);
    expect(await axeFaults(page)).toEqual([]);
    // The next card is of somebody else.
    await button(page, 'เสียบบัตรตัวอย่าง').click();
    await page.getByText('อาจเป็นบัตรของคนอื่น').waitFor();
    expect(await firstName(page).inputValue()).toBe('สมใจ');
  });
});
