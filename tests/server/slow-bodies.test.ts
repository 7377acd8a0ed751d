import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { PUSH_TYPE } from '#contract/push.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { problemAnswer, type Refusal } from '../../server/http/problem.ts';
import { readBody } from '../../server/http/read-body.ts';
import { createOpening } from '../../server/intake/opening.ts';
import { createOrigins } from '../../server/intake/origins.ts';
import { readPushBody } from '../../server/intake/read-push.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { codeIn } from './devices/people.ts';
import { type Desk, openDesk, push, pushBody, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

const KIB = 1024;

/** Begins a body and goes on with it only as `pieces` do. */
function sendSlowly(house: House, pieces: AsyncGenerator<Uint8Array>, announced = 2 * KIB * KIB) {
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
  const headers = { 'content-type': PUSH_TYPE, 'content-length': String(announced) };
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
  return house.ask('/api/v1/envelopes', init);
}

async function* silentAfter(bytes: number, until: Promise<unknown>) {
  yield new Uint8Array(bytes);
  await until;
}

async function* trickle() {
  for (;;) {
    yield new Uint8Array(10);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const never = new Promise<never>(() => {});

describe('[I9] a body that comes too slowly', () => {
  const pace = { silenceMs: 400, graceMs: 1000, leastBytesPerSecond: 1024 };

  it.each([
    ['falls silent', () => silentAfter(1000, never)],
    ['trickles', trickle],
  ])('and %s is dropped, and its line closed', async (_, pieces) => {
    const house = await build({ limits: { pace } });
    const answer = await sendSlowly(house, pieces());
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await codeIn(answer)).toBe('busy');
  });

  it('is none that is weak, but goes on', async () => {
    const house = await build({ limits: { pace: { ...pace, silenceMs: 5000 } } });
    const somchai = await openDesk(house);
    const body = await pushBody(somchai, [(await seal(somchai)).bytes]);
    async function* weak() {
      for (let i = 0; i < body.length; i += 2000) {
        yield body.subarray(i, i + 2000);
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    }
    expect((await sendSlowly(house, weak(), body.length)).status).toBe(200);
  });
});

describe('[I9] a real line', () => {
  it('that falls silent hears so and is closed, while another goes on', async () => {
    const app = new Hono();
    const pace = { silenceMs: 300, graceMs: 1000, leastBytesPerSecond: 1024 };
    app.post('/', async (c) => c.text(String((await readBody(c, 9999, { pace })).length)));
    app.onError((error, c) => problemAnswer(c, error as Refusal));
    const server = createHttpServer(app.fetch).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const line = connect(port, '127.0.0.1');
    let heard = '';
    line.on('data', (bytes) => {
      heard += bytes.toString('utf8');
    });
    line.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\nabc');
    const other = fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'abcd' });
    await once(line, 'close');
    expect(heard).toMatch(/^HTTP\/1\.1 503 .*connection: close/is);
    expect(await (await other).text()).toBe('4');
    server.closeAllConnections();
    server.close();
  });
});

describe('[I6] silent strangers', () => {
  it('keep no known device out, although they filled the room', async () => {
    const admission = { queuedBytes: 1000 * KIB, drainMs: 10_000 };
    const house = await build({ limits: { admission } });
    const somchai = await openDesk(house);
    const strangers = Array.from({ length: 10 }, () =>
      sendSlowly(house, silentAfter(100 * KIB, never)),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { receipts } = await push(somchai, [await seal(somchai)]);
    expect(receipts).toHaveLength(1);
    // One of them gave way.
    expect((await Promise.race(strangers)).status).toBe(503);
  });
});

describe('the first frame of a push', () => {
  it('is read as soon as it is there, from whatever pieces, unless it is too long', () => {
    const opening = createOpening(5);
    expect(opening.frame()).toBeNull();
    for (const piece of [[0, 0], [0, 3, 7], [8], [9, 1, 2]]) {
      expect(opening.frame()).toBeNull();
      opening.add(Uint8Array.from(piece));
    }
    expect([...(opening.frame() ?? [])]).toEqual([7, 8, 9]);
    const long = createOpening(5);
    long.add(Uint8Array.from([0, 0, 0, 6, 1, 2, 3, 4, 5, 6]));
    expect(long.frame()).toBeNull();
  });
});

describe('[I9] papers in a manifest', () => {
  /** How many papers were looked at for a push of this desk. */
  async function looks(house: House, desk: Desk, certificates: string[], key: CryptoKey) {
    let count = 0;
    const keyring: House['keyring'] = {
      ...house.keyring,
      verify: (...asked) => {
        count += 1;
        return house.keyring.verify(...asked);
      },
    };
    const origins = createOrigins(keyring, house.storage, () => {});
    const reading = readPushBody(await pushBody(desk, [], { key, manifest: { certificates } }));
    if (reading.is !== 'push') throw new Error(reading.code);
    return { proven: await origins.prove(reading.push), count };
  }

  it('are not looked at before it is proven: fifty cost a stranger’s push one look', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const elsewhere = await openDesk(await build());
    const { device, officer } = elsewhere.papers;
    const forged = [
      device,
      ...Array.from({ length: 49 }, (_, i) => `${officer.slice(0, -3)}${100 + i}`),
    ];
    const { privateKey } = await makeSigningPair();
    const unknown = { ...elsewhere, server: house };
    expect(await looks(house, unknown, forged, privateKey)).toEqual({ proven: false, count: 1 });
    expect(await looks(house, somchai, forged, privateKey)).toEqual({ proven: false, count: 0 });
    const own = [somchai.papers.device, somchai.papers.officer];
    const proven = await looks(house, somchai, own, somchai.pair.privateKey);
    expect(proven).toEqual({ proven: true, count: 2 });
  });
});

describe('[I9] a head that never ends', () => {
  it('is cut off soon after its time, with the headers of every answer', async () => {
    const server = createHttpServer(() => new Response('ok'));
    server.headersTimeout = 200;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
    line.setEncoding('utf8');
    let said = '';
    line.on('data', (piece: string) => {
      said += piece;
    });
    line.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    const began = performance.now();
    await once(line, 'close');
    expect(performance.now() - began).toBeLessThan(5000);
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(said.toLowerCase()).toContain('content-security-policy');
    server.close();
  });
});
