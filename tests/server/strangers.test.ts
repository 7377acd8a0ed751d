import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice, type NodeDevice } from '../support/node-device.ts';
import { makeHome, type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let desk: NodeDevice;
const lines: Socket[] = [];

beforeAll(async () => {
  server = await startServer(await makeHome());
  desk = await enrolNodeDevice(server.url, server.link());
}, 60_000);
afterAll(async () => {
  for (const line of lines) line.destroy();
  await server.kill();
  rmSync(server.home.folder, { recursive: true, force: true });
});

/** A line on which somebody speaks HTTP by hand. */
function open(): Socket {
  const line = connect(server.home.port, '127.0.0.1');
  line.on('error', () => {});
  lines.push(line);
  return line;
}

/** Everything that is answered to `said`, until the line ends or an answer is whole. */
async function hear(said: string | Uint8Array): Promise<{ status: number; problem: Problem }> {
  const line = open();
  line.write(said);
  let text = '';
  for await (const piece of line) {
    text += String(piece);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.POSITIVE_INFINITY);
    if (Buffer.byteLength(body) >= length) break;
  }
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const headers = head.toLowerCase();
  expect(headers).toContain('content-type: application/problem+json');
  expect(headers).toContain("content-security-policy: default-src 'none'");
  expect(headers).toContain('x-content-type-options: nosniff');
  expect(headers).toContain('cache-control: no-store');
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  return { status, problem: Problem.parse(JSON.parse(body)) };
}

const post = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, 'host: desk', ...headers, '', ''].join('\r\n');

describe('[I6] who says much and sends nothing', () => {
  it('keeps no desk out, however many lines are open', async () => {
    const silent = Array.from({ length: 300 }, open);
    for (const line of silent) {
      line.write(post('/api/v1/envelopes', 'content-length: 2097152', 'expect: 100-continue'));
    }
    // Each was let in: the server asked for the body that never comes.
    const said = await Promise.all(
      silent.map(async (line) => String((await once(line, 'data'))[0])),
    );
    expect(said.every((text) => text.startsWith('HTTP/1.1 100'))).toBe(true);
    const { list } = await desk.push([await desk.seal(inventor(1, desk))]);
    expect(list.receipts).toMatchObject([{ unit: '8001' }]);
  });
});

describe('[I9] a request that is none is answered with a problem', () => {
  it.each([
    ['no HTTP at all', 'GET\r\n\r\n', 400, 'body-not-readable'],
    [
      'two lengths',
      post('/api/v1/envelopes', 'content-length: 3', 'content-length: 4'),
      400,
      'body-not-readable',
    ],
    [
      'a length and pieces',
      post('/api/v1/envelopes', 'content-length: 3', 'transfer-encoding: chunked'),
      400,
      'body-not-readable',
    ],
    [
      'headers without end',
      post('/api/v1/envelopes', `x: ${'x'.repeat(20_000)}`),
      431,
      'body-too-large',
    ],
    [
      'a length over the limit',
      post('/api/v1/envelopes', 'content-length: 3000000'),
      413,
      'body-too-large',
    ],
    ['a method of its own', 'SEIZE / HTTP/1.1\r\nhost: desk\r\n\r\n', 400, 'body-not-readable'],
  ])('%s', async (_, said, status, code) => {
    const heard = await hear(said);
    expect(heard.problem).toMatchObject({ code, status });
    expect(heard.status).toBe(status);
    expect(heard.problem.title).toMatch(/[ก-๙]/);
  });

  it('pieces that grow over the limit hear of it while the line is still open', async () => {
    const piece = `${(65_536).toString(16)}\r\n${'a'.repeat(65_536)}\r\n`;
    const said = post('/api/v1/envelopes', 'transfer-encoding: chunked') + piece.repeat(40);
    expect((await hear(said)).problem).toMatchObject({ code: 'body-too-large', status: 413 });
  });

  it('a host of its own leads nowhere else', async () => {
    const said = 'GET /api/v1/nothing HTTP/1.1\r\nhost: evil.example\r\n\r\n';
    expect((await hear(said)).problem).toMatchObject({ code: 'not-found' });
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '//etc/passwd.txt',
  ])('no file but the app’s: %s', async (path) => {
    const heard = await hear(`GET ${path} HTTP/1.1\r\nhost: desk\r\n\r\n`);
    expect(heard.problem.code).toMatch(/not-found|body-not-readable/);
  });
});
