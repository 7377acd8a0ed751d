import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sha256 } from '#contract/primitives.ts';
import { PUSH_TYPE, PushAnswer } from '#contract/push.ts';
import { inventor } from '../support/inventor.ts';
import { makeLoopDisk, whyNoPowerCut } from '../support/loop-disk.ts';
import { enrolNodeDevice, type NodeDevice } from '../support/node-device.ts';
import { freePort, startServer } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { untilAccepted } from './server-kill.ts';

const SEED = 2577;
const BATCH = 20;
/** Left to the server when something else has filled its disk. */
const LEFT_BYTES = 400 * 1024;

/** The disk of the centre has no room left, and then somebody makes room. */
export const fullServer: Fault = {
  id: 'full-server',
  proves: ['F29'],
  injected: 'the server’s disk (ext4) is filled to the last block while it gives receipts',
  expected: 'refusals that say come back later, no receipt without its envelope, and all arrives',
  why: whyNoPowerCut,
  async run(size) {
    const total = size === 'full' ? 1000 : 300;
    const disk = makeLoopDisk(64);
    const home = { folder: disk.folder, port: await freePort() };
    const server = await startServer(home);
    try {
      const device = await enrolNodeDevice(server.url, server.link());
      const invent = inventor(SEED, device);
      const unsent = [];
      for (let i = 0; i < total; i += 1) unsent.push(await device.seal(invent));
      const ballast = join(disk.folder, 'ballast');
      const { bavail, bsize } = statfsSync(disk.folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - LEFT_BYTES));

      const refusals = new Map<string, number>();
      const received = new Map<Sha256, number>();
      let emptied = false;
      while (unsent.length > 0) {
        const said = await ask(server.url, device, unsent.slice(0, BATCH));
        if (typeof said === 'string') {
          refusals.set(said, (refusals.get(said) ?? 0) + 1);
          if (emptied || [...refusals.values()].reduce((a, b) => a + b) < 5) {
            await new Promise((resolve) => setTimeout(resolve, 200));
            continue;
          }
          rmSync(ballast);
          emptied = true;
          continue;
        }
        for (const { hash, n } of said) received.set(hash, n);
        while (unsent[0] && received.has(unsent[0].hash)) unsent.shift();
      }
      const { rows, accepted } = await untilAccepted(home.folder, total);
      const words = [...refusals].map(([said, times]) => `${times} × ${said}`).join(', ');
      const isPolite = [...refusals.keys()].every((said) => /^503, retry after \d+$/.test(said));
      return {
        survived:
          emptied && isPolite && rows === total && accepted === total && received.size === total,
        observed: `${total} pushed (seed ${SEED}), refused: ${words}; after room was made ${rows} rows, ${accepted} accepted`,
      };
    } finally {
      await server.kill();
      await disk.end();
    }
  },
};

/** The receipts, or how they were refused. */
async function ask(url: string, device: NodeDevice, envelopes: Parameters<NodeDevice['push']>[0]) {
  const answer = await fetch(`${url}/api/v1/envelopes`, {
    method: 'POST',
    headers: { 'content-type': PUSH_TYPE },
    body: new Uint8Array(await device.layPush(envelopes)),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    return `${answer.status}, retry after ${answer.headers.get('retry-after')}`;
  }
  const { receipts } = PushAnswer.parse(await answer.json());
  return (await device.verifyReceipts(receipts))?.receipts ?? 'receipts that do not verify';
}
