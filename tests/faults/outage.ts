import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import {
  enrol,
  fillForm,
  finish,
  keepAll,
  unlock,
  unsentOn,
  untilReadyOffline,
} from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { fakeNationalId, seeded } from '../support/people.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const SEED = 2566;

/** A day without a network: everything is written with the server stopped, and then it comes back. */
export const outage: Fault = {
  id: 'outage',
  proves: ['F2'],
  injected: 'the server is stopped while registrations are written, and the browser killed after',
  expected: 'all of them arrive, equal byte for byte, ledger without a gap, none twice',
  async run(size) {
    const byHand = size === 'full' ? 5 : 1;
    const total = size === 'full' ? 200 : 20;
    const scene = makeScene();
    try {
      const home = await makeHome();
      const env = { DIST_DIR: proofDist };
      const first = await scene.serve(home, { env });
      const profile = makeProfile();
      const before = await scene.open(profile);
      await enrol(before.page, first.url, first.link());
      await untilReadyOffline(before.page);
      await first.stop();

      const random = seeded(SEED);
      const refs: string[] = [];
      for (let i = 0; i < byHand; i += 1) {
        const nationalId = fakeNationalId(random);
        await fillForm(before.page, { firstName: 'มาลี', lastName: 'ใจเย็น', nationalId });
        refs.push(await finish(before.page));
        await before.page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
      }
      const kept = await keepAll(before.page, inventMany(SEED, total - byHand));
      refs.push(...kept.map(({ ref }) => ref));
      await before.kill();

      await scene.serve(home, { env });
      const { page } = await scene.open(profile);
      await page.goto(first.url);
      await unlock(page);
      const centre = centreOf(home);
      await until(async () => (await unsentOn(page)) === 0 && centre.count('records') >= total);

      const seqs = centre.seqs();
      const gapless = seqs.every((seq, i) => seq === i + 1) && seqs.length === total;
      const equal = kept.filter(({ ref, json }) => centre.registrationJson(ref) === json).length;
      const sameRefs = JSON.stringify(centre.refs()) === JSON.stringify([...refs].sort());
      return {
        survived: gapless && sameRefs && equal === kept.length && centre.count('ops') === total,
        observed: `${total} written (${byHand} by hand, seed ${SEED}), ${centre.count('records')} records, ${equal} of ${kept.length} equal byte for byte, ledger ${seqs[0]}–${seqs.at(-1)}${gapless ? '' : ' with gaps'}`,
      };
    } finally {
      await scene.end();
    }
  },
};
