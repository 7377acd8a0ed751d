import { afterAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '#contract/audit.ts';
import { AUDIT_START } from '#contract/audit-chain.ts';
import { RenewalAnswer } from '#contract/people.ts';
import { linkHash } from '../../server/audit/chain.ts';
import type { Scope } from '../../server/people/authorize.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { actOn, codeIn, openDeskOf, provinceOf, supervisorOf } from './devices/people.ts';
import { peopleSeenBy } from './people/new-officer.ts';
import { askAs, signedIn } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

/** Read from the disk, so that reading it adds nothing. */
const refusedIn = async ({ storage }: House): Promise<Pick<AuditEvent, 'detail' | 'officer'>[]> => {
  return storage.transact((tables) =>
    tables.readAudit({ prefix: '' } as Scope, { action: 'request-refused' }, 100),
  );
};

describe('[AU7] who proved a key and is refused', () => {
  it('for want of a right: one row a minute', async () => {
    const house = await build();
    const somchai = await openDeskOf(house, ['officer'], '8001');
    for (let i = 0; i < 3; i += 1) {
      expect(await codeIn(await askAs(somchai, 'officer', '/people'))).toBe('not-allowed');
    }
    const { officer } = somchai.officer;
    expect(await refusedIn(house)).toMatchObject([{ officer, detail: 'not-allowed' }]);
    house.clock.move(60_000);
    await askAs(somchai, 'officer', '/people');
    expect(await refusedIn(house)).toHaveLength(2);
  });

  it('for a proof that was made for another address', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const claim = { htu: '/api/v1/overview?more' };
    const answer = await askAs(suda, 'officer', '/overview', undefined, { claim });
    expect(await codeIn(answer)).toBe('token-not-bound');
    expect(await refusedIn(house)).toMatchObject([{ detail: 'token-not-bound' }]);
  });

  it('because the right was taken away in the middle of the day, with the token still good', async () => {
    const house = await build();
    const [suda, pracha] = [await supervisorOf(house), await provinceOf(house)];
    const session = await signedIn(suda, 'officer');
    const asks = () => askAs(suda, 'officer', '/overview', undefined, { signedIn: session });
    expect((await asks()).status).toBe(200);
    const { people } = await peopleSeenBy(pracha);
    const own = people.find(({ officer }) => officer === suda.officer.officer);
    const stop = await askAs(pracha, 'officer', `/people/${own?.id}/suspend`, { reason: 'ย้าย' });
    expect(stop.status).toBe(200);
    expect(await codeIn(await asks())).toBe('revoked');
    expect(await refusedIn(house)).toMatchObject([{ detail: 'revoked' }]);
  });

  it('because the device was stopped; the device itself still hears why', async () => {
    const house = await build();
    const [suda, pracha] = [await supervisorOf(house), await provinceOf(house)];
    const session = await signedIn(suda, 'officer');
    expect((await actOn(pracha, suda, { kind: 'suspend' })).status).toBe(200);
    const asked = await askAs(suda, 'officer', '/overview', undefined, { signedIn: session });
    expect(await codeIn(asked)).toBe('revoked');
    expect((await askAs(suda, 'device', '/mailbox?after=0')).status).toBe(200);
  });

  it('but strangers, and thieves of a token, leave no row at all', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const { privateKey: key } = await makeSigningPair();
    for (let i = 0; i < 20; i += 1) {
      expect(await codeIn(await askAs(suda, 'officer', '/people', undefined, { key }))).toBe(
        'token-not-bound',
      );
      await house.ask('/api/v1/people', { headers: { authorization: 'Bearer a.b.c' } });
    }
    expect(await refusedIn(house)).toEqual([]);
  });
});

describe('[AU8] a flood', () => {
  it('by one key slows that key down, and nobody else', async () => {
    const house = await build();
    const [suda, malai] = [await supervisorOf(house), await supervisorOf(house)];
    const session = await signedIn(suda, 'officer');
    const asks = () => askAs(suda, 'officer', '/units', undefined, { signedIn: session });
    for (let i = 0; i < 600; i += 1) expect((await asks()).status).toBe(200);
    const tooMany = await asks();
    expect(await codeIn(tooMany)).toBe('too-many-tries');
    expect(tooMany.headers.get('retry-after')).toBe('60');
    expect((await askAs(malai, 'officer', '/units')).status).toBe(200);
    house.clock.move(60_000);
    expect((await asks()).status).toBe(200);
  }, 60_000);

  it('is counted by key, however many certificates it is renewed to', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const answer = await askAs(suda, 'officer', '/renewal', {});
    const { officer, device } = RenewalAnswer.parse(await answer.json());
    const renewed = { ...suda, papers: { officer, device } };
    for (let i = 1; i < 20; i += 1) await signedIn(suda, 'officer');
    for (let i = 0; i < 10; i += 1) await signedIn(renewed, 'officer');
    await expect(signedIn(renewed, 'officer')).rejects.toThrow('too-many-tries');
    await expect(signedIn(suda, 'officer')).rejects.toThrow('too-many-tries');
  }, 60_000);

  it('of renewals ends after three in an hour, by whichever certificate of the key', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    let papers = suda.papers;
    const renew = async () => {
      const asked = await askAs({ ...suda, papers }, 'officer', '/renewal', {});
      if (asked.ok) papers = RenewalAnswer.parse(await asked.clone().json());
      return asked;
    };
    for (let i = 0; i < 3; i += 1) expect((await renew()).status).toBe(200);
    expect(await codeIn(await renew())).toBe('too-many-tries');
    house.clock.move(60 * 60 * 1000);
    expect((await renew()).status).toBe(200);
  }, 60_000);

  it('of logs by a stolen device ends after 120 in an hour, empty ones too', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const session = await signedIn(suda, 'device');
    const event = { n: 1, at: 1, officer: null, action: 'locked' };
    const events = [{ ...event, prev: AUDIT_START, hash: linkHash(AUDIT_START, event) }];
    const brings = () => askAs(suda, 'device', '/device/audit', { events }, { signedIn: session });
    for (let i = 0; i < 120; i += 1) expect((await brings()).status).toBe(200);
    expect(await codeIn(await brings())).toBe('too-many-tries');
    const nothing = { events: [] };
    const asked = await askAs(suda, 'device', '/device/audit', nothing, { signedIn: session });
    expect(await codeIn(asked)).toBe('too-many-tries');
  });
});
