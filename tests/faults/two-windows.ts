import type { Page } from 'playwright-core';
import { keepAll, unlock } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { compare, setUpAway } from './away.ts';
import type { Fault } from './fault.ts';

const SEED = 2580;
const FIRST_NAME = 'เพ็ญพักตร์';

/** Two windows of one desk, of which the one that sends is crashed again and again. */
export const twoWindows: Fault = {
  id: 'two-windows',
  proves: ['F1', 'F14'],
  injected:
    'a second window takes over, and the one at work is crashed in a form and while it sends',
  expected: 'what was typed is back, all that was kept arrives once',
  async run(size) {
    const rounds = size === 'full' ? 6 : 1;
    const people = inventMany(SEED, 2 * rounds + 1);
    const scene = makeScene();
    try {
      const away = await setUpAway(scene);
      const { browser, centre, url } = away;
      await away.serve();
      const kept = [];
      let page = away.page;
      let back = 0;
      for (let round = 0; round < rounds; round += 1) {
        const second = await browser.context.newPage();
        await second.goto(url);
        await second.getByRole('button', { name: 'ใช้หน้าต่างนี้' }).click();
        await unlock(second);
        kept.push(...(await keepAll(second, people.slice(2 * round, 2 * round + 2))));
        await second.goto(`${url}/`);
        await unlock(second);
        await second.keyboard.press('F2');
        await firstName(second).fill(FIRST_NAME);
        await second
          .getByText(/บันทึกร่างในเครื่องนี้แล้ว/)
          .first()
          .waitFor();
        await crash(second);
        await page.close();
        page = await browser.context.newPage();
        await page.goto(url);
        await unlock(page);
        await page.getByRole('link', { name: 'ทำต่อ' }).first().click();
        await firstName(page).waitFor();
        if ((await firstName(page).inputValue()) === FIRST_NAME) back += 1;
        await page.goto(`${url}/`);
        await unlock(page);
      }
      kept.push(...(await keepAll(page, people.slice(-1))));
      await away.untilArrived(page, kept.length);
      const { isWhole, said } = compare(centre, kept);
      return {
        survived: isWhole && back === rounds && centre.count('ops') === kept.length,
        observed: `${rounds} crashes of the window at work, ${back} forms back as they were typed; ${said}`,
      };
    } finally {
      await scene.end();
    }
  },
};

const firstName = (page: Page) => page.getByRole('textbox', { name: /^1\.3 / });

/** The renderer ends as if its memory had run out. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody is left to answer.
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}
