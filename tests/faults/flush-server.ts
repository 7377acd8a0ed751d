import { join } from 'node:path';
import { answersWithoutFlush, readActs, watchFlushes } from '../support/flush-count.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeHome, startServer } from '../support/server.ts';
import type { Fault } from './fault.ts';

/** Power may go at any moment, so no receipt may leave before its envelope is on the disk. */
export const flushServer: Fault = {
  id: 'flush-server',
  proves: ['F25'],
  injected: 'strace counts what the server flushes while it gives receipts, one push at a time',
  expected: 'a flush to disk before every receipt; none before answers that keep nothing',
  async run(size) {
    const pushes = size === 'full' ? 100 : 15;
    const home = await makeHome();
    const trace = join(home.folder, 'trace');
    const plain = await startServer(home);
    const device = await enrolNodeDevice(plain.url, plain.link());
    await plain.stop();
    const invent = inventor(7, device);
    const sealed = [];
    for (let i = 0; i < pushes; i += 1) sealed.push(await device.seal(invent));

    const server = await startServer(home, { wrap: watchFlushes(trace) });
    const probes = 5;
    const before = readActs(trace).length;
    for (let i = 0; i < probes; i += 1)
      await fetch(`${server.url}/api/v1/probe?nonce=AAAA`).then((answer) => answer.text());
    const control = answersWithoutFlush(readActs(trace).slice(before));
    const from = readActs(trace).length;
    for (const envelope of sealed) await device.push([envelope]);
    const acts = readActs(trace).slice(from);
    await server.stop();

    const answered = acts.filter((act) => act === 'answered').length;
    const without = answersWithoutFlush(acts);
    return {
      survived: answered === pushes && without === 0 && control > 0,
      observed: `${answered} receipts, ${without} without a flush before; control: ${control} of ${probes} other answers without one`,
    };
  },
};
