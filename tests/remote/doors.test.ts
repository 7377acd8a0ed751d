import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrol, lookAtCode } from '../../src/remote/enrolment.ts';
import { type Http, openHttp } from '../../src/remote/http.ts';
import { probe } from '../../src/remote/probe.ts';
import { readBoard } from '../../src/remote/readings.ts';
import { openSession } from '../../src/remote/session.ts';
import { samples } from '../contract/samples.ts';
import { hash } from '../sync/toy-centre.ts';
import { html, json, type NastyServer, problem, startNastyServer } from './nasty-server.ts';

let server: NastyServer;
let http: Http;

beforeAll(async () => {
  server = await startNastyServer();
  http = openHttp({
    origin: server.origin,
    now: () => 0,
    looksOnline: () => true,
    timeoutMs: 2000,
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
});

describe('the probe', () => {
  const answers =
    (change: object): Parameters<NastyServer['behave']>[0] =>
    (request, response, body) => {
      const nonce = new URL(request.url ?? '', server.origin).searchParams.get('nonce');
      json({ nonce, server: hash('centre'), at: 9, ...change })(request, response, body);
    };

  it('reaches the centre when it says the nonce back', async () => {
    server.behave(answers({}));
    expect(await probe(http, hash('centre'))).toMatchObject({ is: 'read', value: { at: 9 } });
    await probe(http, hash('centre'));
    expect(new Set(server.asked.map(({ line }) => line)).size).toBe(2);
  });

  it.each([
    ['the wrong nonce', { nonce: 'AAAA' }],
    ['another server', { server: hash('other') }],
  ])('[S4] takes %s for somebody in between', async (_what, change) => {
    server.behave(answers(change));
    expect(await probe(http, hash('centre'))).toEqual({ is: 'unknown', why: 'not-ours' });
  });
});

describe('enrolment', () => {
  const body = { request: 'an.enrolment.request' };
  const answer = {
    ...{ keys: 'k.k.k', device: 'd.d.d', officer: 'o.o.o', serverTime: 1 },
    unit: { code: '8001', kind: 'district', name: 'เมืองทดสอบ' },
    policy: { version: 1, localReadMs: 1, leaseMs: 1, idleLockMs: 1 },
    tags: 'AAAA',
  };

  it('hands on what the centre gave', async () => {
    server.behave(json(answer));
    expect(await enrol(http, body)).toEqual({ is: 'enrolled', answer });
    expect(server.asked.map((it) => [it.line, JSON.parse(String(it.body))])).toEqual([
      ['POST /api/v1/enrolment', body],
    ]);
  });

  it.each([
    [403, 'code-wrong', 0],
    [409, 'code-used', 0],
    [410, 'code-expired', 0],
    [429, 'code-locked', 60_000],
    [409, 'numbers-exhausted', 0],
  ])('%i %s is a refusal with a name', async (status, code, retryAfterMs) => {
    server.behave(problem(status, code, retryAfterMs ? { 'retry-after': '60' } : {}));
    expect(await enrol(http, body)).toEqual({ is: 'declined', code, retryAfterMs });
  });

  it('everything else is trouble like any other', async () => {
    server.behave(html());
    expect(await enrol(http, body)).toEqual({ is: 'unknown', why: 'not-ours' });
    server.behave(problem(503, 'busy', { 'retry-after': '2' }));
    expect(await enrol(http, body)).toEqual({ is: 'busy', retryAfterMs: 2000 });
  });
});

describe('[U3] a look at a one-time code', () => {
  const code = '0123456789ABC';

  it('brings the server that would take it; the code stands in no address', async () => {
    server.behave(json({ server: hash('centre') }));
    expect(await lookAtCode(http, code)).toEqual({ is: 'open', server: hash('centre') });
    expect(server.asked.map((it) => [it.line, JSON.parse(String(it.body))])).toEqual([
      ['POST /api/v1/enrolment/code', { code }],
    ]);
  });

  it('brings a refusal by its name, and trouble like any other', async () => {
    server.behave(problem(409, 'code-used'));
    expect(await lookAtCode(http, code)).toMatchObject({ is: 'declined', code: 'code-used' });
    server.behave(html());
    expect(await lookAtCode(http, code)).toEqual({ is: 'unknown', why: 'not-ours' });
  });
});

describe('the board', () => {
  const asked = { area: '80', cut: '2026-12-01', only: 'late', day: '2026-11-30' } as const;
  const officer = () =>
    openSession({
      http,
      now: () => 0,
      prove: async () => 'a.b.c',
      proveRequest: async () => 'd.e.f',
    });

  it('is read with the officer’s token, in the shape of the contract', async () => {
    const board = samples.Board?.right[0];
    server.behave((request, response, body) => {
      const at = request.url ?? '';
      const as = at.endsWith('/auth/challenge')
        ? json({ nonce: 'n', expiresAt: 1 })
        : at.endsWith('/auth/token')
          ? json({ token: 'for-reading', expiresAt: 1, nonce: 'n1' })
          : json(board);
      as(request, response, body);
    });
    expect(await readBoard(officer(), asked)).toEqual({ is: 'read', value: board });
    expect(server.asked.at(-1)).toMatchObject({
      bearer: 'for-reading',
      line: 'GET /api/v1/board?area=80&cut=2026-12-01&only=late&day=2026-11-30',
    });
  });

  it('hands on why signing in did not work', async () => {
    server.behave(problem(403, 'revoked'));
    expect(await readBoard(officer(), asked)).toEqual({ is: 'refused', code: 'revoked' });
    expect(await readBoard({ ask: async () => ({ is: 'busy', retryAfterMs: 5 }) }, asked)).toEqual({
      is: 'busy',
      retryAfterMs: 5,
    });
  });
});
