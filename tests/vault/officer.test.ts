import { describe, expect, it } from 'vitest';
import { OfficerProof } from '#contract/enrolment.ts';
import { Proof } from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import { toBase64url, utf8 } from '../../src/vault/bytes.ts';
import { LockedError } from '../../src/vault/open-vault.ts';
import { verifyStatement } from '../../src/vault/statements.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import {
  ids,
  makeDeviceKey,
  makeRecipient,
  maleeHeader,
  maleeOp,
  uuid,
} from '../contract/people.ts';
import { inThread } from './in-thread.ts';
import { certify, deviceTags, makeOfficer, root } from './officers.ts';

const somchai = await makeOfficer();
const wilai = await makeOfficer('8001-013-5', 'วิไล รอบคอบ', 'ดิน น้ำ ลม ไฟ');
const note = utf8('มาลี ใจดี');

describe("an officer's vault", () => {
  it('[V2] opens with the passphrase and with no other', async () => {
    const { workers, counted } = inThread();
    const vaults = vaultsOver(workers);
    expect(await vaults.unlock(somchai.stored, 'ช้าง ม้า วัว หมู')).toEqual({
      is: 'wrong-passphrase',
    });
    expect(counted).toEqual({ started: 1, ended: 1 });
    const opened = await vaults.unlock(somchai.stored, somchai.passphrase);
    expect(opened).toMatchObject({ is: 'open', vault: { officer: { officer: '8001-012-7' } } });
    expect(counted.ended).toBe(1);
  });

  it('[V6] reads again what it wrote, after unlocking anew', async () => {
    const sealed = await somchai.vault.encrypt('drafts', ids.record, note);
    const again = await somchai.vaults.unlock(somchai.stored, somchai.passphrase);
    if (again.is !== 'open') throw new Error('not open');
    expect(await again.vault.decrypt('drafts', ids.record, sealed)).toEqual(note);
  });

  it('[V6] does not read under another context, key or officer, nor a bent byte', async () => {
    const sealed = await somchai.vault.encrypt('drafts', ids.record, note);
    expect(await somchai.vault.decrypt('drafts', uuid(3, 2), sealed)).toBeNull();
    expect(await somchai.vault.decrypt('register', ids.record, sealed)).toBeNull();
    expect(await wilai.vault.decrypt('drafts', ids.record, sealed)).toBeNull();
    expect(await somchai.vault.decrypt('drafts', ids.record, sealed.slice(0, 8))).toBeNull();
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(await somchai.vault.decrypt('drafts', ids.record, sealed)).toBeNull();
  });

  it('[V4] is locked by ending its worker, and tells whoever still waits', async () => {
    const { vault, counted } = await makeOfficer();
    const waiting = vault.encrypt('drafts', ids.record, note);
    vault.lock();
    await expect(waiting).rejects.toThrow(LockedError);
    await expect(vault.decrypt('drafts', ids.record, note)).rejects.toThrow(LockedError);
    expect(counted.ended).toBe(1);
  });

  it('[V1] stores no key that opens without the passphrase', async () => {
    const { stored } = await makeOfficer();
    expect(Object.keys(stored.wrapped).sort()).toEqual(['drafts', 'register', 'signing', 'tags']);
    for (const sealed of Object.values(stored.wrapped)) {
      expect(Object.keys(sealed).sort()).toEqual(['ct', 'nonce']);
    }
    // A PKCS#8 of P-256 begins with these bytes; unwrapped it would be seen at once.
    const pkcs8 = toBase64url(new Uint8Array([0x30, 0x81, 0x87, 0x02, 0x01, 0x00])).slice(0, 7);
    expect(JSON.stringify(stored)).not.toContain(pkcs8);
    expect(JSON.stringify(stored)).not.toMatch(/"d":|"k":/);
  });

  it('[V2] does not open under the certificate of somebody else', async () => {
    const mixed = { ...somchai.stored, certificate: wilai.stored.certificate };
    expect(await somchai.vaults.unlock(mixed, somchai.passphrase)).toEqual({
      is: 'wrong-passphrase',
    });
  });

  it('[V7] is not made with a certificate for another key', async () => {
    const { workers, counted } = inThread();
    const made = await vaultsOver(workers).create('ช้าง ม้า วัว ควาย');
    const wrong = await certify('8001-012-7', 'สมชาย', root.jwk);
    await expect(made.finish(wrong, deviceTags)).rejects.toThrow('another key');
    expect(counted.ended).toBe(1);
  });

  it('[V7] proves that it holds its key', async () => {
    const { workers } = inThread();
    const made = await vaultsOver(workers).create('ช้าง ม้า วัว ควาย');
    const proof = await made.proveTo(root.server, ids.device);
    const type = statementTypes.officerProof;
    expect(await verifyStatement(type, proof, made.publicJwk, OfficerProof)).toEqual({
      v: 1,
      aud: root.server,
      device: ids.device,
      jwk: made.publicJwk,
    });
    expect(await verifyStatement(type, proof, root.jwk, OfficerProof)).toBeNull();
  });

  it("[V9] answers the server's question with the officer's own key, for that server alone", async () => {
    const proof = await somchai.vault.signIn(root.server, 'once');
    expect(
      await verifyStatement(statementTypes.proof, proof, somchai.made.publicJwk, Proof),
    ).toEqual({ v: 1, aud: root.server, nonce: 'once', certificate: somchai.stored.certificate });
    expect(
      await verifyStatement(statementTypes.proof, proof, wilai.made.publicJwk, Proof),
    ).toBeNull();
  });

  it('[V5] seals what the officer did in the name of the certificate', async () => {
    const recipient = await makeRecipient('seal-1');
    const deviceKey = await makeDeviceKey();
    const sealed = await somchai.vault.seal({
      header: maleeHeader,
      op: maleeOp,
      server: root.server,
      recipients: [recipient.key],
      deviceKey,
    });
    const opened = await openEnvelope(sealed.bytes, recipient, root.server);
    expect(opened.op.officer).toBe(somchai.vault.officer.id);
    expect(await opened.officerSigned(somchai.made.publicJwk)).toBe(true);
    expect(await opened.deviceSigned(deviceKey.publicJwk)).toBe(true);
  });
});
