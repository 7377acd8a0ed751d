import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NONCE_HEADER, PROOF_HEADER, RequestProof } from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import { openHttp } from '../../src/remote/http.ts';
import { openSession } from '../../src/remote/session.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { signStatement, verifyStatement } from '../../src/vault/statements.ts';
import { html, json, type NastyServer, problem, startNastyServer } from './nasty-server.ts';

const key = await makeSigningPair();
const stranger = await makeSigningPair();
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('base64url');

let server: NastyServer;
/** What the strict server knows: tokens it gave, and nonces that were not used yet. */
const strict = { tokens: new Set<string>(), nonces: new Set<string>(), made: 0 };
const seen: RequestProof[] = [];

const makeNonce = () => {
  strict.made += 1;
  const nonce = `n${strict.made}`;
  strict.nonces.add(nonce);
  return nonce;
};

/** Judges like the real one: method, URL, token, body and a nonce that was never used before. */
function beStrict() {
  server.behave(async (request, response, body) => {
    const url = request.url ?? '';
    if (url.endsWith('/auth/challenge'))
      return json({ nonce: 'c', expiresAt: 1 })(request, response, body);
    if (url.endsWith('/auth/token')) {
      const token = `t${strict.tokens.size + 1}`;
      strict.tokens.add(token);
      return json({ token, expiresAt: 1, nonce: makeNonce() })(request, response, body);
    }
    const next = { [NONCE_HEADER]: makeNonce() };
    const refuse = (code: string) => problem(401, code, next)(request, response, body);
    const token = request.headers.authorization?.slice(7) ?? '';
    if (!strict.tokens.has(token)) return refuse('sign-in-needed');
    const jws = String(request.headers[PROOF_HEADER]);
    const proof = await verifyStatement(statementTypes.request, jws, key.publicKey, RequestProof);
    if (!proof || proof.ath !== sha256(token)) return refuse('token-not-bound');
    if (proof.htm !== request.method || proof.htu !== url) return refuse('proof-wrong');
    if (proof.bh !== (body.length > 0 ? sha256(body) : null)) return refuse('proof-wrong');
    if (!strict.nonces.delete(proof.nonce)) return refuse('nonce-expired');
    seen.push(proof);
    json({ ok: true }, 200, next)(request, response, body);
  });
}

beforeAll(async () => {
  server = await startNastyServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  seen.length = 0;
  strict.tokens.clear();
  strict.nonces.clear();
  beStrict();
});

function open(by = key) {
  const http = openHttp({ origin: server.origin, now: () => 0, looksOnline: () => true });
  return openSession({
    http,
    now: () => 0,
    prove: async () => 'a.b.c',
    proveRequest: (claim) => signStatement(statementTypes.request, claim, by.privateKey),
  });
}

const lines = () => server.asked.map(({ line }) => line.replace('/api/v1/', ''));

describe('[S17] a session', () => {
  it('proves each request with the nonce of the answer before', async () => {
    const session = open();
    expect(await session.ask('records?ref=1')).toMatchObject({ is: 'answered' });
    expect(await session.ask('people', { rows: ['มาลี'] })).toMatchObject({ is: 'answered' });
    expect(lines()).toEqual([
      'POST auth/challenge',
      'POST auth/token',
      'GET records?ref=1',
      'POST people',
    ]);
    expect(new Set(seen.map(({ jti }) => jti)).size).toBe(2);
    expect(seen.map(({ bh }) => bh === null)).toEqual([true, false]);
  });

  it('asks once more with the new nonce when its own was too old', async () => {
    const session = open();
    await session.ask('a');
    strict.nonces.clear();
    expect(await session.ask('b')).toMatchObject({ is: 'answered' });
    expect(lines().slice(3)).toEqual(['GET b', 'GET b']);
  });

  it('also when several ask at once', async () => {
    const session = open();
    const replies = await Promise.all(['a', 'b', 'c', 'd'].map((path) => session.ask(path)));
    expect(replies.map(({ is }) => is)).toEqual(Array(4).fill('answered'));
    expect(lines().filter((line) => line === 'POST auth/token')).toHaveLength(1);
  });

  it('signs in anew, once, when the server no longer takes its token', async () => {
    const session = open();
    await session.ask('a');
    strict.tokens.clear();
    strict.tokens.add('another');
    expect(await session.ask('b')).toMatchObject({ is: 'answered' });
    expect(lines().slice(3)).toEqual(['GET b', 'POST auth/challenge', 'POST auth/token', 'GET b']);
  });

  it('gives up when the server takes neither, and says why', async () => {
    expect(await open(stranger).ask('a')).toMatchObject({
      is: 'declined',
      code: 'token-not-bound',
    });
    const before = lines().length;
    expect(before).toBe(3);
    const session = open(stranger);
    await session.ask('a');
    expect(await session.ask('a')).toMatchObject({ is: 'declined', status: 401 });
    expect(lines()).toHaveLength(before + 7);
  });

  it.each(['revoked', 'not-confirmed', 'not-allowed'])(
    'hands %s on without asking again',
    async (code) => {
      const session = open();
      await session.ask('a');
      server.behave(problem(403, code));
      expect(await session.ask('b')).toMatchObject({ is: 'declined', status: 403, code });
      expect(lines().slice(3)).toEqual(['GET b']);
    },
  );

  it('takes a page in between for no answer', async () => {
    server.behave(html());
    expect(await open().ask('a')).toEqual({ is: 'unknown', why: 'not-ours' });
  });
});
