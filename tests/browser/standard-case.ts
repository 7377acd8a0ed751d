import type { Page } from 'playwright-core';
import type { Keyboard } from './kedmanee.ts';
import { heading } from './open-desk.ts';

/**
 * One debtor and one lender as an officer copies them from a paper, from the question where the number
 * was seen to the word that the record is kept. The form is open, the national ID is answered.
 */
export async function writeStandardCase(page: Page, { type, press }: Keyboard): Promise<void> {
  /** Types an answer and goes on to the next question that wants one. */
  const answer = async (text: string) => {
    await type(text);
    await press('Enter');
  };
  for (const said of ['2', '2', 'สมศรี', 'ทองคำ', '05032510', '0812345678']) await answer(said);
  await type('คลัง');
  await page.getByRole('option').first().waitFor();
  await press('ArrowDown');
  await press('Enter');
  await press('Enter');
  const rest = ['3', '9พัน', 'เจ๊แดง', '1', '5หมื่น', '40000', '20', '4', '1', '1', ' '];
  for (const said of [...rest, '2', '2', '2']) await answer(said);
  await type(' ');
  await press('F9');
  await heading(page, 'ตรวจคำตอบกับผู้ลงทะเบียน');
  await press('F9');
  await heading(page, 'ลงชื่อ');
  // [F13] Paper, at a desk where nobody signed yet.
  await page.locator('#sign-2:focus:checked').waitFor();
  await press('F9');
  await heading(page, 'ลงทะเบียนแล้ว');
}
