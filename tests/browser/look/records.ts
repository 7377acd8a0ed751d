import type { Page } from 'playwright-core';
import { type Camera, everyTheme } from './camera.ts';
import { visit } from './lists.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name });
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const aNumber = /^\d{4}‑/;

/** One record from its return to its cancelling, and a draft on its way through the bin. */
export async function lookAtRecords(page: Page, camera: Camera): Promise<void> {
  await visit(page, '/records', 'รายการ');
  await button(page, /^ต้องแก้ไข/).click();
  await page.locator('.line__link').first().click();
  await heading(page, aNumber);
  await camera.shoot(page, '25-record', 'to-mend', { themes: everyTheme });
  await link(page, 'แก้ไขและส่งใหม่').click();
  await page.locator('.summary').waitFor();
  await camera.shoot(page, '26-correction', 'sent-back', { themes: everyTheme });
  await page.keyboard.press('Alt+Digit1');
  await page.getByRole('textbox', { name: /^1\.3 / }).fill('มาลัย');
  await page.keyboard.press('F9');
  await heading(page, 'ตรวจสิ่งที่แก้');
  await camera.shoot(page, '26-correction', 'check', { themes: everyTheme });
  await page.keyboard.press('F9');
  await heading(page, aNumber);
  await camera.shoot(page, '25-record', 'sent-again');
  await button(page, 'แสดงข้อมูล').click();
  await page.locator('.answers').first().waitFor();
  await camera.shoot(page, '25-record', 'shown');

  await link(page, 'ขอแก้ไข').click();
  await heading(page, 'ขอแก้ไขรายการ');
  await page.getByRole('textbox', { name: /^1\.4 / }).fill('สุขใจดีเสมอ');
  await page.keyboard.press('F9');
  await heading(page, 'ตรวจสิ่งที่แก้');
  await page.keyboard.press('F9');
  await page.getByText('กรอกเหตุผลที่แก้ไข').waitFor();
  await camera.shoot(page, '26-correction', 'no-reason');
  await page.getByRole('textbox').fill('สะกดนามสกุลผิด');
  await page.keyboard.press('F9');
  await heading(page, aNumber);
  await button(page, 'แสดงข้อมูล').click();
  await page.locator('.changes').first().waitFor();
  await camera.shoot(page, '25-record', 'amended');

  await link(page, 'ยกเลิกรายการ').click();
  await heading(page, 'ยกเลิกรายการ');
  await button(page, 'ยกเลิกรายการนี้').click();
  await camera.shoot(page, '27-cancel', 'no-reason', { themes: everyTheme });
  await page.getByText('ผู้ลงทะเบียนขอยกเลิก').click();
  await button(page, 'ยกเลิกรายการนี้').click();
  await heading(page, aNumber);
  await camera.shoot(page, '25-record', 'cancelled', { themes: everyTheme });
  await visit(page, '/records', 'รายการ');
  await page.getByRole('checkbox', { name: 'ปิดบังชื่อ' }).uncheck();
  await button(page, /^ยกเลิกแล้ว/).click();
  await camera.shoot(page, '21-records', 'cancelled');

  await visit(page, '/', 'โต๊ะลงทะเบียน');
  await button(page, /^ย้ายไปถังพัก/)
    .first()
    .click();
  await button(page, 'เลิกทำ').waitFor();
  await camera.shoot(page, '20-home', 'thrown-away');
  await link(page, /^ถังพัก/).click();
  await heading(page, 'ถังพัก');
  await camera.shoot(page, '28-bin', 'one', { themes: everyTheme });
  await visit(page, '/', 'โต๊ะลงทะเบียน');
}

/** The same pages for somebody who does not read Thai. */
export async function lookAtRecordsInEnglish(page: Page, camera: Camera): Promise<void> {
  await visit(page, '/records', 'Records');
  await button(page, /^Cancelled/).click();
  await page.locator('.line__link').first().click();
  await heading(page, aNumber);
  await camera.shoot(page, '40-english', 'record');
  await visit(page, '/records', 'Records');
  await button(page, /^Sent/).click();
  await page.locator('.line__link').first().click();
  await link(page, 'Cancel this record').click();
  await heading(page, 'Cancel this record');
  await camera.shoot(page, '40-english', 'cancel');
  await visit(page, '/', 'Registration desk');
}
