import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPush } from '../../src/contract/push.ts';
import { openCentre } from '../../src/remote/centre.ts';
import { openHttp } from '../../src/remote/http.ts';
import { openSession } from '../../src/remote/session.ts';
import { hash } from '../sync/toy-centre.ts';
import { makeMalisDevice } from './malis-device.ts';
import { html, json, type NastyServer, problem, startNastyServer } from './nasty-server.ts';

let server: NastyServer;
let mali: Awaited<ReturnType<typeof makeMalisDevice>>;
const signing = { prove: async () => 'a.proof.jws', proveRequest: async () => 'a.request.jws' };
const now = { ms: Date.parse('2026-11-23T00:00:00Z'), online: true };
const hashes = ['a', 'b'].map(hash);
const bytes = [new Uint8Array([1, 2]), new Uint8Array([3])];

beforeAll(async () => {
  server = await startNastyServer();
  mali = await makeMalisDevice();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  now.online = true;
});

function open(origin = server.origin) {
  const http = openHttp({
    origin,
    now: () => now.ms,
    looksOnline: () => now.online,
    timeoutMs: 300,
  });
  const session = openSession({ http, now: () => now.ms, ...signing });
  return openCentre({ http, session, trust: mali.trust });
}

const push = async () => open().push(await mali.manifest(hashes), bytes);

const answer = async (receipts: string) => ({
  receipts,
  pace: { maxEnvelopes: 50, maxBytes: 4096, reconnectSpreadMs: 9000 },
  keyListVersion: 3,
  mailbox: 7,
});

/** Answers a push with this list, signed; the manifest must be made before. */
async function answersWith(change: object, by: 'centre' | 'stranger' = 'centre') {
  const manifest = await mali.manifest(hashes);
  const receipts = await mali.sign('receipts', { ...mali.list(hashes), ...change }, by);
  server.behave(json(await answer(receipts)));
  return open().push(manifest, bytes);
}

const unknown = (why: string) => ({ is: 'unknown', why });

describe('a push', () => {
  it('[S3] is the manifest and the envelopes in frames, with no token', async () => {
    const outcome = await answersWith({});
    expect(outcome).toEqual({
      is: 'received',
      list: mali.list(hashes),
      pace: { envelopes: 50, bytes: 4096, reconnectSpreadMs: 9000 },
      keyListVersion: 3,
      mailbox: 7,
      signed: expect.stringMatching(/^ey/),
    });
    const [asked] = server.asked;
    expect([asked?.line, asked?.bearer]).toEqual(['POST /api/v1/envelopes', null]);
    expect(readPush(asked?.body ?? Buffer.alloc(0)).envelopes.map((it) => [...it])).toEqual([
      [1, 2],
      [3],
    ]);
  });

  it('[S16] rescue sends the same to its own door', async () => {
    const manifest = await mali.manifest(hashes.slice(0, 1));
    const receipts = await mali.sign('receipts', mali.list(hashes.slice(0, 1)));
    server.behave(json(await answer(receipts)));
    expect((await open().rescue(manifest, new Uint8Array([9]))).is).toBe('received');
    expect(server.asked.map(({ line }) => line)).toEqual(['POST /api/v1/rescue']);
  });

  it('[S4] is asked once: nothing below the machine tries again', async () => {
    server.behave(problem(500, 'internal'));
    await push();
    expect(server.asked.length).toBe(1);
  });
});

describe('receipts that are not believed', () => {
  it.each([
    ['signed by a stranger', {}, 'stranger'],
    ['of another server', { server: hash('other') }, 'centre'],
    ['for another device', { device: '00000000-0000-4000-8000-000000000077' }, 'centre'],
    ['for an earlier push of ours', { m: 0 }, 'centre'],
    ['that are no receipt list', { receipts: 'all of them' }, 'centre'],
  ] as const)('[S4] %s', async (_what, change, by) => {
    expect(await answersWith(change, by)).toEqual(unknown('receipt-wrong'));
  });

  it('[S4] for envelopes that were not sent: they are left out, the others count', async () => {
    const manifest = await mali.manifest(hashes.slice(0, 1));
    server.behave(json(await answer(await mali.sign('receipts', mali.list(hashes)))));
    const list = mali.list(hashes.slice(0, 1));
    expect(await open().push(manifest, bytes)).toMatchObject({ is: 'received', list });
  });

  it('[S4] signed as another kind of statement', async () => {
    const manifest = await mali.manifest(hashes);
    server.behave(json(await answer(await mali.sign('mailbox', mali.list(hashes)))));
    expect(await open().push(manifest, bytes)).toEqual(unknown('receipt-wrong'));
  });
});

describe('mishaps get their name once', () => {
  it.each([
    ['an HTML page with 200', html(200), 'not-ours'],
    ['an HTML page with 403', html(403), 'not-ours'],
    ['another JSON', json({ ok: true }), 'not-ours'],
    ['a problem of ours with 404', problem(404, 'not-found'), 'not-ours'],
    ['500', problem(500, 'internal'), 'server-error'],
    ['502 from a proxy', html(502), 'server-error'],
  ])('[S4] %s', async (_what, behaviour, why) => {
    server.behave(behaviour);
    expect(await push()).toEqual(unknown(why));
  });

  it('[S4] a redirect to a log-in page is not followed', async () => {
    server.behave((_request, response) =>
      response.writeHead(302, { location: `${server.origin}/login` }).end(),
    );
    expect(await push()).toEqual(unknown('not-ours'));
    expect(server.asked.length).toBe(1);
  });

  it('[S4] JSON that is cut off', async () => {
    server.behave((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"receipts":"ab'),
    );
    expect(await push()).toEqual(unknown('not-ours'));
  });

  it('[S4] a body that breaks off in the middle', async () => {
    server.behave((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"receipts":');
      setImmediate(() => response.destroy());
    });
    expect(await push()).toEqual(unknown('no-answer'));
  });

  it('[S4] a line that is cut before any answer', async () => {
    server.behave((request) => request.socket.destroy());
    expect(await push()).toEqual(unknown('no-answer'));
  });

  it('[S4] nobody listens; what the browser believes only names it', async () => {
    const closed = await startNastyServer();
    await closed.close();
    const manifest = await mali.manifest([]);
    expect(await open(closed.origin).push(manifest, [])).toEqual(unknown('no-answer'));
    now.online = false;
    expect(await open(closed.origin).push(manifest, [])).toEqual(unknown('no-network'));
  });

  it('[S4] a browser that believes it is offline still tries', async () => {
    now.online = false;
    expect((await answersWith({})).is).toBe('received');
  });

  it('[S4] an answer that never comes', async () => {
    server.behave(() => undefined);
    expect(await push()).toEqual(unknown('timed-out'));
  });

  it('[S4] an answer whose body never ends', async () => {
    server.behave((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    });
    expect(await push()).toEqual(unknown('timed-out'));
  });

  it('[S15] 413 and 400, whoever says so', async () => {
    server.behave(html(413));
    expect(await push()).toEqual({ is: 'too-large' });
    server.behave(problem(400, 'envelope-not-readable'));
    expect(await push()).toEqual({ is: 'unreadable' });
  });

  it('[S11] 401 and 403 keep their code', async () => {
    server.behave(problem(403, 'revoked'));
    expect(await push()).toEqual({ is: 'refused', code: 'revoked' });
    server.behave(problem(401, 'sign-in-needed'));
    expect(await push()).toEqual({ is: 'refused', code: 'sign-in-needed' });
  });

  it.each([
    ['in seconds', 503, { 'retry-after': '17' }, 17_000],
    ['in seconds, 429', 429, { 'retry-after': '3' }, 3000],
    ['missing', 503, {}, 0],
    ['nonsense', 503, { 'retry-after': 'soon' }, 0],
    [
      'as a date, by the server’s clock',
      503,
      {
        date: 'Mon, 23 Nov 2015 10:00:00 GMT',
        'retry-after': 'Mon, 23 Nov 2015 10:02:00 GMT',
      },
      120_000,
    ],
    ['as a date that has passed', 503, { 'retry-after': 'Mon, 23 Nov 2015 10:02:00 GMT' }, 0],
  ])('[S5] Retry-After %s', async (_what, status, headers, retryAfterMs) => {
    server.behave(problem(status, 'busy', headers));
    expect(await push()).toEqual({ is: 'busy', retryAfterMs });
  });
});

describe('reading', () => {
  const nonce = json({ nonce: 'n', expiresAt: 0 });
  const token = (value: string) => json({ token: value, expiresAt: 0, nonce: 'n1' });

  /** Signs in, and answers the mailbox as told. */
  function signedIn(mailbox: (bearer: string) => ReturnType<typeof json>) {
    let tokens = 0;
    server.behave((request, response, body) => {
      const at = request.url ?? '';
      const bearer = request.headers.authorization?.slice(7) ?? '';
      if (at.endsWith('/auth/token')) tokens += 1;
      const as = at.endsWith('/auth/challenge')
        ? nonce
        : at.endsWith('/auth/token')
          ? token(`t${tokens}`)
          : mailbox(bearer);
      as(request, response, body);
    });
  }

  it('[S12] [H3] asks strictly after the last number, with a token that it keeps', async () => {
    const page = await mali.sign('mailbox', mali.page(4, [5, 6]));
    signedIn(() => json({ page }));
    const centre = open();
    expect(await centre.readMailbox(4)).toEqual({ is: 'read', value: mali.page(4, [5, 6]) });
    await centre.readMailbox(4);
    expect(server.asked.map(({ line, bearer }) => `${line} ${bearer ?? ''}`.trim())).toEqual([
      'POST /api/v1/auth/challenge',
      'POST /api/v1/auth/token',
      'GET /api/v1/mailbox?after=4 t1',
      'GET /api/v1/mailbox?after=4 t1',
    ]);
  });

  it.each([
    ['after another number', 3, [5]],
    ['with what was already applied', 4, [4, 5]],
  ])('[S12] [H3] does not believe a page %s', async (_what, after, ns) => {
    const page = await mali.sign('mailbox', mali.page(after, ns));
    signedIn(() => json({ page }));
    expect(await open().readMailbox(4)).toEqual(unknown('receipt-wrong'));
  });

  it('[S12] does not believe a page of a stranger', async () => {
    const page = await mali.sign('mailbox', mali.page(4, [5]), 'stranger');
    signedIn(() => json({ page }));
    expect(await open().readMailbox(4)).toEqual(unknown('receipt-wrong'));
  });

  it('signs in again when its token is no longer taken, once', async () => {
    const page = await mali.sign('mailbox', mali.page(0, []));
    signedIn((bearer) => (bearer === 't2' ? json({ page }) : problem(401, 'sign-in-needed')));
    const centre = open();
    expect((await centre.readMailbox(0)).is).toBe('refused');
    expect((await centre.readMailbox(0)).is).toBe('read');
    expect((await centre.readMailbox(0)).is).toBe('read');
    expect(server.asked.filter(({ line }) => line.endsWith('/auth/token')).length).toBe(2);
  });

  it('uses no token for longer than nine minutes, whichever way the clock goes', async () => {
    const page = await mali.sign('mailbox', mali.page(0, []));
    signedIn(() => json({ page }));
    const centre = open();
    await centre.readMailbox(0);
    now.ms -= 3_600_000;
    await centre.readMailbox(0);
    now.ms += 3_600_000;
    expect(server.asked.filter(({ line }) => line.endsWith('/auth/token')).length).toBe(2);
  });

  it('[S11] says who was refused and why', async () => {
    signedIn(() => problem(403, 'revoked'));
    expect(await open().readMailbox(0)).toEqual({ is: 'refused', code: 'revoked' });
  });

  it('[S12] pins a key list only when it may be trusted', async () => {
    server.behave(json({ keys: 'good.key.list' }));
    expect(await open().refreshKeys()).toEqual({ is: 'read', value: 2 });
    server.behave(json({ keys: 'bad.key.list' }));
    expect(await open().refreshKeys()).toEqual(unknown('not-ours'));
    server.behave(html());
    expect(await open().refreshKeys()).toEqual(unknown('not-ours'));
  });
});
