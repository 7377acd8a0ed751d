/** A worker that dies over envelopes of which any byte run says `KILL`, and holds all others. */
import { parentPort } from 'node:worker_threads';
import { type Examination, type Examined, held } from '../../../server/acceptance/examined.ts';

parentPort?.on('message', ({ orders }: { orders: Examination[] }) => {
  if (orders.some(({ bytes }) => Buffer.from(bytes).includes('KILL'))) process.exit(1);
  if (orders.some(({ bytes }) => Buffer.from(bytes).includes('HANG'))) return;
  const found = orders.map((): Examined => held('key-unknown', true));
  parentPort?.postMessage({ found });
});
