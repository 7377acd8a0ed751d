import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { Problem } from '#contract/problem.ts';
import { NONCE_HEADER } from '#contract/session.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { supervisorOf } from './devices/people.ts';
import { auditOf } from './support/audit.ts';
import { askAs, signedIn } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterAll(tearDown);

const codeOf = async (answer: Response) =>
  answer.ok ? 'ok' : Problem.parse(await answer.json()).code;

describe('a request of somebody who signed in', () => {
  it('needs a proof by the key of the token, made for it and nothing else', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const other = await makeSigningPair();
    const session = await signedIn(suda, 'officer');
    const ask = (changes: Parameters<typeof askAs>[4]) =>
      askAs(suda, 'officer', '/overview', undefined, { signedIn: session, ...changes });
    expect(await codeOf(await ask({}))).toBe('ok');
    for (const changes of [
      { headers: { 'dd-proof': '' } },
      { headers: { 'dd-proof': 'a.b.c' } },
      { key: other.privateKey },
      { claim: { htm: 'POST' } },
      { claim: { htu: '/api/v1/people' } },
      { claim: { htu: '/api/v1/overview?more' } },
      { claim: { ath: 'A'.repeat(43) } },
      { claim: { bh: 'A'.repeat(43) } },
    ]) {
      expect(await codeOf(await ask(changes))).toBe('token-not-bound');
    }
  });

  it('is no good with another body than the proof was made for', async () => {
    const suda = await supervisorOf(await build());
    const answer = await askAs(
      suda,
      'officer',
      '/units',
      { kind: 'district', code: '8001' },
      { claim: { bh: 'A'.repeat(43) } },
    );
    expect(await codeOf(answer)).toBe('token-not-bound');
  });

  it('cannot be replayed, and a replay by a known key is written down', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const session = await signedIn(suda, 'officer');
    const same = { signedIn: session, claim: { jti: uuid() } };
    const ask = () => askAs(suda, 'officer', '/overview', undefined, same);
    expect(await codeOf(await ask())).toBe('ok');
    expect(await codeOf(await ask())).toBe('token-not-bound');
    expect(await codeOf(await ask())).toBe('token-not-bound');
    const page = await auditOf(suda, { action: 'request-refused' });
    // [AU7] Once a minute for each reason.
    expect(page.events).toMatchObject([{ detail: 'token-not-bound', device: suda.id }]);
  });

  it('needs a young nonce of this server; each answer brings the next', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const { token, nonce } = await signedIn(suda, 'officer');
    house.clock.move(121_000);
    const old = await askAs(suda, 'officer', '/overview', undefined, {
      signedIn: { token, nonce },
    });
    expect(await codeOf(old)).toBe('nonce-expired');
    const next = old.headers.get(NONCE_HEADER) ?? '';
    const again = { signedIn: { token, nonce: next } };
    expect(await codeOf(await askAs(suda, 'officer', '/overview', undefined, again))).toBe('ok');
  });

  it('is told to slow down when one key signs in too often, and nobody else is', async () => {
    const house = await build();
    const [suda, pracha] = [await supervisorOf(house), await supervisorOf(house)];
    for (let i = 0; i < 30; i += 1) await signedIn(suda, 'officer');
    await expect(signedIn(suda, 'officer')).rejects.toThrow('too-many-tries');
    await expect(signedIn(pracha, 'officer')).resolves.toBeDefined();
    house.clock.move(60_000);
    await expect(signedIn(suda, 'officer')).resolves.toBeDefined();
  });
});
