import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './examine.ts';
import type { Examination, WorkerKeys } from './examined.ts';
import { createUnsealer } from './unseal.ts';

if (!parentPort) throw new Error('this file runs as a worker');
const port = parentPort;
// The pool that starts this worker hands over exactly this.
const unsealer = createUnsealer(workerData as WorkerKeys);

port.on('message', async ({ id, orders }: { id: number; orders: Examination[] }) => {
  const open = await unsealer;
  const found = await Promise.all(orders.map((order) => examine(order, open)));
  port.postMessage({ id, found });
});
