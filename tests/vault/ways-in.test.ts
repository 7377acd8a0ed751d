import { describe, expect, it } from 'vitest';
import { escInfo, recoveryInfo } from '#contract/recovery.ts';
import { RequestProof } from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import { hashOf, randomBytes, utf8 } from '../../src/vault/bytes.ts';
import { openSealed, sealTo } from '../../src/vault/hpke.ts';
import { mayOpen } from '../../src/vault/may-open.ts';
import { openPrfSlot, sealPrfSlot } from '../../src/vault/slots.ts';
import { verifyStatement } from '../../src/vault/statements.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { ids, uuid } from '../contract/people.ts';
import { inThread, makeAuthenticator } from './in-thread.ts';
import { certify, deviceTags, makeOfficer, root } from './officers.ts';
import { makeDraftsRecoveryKey } from './recovery-key.ts';

const somchai = await makeOfficer();
const wilai = await makeOfficer('8001-013-5', 'วิไล รอบคอบ', 'ดิน น้ำ ลม ไฟ');
const note = utf8('มาลี ใจดี');

/** The same device with another person's finger, or another device with the same disk. */
const vaultsWith = (authenticator: ReturnType<typeof makeAuthenticator>) =>
  vaultsOver({ ...inThread().workers, authenticator });

describe('a slot for the device’s own authenticator', () => {
  it('[V11] opens with that authenticator, beside the passphrase', async () => {
    const added = await somchai.vault.addPrf(somchai.stored);
    if (added.is !== 'added') throw new Error(added.is);
    const opened = await vaultsWith(makeAuthenticator('laptop')).unlockByPrf(added.stored);
    if (opened.is !== 'open') throw new Error(opened.is);
    const sealed = await somchai.vault.encrypt('drafts', 'a', note);
    expect(await opened.vault.decrypt('drafts', 'a', sealed)).toEqual(note);
    expect(await somchai.vaults.unlock(added.stored, somchai.passphrase)).toMatchObject({
      is: 'open',
    });
  });

  it('[V11] opens with no other, and not when the person turns away', async () => {
    const added = await somchai.vault.addPrf(somchai.stored);
    if (added.is !== 'added') throw new Error(added.is);
    const stolen = vaultsWith(makeAuthenticator('another laptop'));
    expect(await stolen.unlockByPrf(added.stored)).toEqual({ is: 'not-possible' });
    const shy = vaultsWith(makeAuthenticator('laptop', 'turned-away'));
    expect(await shy.unlockByPrf(added.stored)).toEqual({ is: 'cancelled' });
    const removed = somchai.vault.removePrf(added.stored);
    expect(removed.slots).toEqual(somchai.stored.slots);
    expect(await somchai.vaults.unlockByPrf(removed)).toEqual({ is: 'not-possible' });
  });

  it('[V2] does not open for another officer, device, credential or salt', async () => {
    const [vaultKey, output] = [randomBytes(32), randomBytes(32)];
    const owner = { officer: '8001-012-7', device: ids.device };
    const from = { credential: 'AAAA', salt: 'BBBB' };
    const slot = await sealPrfSlot(vaultKey, output, from, owner);
    expect(await openPrfSlot(slot, output, owner)).toEqual(vaultKey);
    expect(await openPrfSlot(slot, output, { ...owner, officer: '8001-013-5' })).toBeNull();
    expect(await openPrfSlot(slot, output, { ...owner, device: uuid(1, 2) })).toBeNull();
    expect(await openPrfSlot({ ...slot, salt: 'CCCC' }, output, owner)).toBeNull();
    expect(await openPrfSlot({ ...slot, credential: 'CCCC' }, output, owner)).toBeNull();
  });
});

describe('another passphrase', () => {
  it('[V2] opens what the old one opened, and the old one no longer does', async () => {
    const next = 'ฝน ฟ้า ดาว เดือน';
    const changed = await somchai.vault.changePassphrase(somchai.stored, somchai.passphrase, next);
    if (changed.is !== 'changed') throw new Error(changed.is);
    const sealed = await somchai.vault.encrypt('register', 'a', note);
    const opened = await somchai.vaults.unlock(changed.stored, next);
    if (opened.is !== 'open') throw new Error(opened.is);
    expect(await opened.vault.decrypt('register', 'a', sealed)).toEqual(note);
    expect(await somchai.vaults.unlock(changed.stored, somchai.passphrase)).toEqual({
      is: 'wrong-passphrase',
    });
  });

  it('[V2] is not taken without the present one, nor for a vault of somebody else', async () => {
    const wrong = { is: 'wrong-passphrase' };
    const { vault, stored } = somchai;
    expect(await vault.changePassphrase(stored, 'ช้าง ม้า วัว หมู', 'ฝน ฟ้า')).toEqual(wrong);
    expect(await vault.changePassphrase(wilai.stored, wilai.passphrase, 'ฝน ฟ้า')).toEqual(wrong);
  });
});

describe('the way back to drafts', () => {
  it('[V13] hands the drafts key to the recovery key alone, for one officer and device', async () => {
    const recovery = await makeDraftsRecoveryKey();
    const stored = await somchai.vault.addEsc(somchai.stored, root.server, recovery.key);
    const esc = stored.slots.find(({ kind }) => kind === 'esc');
    if (esc?.kind !== 'esc') throw new Error('no esc slot');
    expect(mayOpen({ slots: [esc] })).toBe(false);
    const info = (officer: string, device = ids.device) =>
      escInfo(root.server, recovery.key.kid, officer, device);
    const draftsKey = await openSealed(recovery.privateJwk, info('8001-012-7'), esc.sealed);
    expect(draftsKey).toHaveLength(32);
    expect(await openSealed(recovery.privateJwk, info('8001-013-5'), esc.sealed)).toBeNull();
    expect(
      await openSealed(recovery.privateJwk, info('8001-012-7', uuid(1, 2)), esc.sealed),
    ).toBeNull();
    const other = await makeDraftsRecoveryKey();
    expect(await openSealed(other.privateJwk, info('8001-012-7'), esc.sealed)).toBeNull();
  });

  it('[V13] brings all drafts under the new key or none', async () => {
    const recovery = await makeDraftsRecoveryKey();
    const stored = await somchai.vault.addEsc(somchai.stored, root.server, recovery.key);
    const esc = stored.slots.find(({ kind }) => kind === 'esc');
    if (esc?.kind !== 'esc') throw new Error('no esc slot');
    const info = escInfo(root.server, recovery.key.kid, '8001-012-7', ids.device);
    const draftsKey = await openSealed(recovery.privateJwk, info, esc.sealed);
    if (!draftsKey) throw new Error('the recovery key does not open');
    const anew = await makeOfficer('8001-012-7', 'สมชาย ตั้งใจ', 'ฝน ฟ้า ดาว เดือน');
    const mine = await anew.vault.makeRecoveryKey();
    const id = uuid(8, 1);
    const answer = await sealTo(mine.to, recoveryInfo(root.server, id), draftsKey);
    const drafts = [
      { context: 'draft|1', sealed: await somchai.vault.encrypt('drafts', 'draft|1', note) },
      { context: 'draft|2', sealed: await somchai.vault.encrypt('drafts', 'draft|2', note) },
    ];
    const order = { key: mine.sealed, answer, server: root.server, recovery: id, drafts };
    const resealed = await anew.vault.openRecovered(order);
    expect(resealed).toHaveLength(2);
    expect(await anew.vault.decrypt('drafts', 'draft|2', resealed?.[1] ?? note)).toEqual(note);
    expect(await somchai.vault.decrypt('drafts', 'draft|2', resealed?.[1] ?? note)).toBeNull();

    const foreign = { context: 'draft|3', sealed: await wilai.vault.encrypt('drafts', 'd', note) };
    expect(await anew.vault.openRecovered({ ...order, drafts: [...drafts, foreign] })).toBeNull();
    expect(await anew.vault.openRecovered({ ...order, recovery: uuid(8, 2) })).toBeNull();
    expect(await wilai.vault.openRecovered(order)).toBeNull();
  });
});

describe('what else an open vault does', () => {
  it('[V14] gives a national ID the same tag for every officer of a device', async () => {
    const tag = await somchai.vault.tagOf('9000012345672');
    expect(tag).toMatch(/^[0-9a-f]{6}$/);
    expect(await wilai.vault.tagOf('9000012345672')).toBe(tag);
    expect(await wilai.vault.tagOf('9000012345680')).not.toBe(tag);
    const { createHmac } = await import('node:crypto');
    const known = createHmac('sha256', new Uint8Array(32).fill(7)).update('9000012345672');
    expect(tag).toBe(known.digest('hex').slice(0, 6));
  });

  it('[V9] signs one request with the officer’s key', async () => {
    const claim: RequestProof = {
      v: 1,
      jti: uuid(9, 1),
      htm: 'GET',
      htu: '/api/v1/overview',
      ath: await hashOf(utf8('token')),
      bh: null,
      nonce: 'once',
    };
    const jws = await somchai.vault.signRequest(claim);
    const type = statementTypes.request;
    expect(await verifyStatement(type, jws, somchai.made.publicJwk, RequestProof)).toEqual(claim);
    expect(await verifyStatement(type, jws, wilai.made.publicJwk, RequestProof)).toBeNull();
  });

  it('[V7] goes on under a newer certificate for the same key, and under no other', async () => {
    const { vault, made } = await makeOfficer();
    const newer = await certify('8001-012-7', 'สมชาย ตั้งใจยิ่ง', made.publicJwk);
    await vault.useCertificate(newer);
    expect(vault.officer.name).toBe('สมชาย ตั้งใจยิ่ง');
    expect(vault.certificate).toBe(newer);
    const foreign = await certify('8001-012-7', 'สมชาย', wilai.made.publicJwk);
    await expect(vault.useCertificate(foreign)).rejects.toThrow('another key');
    expect(vault.certificate).toBe(newer);
  });

  it('[V2] one officer’s slots open with nothing that another has', async () => {
    const { workers } = inThread();
    const vaults = vaultsOver(workers);
    const made = await vaults.create('ช้าง ม้า วัว ควาย');
    const own = await made.finish(await certify('8001-012-7', 'สมชาย', made.publicJwk), deviceTags);
    const prf = await own.vault.addPrf(await own.vault.setPin(own.stored, '480317'));
    if (prf.is !== 'added') throw new Error(prf.is);
    own.vault.lock();
    const { stored } = prf;
    expect(await vaults.unlock(stored, wilai.passphrase)).toEqual({ is: 'wrong-passphrase' });
    // Wilai's own vault with Somchai's slots and keys put into it, and her passphrase.
    const planted = { ...stored, certificate: wilai.stored.certificate, officer: '8001-013-5' };
    expect(await vaults.unlock(planted, 'ช้าง ม้า วัว ควาย')).toEqual({ is: 'wrong-passphrase' });
    expect(await vaults.unlockByPin(planted, '480317')).toEqual({ is: 'no-pin' });
    expect(await vaults.unlockByPrf(planted)).toEqual({ is: 'not-possible' });
  });
});
