import { makeProfile } from '../support/browser.ts';
import { makeScene } from '../support/scene.ts';
import { freePort, makeHome } from '../support/server.ts';
import { peer } from './peers/peer.ts';
import { type Bench, median, type Row, spread } from './row.ts';

/** Of what Lighthouse answers, what is asked of it here. Scores are from 0 to 1. */
interface Lighthouse {
  default(
    url: string,
    flags: { port: number; onlyCategories: string[]; logLevel: string },
  ): Promise<{ lhr: { categories: Record<string, { score: number | null }> } } | undefined>;
}

const goals = { performance: 95, accessibility: 100, 'best-practices': 95 };

/** Lighthouse's own judgement of the page that a newcomer meets, as on a cheap phone. */
export const lighthouse: Bench = {
  id: 'lighthouse',
  of: 'visits',
  // Nothing of it would tell a slow machine from a slow page; `npm test` counts the bytes and asks axe.
  amount: { full: 3, small: null },
  async run(visits) {
    const { default: visit } = await peer<Lighthouse>('lighthouse');
    const scene = makeScene();
    try {
      const server = await scene.serve(await makeHome());
      const scores: Record<string, number>[] = [];
      for (let i = 0; i < visits; i += 1) {
        const port = await freePort();
        const { close } = await scene.open(makeProfile(), {
          args: [`--remote-debugging-port=${port}`],
        });
        const onlyCategories = Object.keys(goals);
        const visited = await visit(`${server.url}/start`, {
          port,
          onlyCategories,
          logLevel: 'error',
        });
        await close();
        const found = Object.entries(visited?.lhr.categories ?? {});
        scores.push(Object.fromEntries(found.map(([id, { score }]) => [id, (score ?? 0) * 100])));
      }
      return Object.entries(goals).map(([id, atLeast]): Row => {
        const all = scores.map((each) => Math.round(each[id] ?? 0));
        return {
          id: `lighthouse-${id}`,
          unit: 'of 100',
          ours: median(all),
          goal: { atLeast },
          note: `${spread(all)}; median of ${visits} first visits to /start, production build, mobile preset`,
        };
      });
    } finally {
      await scene.end();
    }
  },
};
