/**
 * `node storm-process.ts PORT FILE SPREAD_MS < LENGTHS`: every device of the file comes, each on a line of
 * its own, all at one moment or spread by chance; sends its push until it has receipts for all of it, waits
 * as the app does (S5), and prints what happened.
 */
import { open } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { decodeJwt } from 'jose';
import { PUSH_TYPE, readPush } from '#contract/push.ts';
import { backoffMs, beyondToldMs, toldMs } from '../../src/sync/backoff.ts';

/** What came of a storm, as one line of JSON. */
export interface Storm {
  /** Of each device, from its first try to its last receipt, in ms. */
  waits: number[];
  /** From the first moment to the last receipt, in ms. */
  ms: number;
  resets: number;
  busy: number;
  /** Answers that were neither receipts nor 503 with a time to wait. */
  wrong: number;
  /** Envelopes that a receipt names. */
  received: number;
  advisedMs: number;
}

const [port = '', file = '', spread = '0'] = process.argv.slice(2);
const lengths: number[] = JSON.parse(await text(process.stdin));
const handle = await open(file);
const seen: Storm = { waits: [], ms: 0, resets: 0, busy: 0, wrong: 0, received: 0, advisedMs: 0 };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Answer = { status: number; told: number; body: string } | null;

/** Null: the line was cut, or there was none. */
const send = (agent: Agent, body: Uint8Array): Promise<Answer> =>
  new Promise((resolve) => {
    const outgoing = request(
      {
        ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/v1/envelopes', agent },
        headers: { 'content-type': PUSH_TYPE, 'content-length': body.length },
      },
      async (answer: IncomingMessage) => {
        const told = Number(answer.headers['retry-after'] ?? 0) * 1000;
        const read = await text(answer).catch(() => null);
        resolve(read === null ? null : { status: answer.statusCode ?? 0, told, body: read });
      },
    );
    outgoing.on('error', () => resolve(null));
    outgoing.end(body);
  });

async function bodyAt(offset: number, length: number): Promise<Uint8Array> {
  const { buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, offset);
  return buffer;
}

async function comeBy(offset: number, length: number): Promise<void> {
  await sleep(Math.random() * Number(spread));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const from = performance.now();
  for (let failures = 0; ; failures += 1) {
    const body = await bodyAt(offset, length);
    const answer = await send(agent, body);
    if (answer?.status === 200) {
      const { receipts, pace } = JSON.parse(answer.body);
      const list = decodeJwt(receipts).receipts as { hash: string }[];
      const sent = readPush(body).envelopes.length;
      seen.received += new Set(list.map(({ hash }) => hash)).size;
      seen.advisedMs = Math.max(seen.advisedMs, pace.reconnectSpreadMs);
      if (list.length < sent) seen.wrong += 1;
      break;
    }
    if (!answer) seen.resets += 1;
    else if (answer.status === 503 && answer.told > 0) seen.busy += 1;
    else seen.wrong += 1;
    const told = toldMs(answer?.told ?? 0);
    const chance = Math.random();
    await sleep(
      told > 0 ? told + beyondToldMs(told, failures, chance) : backoffMs(failures, chance),
    );
  }
  seen.waits.push(performance.now() - from);
  agent.destroy();
}

const began = performance.now();
let offset = 0;
await Promise.all(
  lengths.map((length) => {
    const at = offset;
    offset += length;
    return comeBy(at, length);
  }),
);
seen.ms = performance.now() - began;
await handle.close();
process.stdout.write(JSON.stringify(seen));
