import type { Page } from 'playwright-core';
import { sizes } from '../../support/browser.ts';
import { fillForm } from '../../support/desk.ts';
import { type Camera, everyTheme, hands } from './camera.ts';

const sections = ['debtor', 'occupation', 'creditors', 'debts', 'help'] as const;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** A form in which nothing was said yet, and what a check says of it. */
export async function lookAtBlankForm(page: Page, camera: Camera): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'แบบลงทะเบียน' }).waitFor();
  await camera.shoot(page, '10-form', 'empty', { themes: everyTheme });
  await page.keyboard.press('F9');
  await page.locator('.summary').waitFor();
  await camera.shoot(page, '10-form', 'error', { themes: everyTheme });
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'โต๊ะลงทะเบียน' }).waitFor();
}

export const fillSomsri = (page: Page): Promise<void> =>
  fillForm(page, {
    firstName: 'สมศรี',
    lastName: 'ทองคำ',
    nationalId: '9000012345672',
    creditor: 'เจ๊แดง ตลาดเช้า',
  });

/** A filled form, read back and signed; the last press is the caller's. */
export async function lookAtRegistering(page: Page, camera: Camera): Promise<void> {
  if (camera.hand === hands.mouse)
    await camera.shoot(page, '11-form', 'filled', { themes: everyTheme });
  else await lookAtSections(page, camera);

  await page.keyboard.press('F9');
  await button(page, /ยืนยันและลงชื่อ/).waitFor();
  await camera.shoot(page, '12-check', 'default', { themes: everyTheme });
  await page.keyboard.press('F9');
  await page.getByRole('radio', { name: /ลงชื่อในกระดาษ/ }).waitFor();
  await page.getByText('ลงชื่อบนจอ').click();
  await page.locator('canvas').waitFor();
  await camera.shoot(page, '13-sign', 'screen-empty');
  await page.keyboard.press('F9');
  await camera.shoot(page, '13-sign', 'error');
  await scribble(page);
  await camera.shoot(page, '13-sign', 'screen', { themes: everyTheme });
  await page.getByText('พิมพ์ลายนิ้วมือ').click();
  await page.keyboard.press('F9');
  await camera.shoot(page, '13-sign', 'thumbprint-error');
  await page.getByRole('radio', { name: /ลงชื่อในกระดาษ/ }).check();
  await camera.shoot(page, '13-sign', 'paper');
}

/** The sections of the open form one after the other, as phones and tablets show them. */
async function lookAtSections(page: Page, camera: Camera): Promise<void> {
  for (const size of camera.hand.sizes)
    for (const [i, section] of sections.entries()) {
      await page.setViewportSize(sizes[size]);
      await page.keyboard.press(`Alt+Digit${i + 1}`);
      await page.locator('.registration__body').evaluate((body) => body.scrollTo(0, 0));
      await camera.shoot(page, '11-form', `filled-${i + 1}-${section}`, { sizes: [size] });
    }
}

async function scribble(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('no pad to sign on');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.15, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.25, 0.25],
    [0.3, 0.7],
    [0.42, 0.3],
    [0.5, 0.65],
    [0.62, 0.4],
    [0.8, 0.55],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 6 });
  await page.mouse.up();
}
