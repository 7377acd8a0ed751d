import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { between, seeded } from '../support/people.ts';
import { makeHome, startServer } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { untilAccepted } from './server-kill.ts';

const SEED = 2576;
const ENVELOPES = 20;

/** What retries, two windows and couriers do all at once. */
export const repeats: Fault = {
  id: 'repeats',
  proves: ['F26', 'F27'],
  injected: 'the same envelopes are pushed side by side, shuffled and in pieces, over and over',
  expected: 'one row and one number each, the same receipt every time, no gap in the end',
  async run(size) {
    const pushes = size === 'full' ? 200 : 40;
    const random = seeded(SEED);
    const home = await makeHome();
    const server = await startServer(home);
    try {
      const device = await enrolNodeDevice(server.url, server.link());
      const invent = inventor(SEED, device);
      const sealed: Awaited<ReturnType<typeof device.seal>>[] = [];
      for (let i = 0; i < ENVELOPES; i += 1) sealed.push(await device.seal(invent));
      const some = () => {
        const shuffled = sealed
          .map((one) => ({ one, by: random() }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one);
        return shuffled.slice(0, between(random, 1, ENVELOPES));
      };
      const answers = await Promise.all(
        Array.from({ length: pushes }, () => device.push(some()).catch(() => null)),
      );
      const last = await device.push(sealed);
      const said = new Map<string, Set<string>>();
      for (const answer of [...answers, last])
        for (const receipt of answer?.list.receipts ?? [])
          said.set(
            receipt.hash,
            (said.get(receipt.hash) ?? new Set()).add(JSON.stringify(receipt)),
          );
      const different = [...said.values()].filter(({ size: ways }) => ways !== 1).length;
      const { rows, accepted } = await untilAccepted(home.folder, ENVELOPES);
      const gaps = gapsIn(home.folder);
      const heard = answers.filter((answer) => answer !== null).length;
      return {
        survived:
          different === 0 &&
          said.size === ENVELOPES &&
          rows === ENVELOPES &&
          accepted === ENVELOPES &&
          gaps === 0,
        observed: `${heard} of ${pushes} pushes answered side by side (seed ${SEED}), ${said.size} envelopes, ${different} with two receipts, ${rows} rows, ${accepted} accepted, ${gaps} gaps in the numbers`,
      };
    } finally {
      await server.kill();
    }
  },
};

function gapsIn(folder: string): number {
  const db = new DatabaseSync(join(folder, 'data', 'debt-desk.sqlite'), { readOnly: true });
  try {
    const rows = db.prepare('select n from envelopes order by n').all();
    return rows.filter(({ n }, i) => n !== i + 1).length;
  } finally {
    db.close();
  }
}
