import { lock } from '../support/activate.ts';
import { PASSPHRASE } from '../support/desk.ts';
import { makeScene } from '../support/scene.ts';
import { openAway } from './away.ts';
import { type Bench, median, round, spread } from './row.ts';

/** A passphrase, with the server stopped: from Enter to the open desk. */
export const unlock: Bench = {
  id: 'unlock',
  of: 'unlocks',
  amount: { full: 9, small: 1 },
  async run(unlocks) {
    const scene = makeScene();
    try {
      const page = await openAway(scene);
      const times: number[] = [];
      for (let i = 0; i < unlocks; i += 1) {
        await lock(page);
        await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).fill(PASSPHRASE);
        const began = performance.now();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: 'โต๊ะลงทะเบียน' }).waitFor();
        times.push(performance.now() - began);
      }
      return [
        {
          id: 'unlock',
          unit: 'ms',
          ours: round(median(times)),
          goal: { atMost: 2500 },
          note: `${spread(times)}; median of ${unlocks}: Enter to the open desk, Argon2id at the cost of a real desk`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};
