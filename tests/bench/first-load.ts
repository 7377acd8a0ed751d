import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Bench } from './row.ts';

/** What a first visit may cost on a village's line: the one figure that does not depend on the machine. */
const FIRST_LOAD_KB = 175;

/** Only the newcomer's question for the place needs it, after the page is there. */
const isPlaces = (path: string) => path.startsWith('/assets/places-');

const parts = [
  { name: 'js', is: (path: string) => path.endsWith('.js') },
  { name: 'css', is: (path: string) => path.endsWith('.css') },
  { name: 'fonts', is: (path: string) => path.endsWith('.woff2') },
  { name: 'other', is: () => true },
];

/**
 * What the first visit makes the browser fetch until the network is idle: the newcomer's, by the
 * one-time link. Chromium says what, and the bytes are counted as the server sends them, with gzip
 * and without heads. What the service worker fetches meanwhile for work without a network is not in it.
 */
export const firstLoad: Bench = {
  id: 'first-load',
  of: 'visits',
  amount: { full: 1, small: 1 },
  async run() {
    const scene = makeScene();
    try {
      const server = await scene.serve(await makeHome(), { env: { DIST_DIR: proofDist } });
      const { page } = await scene.open(makeProfile());
      const paths = new Set<string>();
      page.on('request', (asked) => {
        // A question with a body is no part of the program.
        if (asked.method() === 'GET') paths.add(new URL(asked.url()).pathname);
      });
      await page.goto(server.url + server.link());
      await page.getByRole('combobox').waitFor();
      await page.waitForLoadState('networkidle');

      const sizes = new Map<string, number>();
      for (const path of paths) sizes.set(path, await countBytes(server.url + path));
      const kilobytes = (belongs: (path: string) => boolean) => {
        const counted = [...sizes].filter(([path]) => belongs(path));
        return Math.round(counted.reduce((sum, [, bytes]) => sum + bytes, 0) / 100) / 10;
      };
      const shell = (path: string) => !isPlaces(path);
      const sorted = parts.map(({ name }) => {
        const belongs = (path: string) => parts.find((part) => part.is(path))?.name === name;
        return `${name} ${kilobytes((path) => shell(path) && belongs(path))}`;
      });
      return [
        {
          id: 'first-load',
          unit: 'KB',
          ours: kilobytes(shell),
          goal: { atMost: FIRST_LOAD_KB },
          note: `gzip; ${sorted.join(', ')}`,
        },
        {
          id: 'first-load-places',
          unit: 'KB',
          ours: kilobytes(() => true),
          note: 'the same with the table of all places, for the first question',
        },
      ];
    } finally {
      await scene.end();
    }
  },
};

async function countBytes(url: string): Promise<number> {
  const asked = request(url, { headers: { 'accept-encoding': 'gzip' } }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
  return bytes;
}
