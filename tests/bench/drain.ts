import type { Page } from 'playwright-core';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { enrol, keepAll, untilReadyOffline, withoutSecondCopyOn } from '../support/desk.ts';
import { inventMany, inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome, type RunningServer } from '../support/server.ts';
import { makeLoad, sendLoad } from './load.ts';
import { type Bench, round, SEED } from './row.ts';

const PER_PUSH = 200;
/** Invented people are handed to the page in parts, because a message has to fit into memory. */
const PART = 500;

/**
 * Everything that was written without a network, sent by the app itself when the server is back:
 * from its first request to its last receipt stored, against a plain client with one socket that
 * sends as many envelopes to a server of the same kind and stores nothing.
 */
export const drain: Bench = {
  id: 'drain',
  of: 'envelopes waiting',
  amount: { full: 10_000, small: 20 },
  async run(envelopes) {
    const ours = await drainOnce(envelopes);
    const rawMs = await sendRaw(envelopes);
    const perSecond = (ms: number) => round((envelopes * 1000) / ms);
    return [
      {
        id: 'drain',
        unit: 'envelopes/s',
        ours: perSecond(ours.ms),
        limit: perSecond(rawMs),
        note: `${envelopes} envelopes in ${(ours.ms / 1000).toFixed(1)} s, ${ours.bodies.length} requests, ${(sum(ours.bodies) / 1e6).toFixed(1)} MB; second copy late for ${ours.late}, missing for ${ours.never}; limit: HTTP POST of as many by a Node client with one socket`,
      },
    ];
  },
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

interface Drained {
  /** From the first request to the last receipt stored. */
  ms: number;
  /** Bytes of each request. */
  bodies: number[];
  /** Kept at first without a second copy, because the browser's files fell silent. */
  late: number;
  /** Those that had none in the end. */
  never: number;
}

export async function drainOnce(envelopes: number): Promise<Drained> {
  const scene = makeScene();
  try {
    const home = await makeHome();
    const env = { DIST_DIR: proofDist, LOG_LEVEL: 'error' };
    const first = await scene.serve(home, { env });
    const { page } = await scene.open(makeProfile());
    await enrol(page, first.url, first.link());
    await untilReadyOffline(page);
    await first.stop();
    await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
    const invented = inventMany(SEED, envelopes);
    let late = 0;
    for (let i = 0; i < envelopes; i += PART) {
      // Somebody is at the desk: else it locks itself in the middle of the writing.
      await page.keyboard.press('Shift');
      const kept = await keepAll(page, invented.slice(i, i + PART));
      late += kept.filter(({ secondCopy }) => !secondCopy).length;
    }
    const never = await withoutSecondCopyOn(page);

    // The app is away while the server comes back: else it may send all before anybody measures.
    const app = page.url();
    await page.goto('about:blank');
    const second: RunningServer = await scene.serve(home, { env });
    const bodies: number[] = [];
    page.on('request', (request) => {
      if (request.url() === `${second.url}/api/v1/envelopes`)
        bodies.push(request.postDataBuffer()?.length ?? 0);
    });
    await page.goto(app);
    const ms = await untilDrained(page);
    return { ms, bodies, late, never };
  } finally {
    await scene.end();
  }
}

interface DrainWindow {
  debtDesk?: {
    outbox: {
      subscribe(seen: (picture: { unsent: number; lastReceivedAt: number | null }) => void): void;
    };
  };
}

/** Resolves to the ms between this page's first request of that name and its last receipt. */
export async function untilDrained(page: Page, first = '/api/v1/envelopes'): Promise<number> {
  await page.waitForFunction(() => (globalThis as DrainWindow).debtDesk !== undefined);
  return page.evaluate(
    (asked) =>
      new Promise<number>((resolve) => {
        const { debtDesk } = globalThis as DrainWindow;
        debtDesk?.outbox.subscribe(({ unsent, lastReceivedAt }) => {
          if (unsent > 0 || lastReceivedAt === null) return;
          const [begun] = performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.includes(asked));
          resolve(performance.now() - (begun?.startTime ?? Number.NaN));
        });
      }),
    first,
  );
}

async function sendRaw(envelopes: number): Promise<number> {
  const scene = makeScene();
  try {
    const home = await makeHome();
    const server = await scene.serve(home, { env: { LOG_LEVEL: 'error' } });
    const device = await enrolNodeDevice(server.url, server.link());
    const load = await makeLoad(device, inventor(SEED, device), { envelopes, perPush: PER_PUSH });
    return await sendLoad(home, load, 1);
  } finally {
    await scene.end();
  }
}
