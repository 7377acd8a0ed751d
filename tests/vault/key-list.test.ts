import { describe, expect, it } from 'vitest';
import type { KeyList, ServerKey } from '#contract/keys.ts';
import { ProbeAnswer } from '#contract/probe.ts';
import { statementTypes } from '#contract/statements.ts';
import { keyNamed, recipientsIn, trustKeyList, verifyListed } from '../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement, verifyStatement } from '../../src/vault/statements.ts';
import { makeRoot } from '../contract/people.ts';

const root = await makeRoot();
const receipt = await makeSigningPair();
const key = async (kid: string, more: Partial<ServerKey>): Promise<ServerKey> => ({
  kid,
  use: 'sealing',
  jwk: await publicJwkOf(receipt.publicKey),
  since: 0,
  ...more,
});
const list: KeyList = {
  v: 1,
  server: root.server,
  version: 7,
  at: 1,
  keys: [
    await key('seal-old', { since: 1, retired: 5 }),
    await key('seal-1', { since: 2 }),
    await key('seal-2', { since: 4 }),
    await key('seal-3', { since: 9, retired: 9 }),
    await key('recovery-0', { use: 'recovery', retired: 5 }),
    await key('recovery-1', { use: 'recovery' }),
    await key('receipt-1', { use: 'receipt', retired: 5 }),
  ],
};
const signed = (of: KeyList, by = root) =>
  signStatement(statementTypes.keyList, of, by.pair.privateKey, { jwk: by.jwk });

describe('the key list', () => {
  it('[V8] is trusted when the pinned root signed it', async () => {
    expect(await trustKeyList(await signed(list), root.server)).toEqual(list);
  });

  it('[V8] is refused from another root, even one that claims our name', async () => {
    const other = await makeRoot();
    expect(await trustKeyList(await signed(list, other), root.server)).toBeNull();
    const mixed = await signStatement(statementTypes.keyList, list, other.pair.privateKey, {
      jwk: root.jwk,
    });
    expect(await trustKeyList(mixed, root.server)).toBeNull();
    const foreign = await signed({ ...list, server: other.server });
    expect(await trustKeyList(foreign, root.server)).toBeNull();
    expect(await trustKeyList('a.b.c', root.server)).toBeNull();
  });

  it('[V8] never falls back to an older version', async () => {
    expect(await trustKeyList(await signed(list), root.server, 8)).toBeNull();
    expect(await trustKeyList(await signed(list), root.server, 7)).toEqual(list);
  });

  it('[V8] seals to the newest sealing key in use and to every recovery key', () => {
    expect(recipientsIn(list).map(({ kid }) => kid)).toEqual(['seal-2', 'recovery-1']);
  });

  it('[V8] lets a retired receipt key verify what it once signed, for its own use only', async () => {
    const answer = { nonce: 'abc', server: root.server, at: 1 };
    const jws = await signStatement(statementTypes.receipts, answer, receipt.privateKey, {
      kid: 'receipt-1',
    });
    const read = (use: 'receipt' | 'watermark') =>
      verifyListed(list, use, statementTypes.receipts, jws, ProbeAnswer);
    expect(await read('receipt')).toEqual(answer);
    expect(await read('watermark')).toBeNull();
    expect(keyNamed(list, 'receipt', undefined)).toBeNull();
  });
});

describe('a statement', () => {
  const answer = { nonce: 'abc', server: root.server, at: 1 };

  it('[V9] is never taken for one of another type, key or shape', async () => {
    const jws = await signStatement(statementTypes.receipts, answer, receipt.privateKey);
    const jwk = await publicJwkOf(receipt.publicKey);
    const type = statementTypes.receipts;
    expect(await verifyStatement(type, jws, jwk, ProbeAnswer)).toEqual(answer);
    expect(await verifyStatement(type, jws, receipt.publicKey, ProbeAnswer)).toEqual(answer);
    expect(await verifyStatement(statementTypes.mailbox, jws, jwk, ProbeAnswer)).toBeNull();
    expect(await verifyStatement(type, jws, root.jwk, ProbeAnswer)).toBeNull();
    const wrong = await signStatement(type, { nonce: 1 }, receipt.privateKey);
    expect(await verifyStatement(type, wrong, jwk, ProbeAnswer)).toBeNull();
    expect(await verifyStatement(type, `${jws}A`, jwk, ProbeAnswer)).toBeNull();
  });
});
