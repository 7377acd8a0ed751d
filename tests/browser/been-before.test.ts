import { expect, it } from 'vitest';
import { fillForm, finish, unlock } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { axeFaults } from './axe.ts';
import { focusOn, handsOn } from './by-keyboard.ts';
import { firstName, heading, openDesk } from './open-desk.ts';

const scene = useScene();
const somsri = { firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' };

it('[F15] somebody who was here before is read, added to or passed by, with the keyboard and without a network, and nothing typed is lost', {
  timeout: 180_000,
}, async () => {
  const { page, server } = await openDesk(scene);
  const nationalId = page.getByRole('textbox', { name: /^1\.1 / });
  await fillForm(page, { ...somsri, creditor: 'เจ๊แดง' });
  await finish(page);
  await server.stop();
  await page.keyboard.press('F2');
  await heading(page, 'แบบลงทะเบียน');
  const began = new URL(page.url()).pathname;
  await firstName(page).fill('สมศรีใหม่');
  await nationalId.fill(somsri.nationalId);
  const hint = page.getByRole('region', { name: 'อาจเคยลงทะเบียนแล้ว' });
  await hint.getByRole('link', { name: 'เปิดดู' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const { press } = await handsOn(page);

  await nationalId.focus();
  await press(hint.getByRole('link', { name: 'เปิดดู' }));
  await page.getByRole('link', { name: 'ขอแก้ไข' }).waitFor();
  await page.goBack();
  await heading(page, 'แบบลงทะเบียน');
  await expect.poll(() => firstName(page).inputValue()).toBe('สมศรีใหม่');
  expect(await nationalId.inputValue()).toBe('9-0000-12345-67-2');

  await press(hint.getByRole('button', { name: 'ลงทะเบียนต่อ' }));
  await expect.poll(() => focusOn(page)).toContain('q-1-1-seen-1');
  expect(await hint.count()).toBe(0);
  await page.getByText(/^อาจซ้ำกับเลขที่รับ /).waitFor();

  await nationalId.fill('');
  await nationalId.fill(somsri.nationalId);
  await press(hint.getByRole('link', { name: 'เพิ่มเจ้าหนี้ในรายการเดิม' }));
  await heading(page, 'ขอแก้ไขรายการ');
  await expect.poll(() => focusOn(page)).toContain('button "เพิ่มเจ้าหนี้');
  await page.keyboard.press('Enter');
  const names = page.getByRole('textbox', { name: /^3\.1 / });
  await expect.poll(() => names.count()).toBe(2);
  await page.goto(`${server.url}${began}`);
  await unlock(page);
  await expect.poll(() => firstName(page).inputValue()).toBe('สมศรีใหม่');
});
