import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { usualHeaders } from '../../server/http/security-headers.ts';

let server: Server;
let port: number;
beforeAll(async () => {
  // Every header that an answer has was put there by the server itself.
  server = createHttpServer(() => new Response('reached')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  port = address.port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Everything that is answered to these bytes, until the line is closed. */
async function answerTo(text: string) {
  const line = connect(port, '127.0.0.1');
  let heard = '';
  line.on('data', (bytes) => {
    heard += bytes.toString('utf8');
  });
  line.on('error', () => {});
  line.write(text);
  await once(line, 'close');
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  const [status = '', ...headers] = head.toLowerCase().split('\r\n');
  return { status, headers, body };
}

const LOCAL = 'host: localhost\r\nconnection: close\r\n';

describe('what is no request of ours', () => {
  it.each([
    ['an expectation that nobody meets', `POST / HTTP/1.1\r\n${LOCAL}expect: foo\r\n\r\n`, 417],
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['an older protocol without a host', 'GET / HTTP/1.0\r\n\r\n', 400],
    ['a bad host', 'GET / HTTP/1.1\r\nhost: a/b@c\r\nconnection: close\r\n\r\n', 400],
    ['the server as a whole', `OPTIONS * HTTP/1.1\r\n${LOCAL}\r\n`, 400],
    ['a bad absolute address', `GET http://[ HTTP/1.1\r\n${LOCAL}\r\n`, 400],
    ['a backslash', `GET /..\\..\\package.json HTTP/1.1\r\n${LOCAL}\r\n`, 400],
    ['no HTTP at all', '\x16\x03\x01\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\n${LOCAL}x: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is refused as a problem, with the headers of every answer', async (_, text, status) => {
    const answer = await answerTo(text);
    expect(answer.status).toContain(` ${status} `);
    for (const [name, value] of Object.entries(usualHeaders)) {
      expect(answer.headers).toContain(`${name}: ${value.toLowerCase()}`);
    }
    expect(answer.headers).toContain('cache-control: no-store');
    expect(Problem.parse(JSON.parse(answer.body)).status).toBe(status);
  });

  it('leaves alone what is one', async () => {
    expect((await answerTo(`GET / HTTP/1.1\r\n${LOCAL}\r\n`)).body).toContain('reached');
    const asked = `POST / HTTP/1.1\r\n${LOCAL}expect: 100-continue\r\ncontent-length: 2\r\n\r\nab`;
    expect((await answerTo(asked)).status).toContain('100 continue');
  });
});

describe('[I9] lines', () => {
  it('are bounded, far above what 900 districts open', () => {
    expect(server.maxConnections).toBe(16_384);
  });
});
