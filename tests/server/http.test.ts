import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Watermark } from '#contract/mailbox.ts';
import { Overview } from '#contract/overview.ts';
import { ProbeAnswer } from '#contract/probe.ts';
import { Problem, problemCodes } from '#contract/problem.ts';
import { Challenge } from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import { createLog } from '../../server/http/log.ts';
import { packFiles } from '../../server/http/pack-files.ts';
import { problemWords } from '../../server/http/problem-words.ts';
import { readStaticFiles } from '../../server/http/static-files.ts';
import { trustKeyList, verifyListed } from '../../src/vault/key-list.ts';
import { openDeskOf } from './devices/people.ts';
import {
  askAs,
  askToken,
  type Desk,
  openDesk,
  push,
  readMailbox,
  seal,
  signedIn,
  signIn,
} from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

let house: House;
let somchai: Desk;
let dist: string;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'debt-desk-dist-'));
  await mkdir(join(dist, 'assets'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>โต๊ะรับลงทะเบียน</title>');
  await writeFile(join(dist, 'service-worker.js'), 'self.addEventListener("install", () => {});');
  await writeFile(join(dist, 'assets', 'main-Bc3dEf9_.js'), 'export const a = 1;\n'.repeat(200));
  await writeFile(join(dist, 'assets', 'kdf.worker-Bc3dEf9_.js'), 'postMessage(1);');
  await packFiles(dist);
  house = await build({ files: await readStaticFiles(dist) });
  somchai = await openDesk(house);
});
afterAll(async () => {
  await tearDown();
  await rm(dist, { recursive: true, force: true });
});

const problemIn = async (answer: Response) => Problem.parse(await answer.json());

describe('headers of every answer', () => {
  it.each([
    '/',
    '/api/v1/keys',
    '/api/v1/nothing',
    '/healthz',
    '/nothing.png',
    '/api/v1/envelopes',
  ])('%s', async (path) => {
    const { headers } = await house.ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "img-src 'self' blob: data:",
      // The agent of a card reader on this computer; nothing else that is not this server.
      "connect-src 'self' ws://127.0.0.1:*",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types app',
    ]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    if (path !== '/') expect(headers.get('cache-control')).toBe('no-store');
  });

  it('only the worker that derives keys may run WebAssembly', async () => {
    const { headers } = await house.ask('/assets/kdf.worker-Bc3dEf9_.js');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
    );
    const forged = await house.ask('/assets/x/kdf.worker-Bc3dEf9_.js');
    expect(forged.headers.get('content-security-policy')).not.toContain('wasm');
  });
});

describe('the app', () => {
  it('every navigation gets the page, and nothing else does', async () => {
    for (const path of ['/', '/start', '/registration/new']) {
      const answer = await house.ask(path);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('โต๊ะรับลงทะเบียน');
      expect(answer.status).toBe(200);
    }
    for (const path of ['/assets/gone-Bc3dEf9_.js', '/api/v2/x', '/../package.json']) {
      expect((await house.ask(path)).status).toBe(404);
    }
  });

  it('what has its hash in its name is kept for ever, the service worker never', async () => {
    const cacheOf = async (path: string) =>
      (await house.ask(path)).headers.get('cache-control') ?? '';
    expect(await cacheOf('/assets/main-Bc3dEf9_.js')).toContain('immutable');
    expect(await cacheOf('/service-worker.js')).toBe('no-cache');
  });

  it('is sent packed to who understands it, and not at all when it did not change', async () => {
    const path = '/assets/main-Bc3dEf9_.js';
    const packed = await house.ask(path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers.get('content-encoding')).toBe('br');
    const plain = await (await house.ask(path)).text();
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(bytes.length).toBeLessThan(plain.length);
    expect(brotliDecompressSync(bytes).toString()).toBe(plain);
    const etag = packed.headers.get('etag') ?? '';
    const same = await house.ask(path, { headers: { 'if-none-match': etag } });
    expect(same.status).toBe(304);
  });
});

describe('refusals', () => {
  it('are problems of RFC 9457, Thai unless English comes first', async () => {
    const thai = await house.ask('/api/v1/nothing');
    expect(thai.headers.get('content-type')).toBe('application/problem+json');
    expect(await problemIn(thai)).toEqual({
      type: 'urn:debt-desk:problem:not-found',
      code: 'not-found',
      status: 404,
      title: problemWords['not-found'][1],
    });
    for (const [accepts, language] of [
      ['en-GB,en;q=0.9,th;q=0.8', 'en'],
      ['th-TH,en;q=0.9', 'th'],
      ['de,en;q=0.5', 'en'],
    ]) {
      const headers = { 'accept-language': accepts ?? '' };
      const answer = await house.ask('/api/v1/nothing', { headers });
      expect(answer.headers.get('content-language')).toBe(language);
    }
  });

  it('name the methods that a path does have', async () => {
    const answer = await house.ask('/api/v1/envelopes');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect((await problemIn(answer)).code).toBe('method-not-allowed');
  });

  it('have words in both languages for every code', () => {
    for (const code of problemCodes) {
      const [status, thai, english] = problemWords[code];
      expect(status).toBeGreaterThanOrEqual(400);
      expect(thai).toMatch(/[ก-๙]/);
      expect(english).toMatch(/^[A-Z]/);
    }
  });

  it.each([
    ['{', 'body-not-readable'],
    ['{"request":1}', 'body-not-valid'],
    [`${'['.repeat(30_000)}`, 'body-not-readable'],
    [JSON.stringify({ request: 'x'.repeat(70_000) }), 'body-too-large'],
  ])('a JSON body that is none: %.20s', async (body, code) => {
    const answer = await house.ask('/api/v1/enrolment', { method: 'POST', body });
    expect((await problemIn(answer)).code).toBe(code);
  });
});

describe('what anybody may know', () => {
  it('the key list, trusted by the server id alone', async () => {
    const { keys } = (await (await house.ask('/api/v1/keys')).json()) as { keys: string };
    const list = await trustKeyList(keys, house.keyring.server);
    expect(list?.keys.map(({ use }) => use).sort()).toEqual([
      ...['command', 'drafts-recovery', 'enrolment', 'receipt', 'sealing', 'watermark'],
    ]);
    expect(JSON.stringify(list)).not.toContain('"d"');
  });

  it('a probe gives the nonce back', async () => {
    const answer = await house.ask('/api/v1/probe?nonce=abc_-9');
    expect(ProbeAnswer.parse(await answer.json())).toMatchObject({
      nonce: 'abc_-9',
      server: house.keyring.server,
    });
    expect((await house.ask('/api/v1/probe?nonce=%3Cscript%3E')).status).toBe(422);
  });

  it('health: alive, and ready when database, keys and workers do their work', async () => {
    expect((await house.ask('/healthz')).status).toBe(200);
    expect(await (await house.ask('/readyz')).json()).toEqual({
      is: 'ready',
      database: true,
      keys: true,
      workers: true,
    });
    let commits = 0;
    const asked = await build({
      beforeCommit: () => {
        commits += 1;
      },
    });
    const before = commits;
    await Promise.all(Array.from({ length: 50 }, () => asked.ask('/readyz')));
    expect(commits - before).toBe(1);
    const dark = await build();
    await dark.storage.close();
    const answer = await dark.ask('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ is: 'not-ready', database: false, workers: true });
  });
});

describe('signing in', () => {
  const mailbox = (token: string, nonce = '') =>
    askAs(somchai, 'device', '/mailbox', undefined, { signedIn: { token, nonce } });

  it('is needed for reading, and lasts ten minutes', async () => {
    expect((await house.ask('/api/v1/mailbox')).status).toBe(401);
    expect((await mailbox('nonsense')).status).toBe(401);
    const { token, nonce } = await signedIn(somchai, 'device');
    expect((await mailbox(token, nonce)).status).toBe(200);
    house.clock.move(10 * 60 * 1000 + 1000);
    expect((await problemIn(await mailbox(token))).code).toBe('sign-in-needed');
  });

  it('takes a nonce once, and not an old or a made one', async () => {
    const challenge = async () =>
      Challenge.parse(await (await house.ask('/api/v1/auth/challenge', { method: 'POST' })).json())
        .nonce;
    const nonce = await challenge();
    expect((await askToken(somchai, 'device', nonce)).status).toBe(200);
    const old = await challenge();
    house.clock.move(121_000);
    for (const bad of [nonce, old, Buffer.alloc(56, 7).toString('base64url')]) {
      const answer = await askToken(somchai, 'device', bad);
      expect((await problemIn(answer)).code).toBe('nonce-expired');
    }
  });

  it('takes no foreign certificate and no key but the certificate’s own', async () => {
    const elsewhere = await openDesk(await build());
    const nonce = 'AAAA';
    const foreign = { ...elsewhere, server: house };
    expect((await askToken(foreign, 'device', nonce)).status).toBe(401);
    const borrowed = { ...somchai, pair: elsewhere.pair };
    const answer = await askToken(borrowed, 'device', nonce);
    expect((await problemIn(answer)).code).toBe('proof-wrong');
  });

  it('a certificate ends, and reading with it', async () => {
    const later = await build();
    const desk = await openDesk(later);
    later.clock.move(91 * 86_400_000);
    expect((await problemIn(await askAs(desk, 'officer', '/overview'))).code).toBe('proof-wrong');
    await expect(signIn(desk, 'device')).resolves.toEqual(expect.any(String));
    // [P10] For 30 days it may still be renewed; then it does not even sign in.
    later.clock.move(30 * 86_400_000);
    await expect(signIn(desk, 'officer')).rejects.toThrow('proof-wrong');
  });
});

describe('[A5] the mailbox', () => {
  it('is for devices, in pages, with a watermark that admits that there is no backup', async () => {
    const answer = await askAs(somchai, 'officer', '/mailbox');
    expect((await problemIn(answer)).code).toBe('not-allowed');
    const page = await readMailbox(somchai, 7);
    expect(page).toMatchObject({ device: somchai.id, after: 7, items: [], more: false });
    expect(page.watermarks).toHaveLength(1);
    const { watermark: type } = statementTypes;
    const [jws = ''] = page.watermarks;
    const mark = await verifyListed(house.keyring.list, 'watermark', type, jws, Watermark);
    expect(mark).toMatchObject({ unit: '8001', n: 0, backup: false, serverEpoch: { n: 1 } });
  });
});

describe('the overview', () => {
  const overview = async (desk: Desk) => {
    const answer = await askAs(desk, 'officer', '/overview');
    return Overview.parse(await answer.json());
  };

  it('tells what came, what was accepted, what is held, what the device said, and the gaps', async () => {
    const fresh = await build();
    const malai = await openDesk(fresh);
    const made = [await seal(malai), await seal(malai), await seal(malai, { header: { form: 9 } })];
    const [first, , third] = made;
    if (!first || !third) throw new Error('nothing sealed');
    await push(malai, [first, third]);
    await fresh.acceptance.idle();
    const seen = await overview(malai);
    expect(seen.units).toMatchObject([{ code: '8001' }]);
    expect(seen.devices).toMatchObject([
      {
        ...{ device: malai.id, received: 2, accepted: 1, held: 1, dd: '01', unit: '8001' },
        lastContact: fresh.clock.now(),
        reported: { unsent: 2, arrived: 2, app: '0.1.0' },
        gaps: [{ epoch: malai.epoch, missing: [[2, 2]] }],
      },
    ]);
    const stranger = await openDesk(await build());
    await push({ ...stranger, server: fresh }, [await seal(stranger)]);
    await fresh.acceptance.idle();
    expect((await overview(malai)).quarantined).toBe(1);
  });

  it('is for those who supervise, within their scope', async () => {
    const fresh = await build();
    const malai = await openDesk(fresh);
    await openDesk(fresh, '1001');
    const { keyring } = fresh;
    const paper = (roles: string[], scope: string) =>
      keyring.sign('enrolment', 'dd-officer+1', { ...malai.officer, id: uuid(), roles, scope });
    const narrow = await paper(['supervisor'], '80');
    const scoped = { ...malai, papers: { ...malai.papers, officer: narrow } };
    const stranger = await openDesk(await build());
    await push({ ...stranger, server: fresh }, [await seal(stranger)]);
    expect(await overview(scoped)).toMatchObject({
      devices: [{ unit: '8001' }],
      units: [{ code: '8001' }],
      quarantined: 0,
    });
    expect((await overview(malai)).quarantined).toBe(1);
    expect((await overview(malai)).devices).toHaveLength(2);
    const plain = await openDeskOf(fresh, ['officer'], '8001');
    const answer = await askAs(plain, 'officer', '/overview');
    expect(answer.status).toBe(403);
  });
});

describe('the log', () => {
  it('lets through what is on its list and nothing else', () => {
    const lines: string[] = [];
    const log = createLog('debug', (line) => lines.push(line));
    const facts = { code: 'busy', ms: 3, name: 'มาลี', body: '9000012345672' };
    log.note('info', 'refused', facts);
    log.mishap('request', new Error('duplicate key มาลี ใจดี'));
    log.mishap('request', new Error('two lines\n    at มาลี ใจดี (9000012345672)'));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 'busy', ms: 3, msg: 'refused' });
    expect(lines.join('')).not.toMatch(/มาลี|9000012345672/);
    expect(JSON.parse(lines[2] ?? '').at[0]).toContain('http.test.ts');
  });

  it('holds nobody’s name, number, code, query or address after a day’s work', async () => {
    await push(somchai, [await seal(somchai), await seal(somchai, { header: { form: 9 } })]);
    await house.ask('/api/v1/probe?nonce=secretnonce');
    await house.acceptance.idle();
    const text = house.logged.join('');
    expect(text).toContain('/api/v1/envelopes');
    for (const secret of ['มาลี', '9000012345672', 'สมชาย', 'secretnonce', '127.0.0.1']) {
      expect(text).not.toContain(secret);
    }
  });
});
