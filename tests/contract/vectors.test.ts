import { DhkemP256HkdfSha256 } from '@hpke/core';
import { describe, expect, it } from 'vitest';
import {
  addSignature,
  layPayload,
  layUnsigned,
  readPayload,
  signedPart,
  takeApart,
} from '#contract/envelope.ts';
import { FrameError, joinFrames, splitFrames } from '#contract/frames.ts';
import { layPush, readPush } from '#contract/push.ts';
import { browserAuthenticator } from '../../src/vault/authenticator.ts';
import { fromBase64url, hashOf, utf8 } from '../../src/vault/bytes.ts';
import { trustKeyList } from '../../src/vault/key-list.ts';
import { createKeyring } from '../../src/vault/keyring.ts';
import { stretchPassphrase } from '../../src/vault/passphrase.ts';
import type { OfficerVault } from '../../src/vault/types.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { openEnvelope } from './open-envelope.ts';
import envelope1 from './vectors/envelope-1.json' with { type: 'json' };
import keyList1 from './vectors/key-list-1.json' with { type: 'json' };
import vault1 from './vectors/vault-1.json' with { type: 'json' };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a released format is accepted for ever', () => {
  it.each(envelope1.recipients)('envelope 1 opens for $kid', async ({ kid, privateJwk }) => {
    const bytes = fromBase64url(envelope1.envelope);
    expect(await hashOf(bytes)).toBe(envelope1.hash);
    const privateKey = await new DhkemP256HkdfSha256().importKey('jwk', privateJwk, false);
    const opened = await openEnvelope(bytes, { kid, privateKey }, envelope1.server);
    expect(opened.header).toEqual(envelope1.header);
    expect(opened.op).toEqual({
      ...envelope1.op,
      header: await hashOf(utf8(JSON.stringify(envelope1.header))),
      officer: envelope1.certificate,
    });
    const { kty, crv } = { kty: 'EC', crv: 'P-256' } as const;
    expect(await opened.deviceSigned({ ...envelope1.device, kty, crv })).toBe(true);
    expect(await opened.officerSigned({ ...envelope1.officer, kty, crv })).toBe(true);
  });

  it('key list 1 is trusted under its server id', async () => {
    expect(await trustKeyList(keyList1.jws, keyList1.server)).toEqual(keyList1.keyList);
  });

  it('[V2] vault 1 opens with its passphrase, and reads what it once sealed', async () => {
    const vaults = vaultsOver({
      startKeyring: () => ({ keyring: createKeyring(), end: () => undefined }),
      stretchPassphrase,
      authenticator: browserAuthenticator,
    });
    const opened = await vaults.unlock(vault1.stored as OfficerVault, vault1.passphrase);
    if (opened.is !== 'open') throw new Error('a released vault no longer opens');
    const sealed = fromBase64url(vault1.sealed);
    const plain = await opened.vault.decrypt('drafts', vault1.context, sealed);
    expect(plain && new TextDecoder().decode(plain)).toBe(vault1.plain);
  });
});

describe('the layouts', () => {
  const [one, two] = [new Uint8Array([0xaa]), new Uint8Array([0xbb, 0xcc])];
  const sig = new Uint8Array(64).fill(0x11);

  it('frames are a big-endian u32 length and the bytes', () => {
    expect(hex(joinFrames([one, new Uint8Array(), two]))).toBe('00000001aa0000000000000002bbcc');
    expect(splitFrames(joinFrames([one, two]), 2).map(hex)).toEqual(['aa', 'bbcc']);
  });

  it.each([
    ['a cut length', '000000'],
    ['a cut part', '00000002aa'],
    ['a length beyond all', 'ffffffffaa'],
    ['more parts than allowed', '00000001aa00000001aa00000001aa'],
  ])('frames with %s are refused', (_, bytes) => {
    expect(() => splitFrames(new Uint8Array(Buffer.from(bytes, 'hex')), 2)).toThrow(FrameError);
  });

  it('an envelope is DDE1, header, to, body and 64 bytes of signature', () => {
    const unsigned = layUnsigned({ header: one, to: two, body: one });
    expect(hex(unsigned)).toBe('4444453100000001aa00000002bbcc00000001aa');
    const bytes = addSignature(unsigned, sig);
    expect(hex(signedPart(bytes))).toBe(hex(unsigned));
    expect(takeApart(bytes)).toEqual({ header: one, to: two, body: one, sig });
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['of another magic', (bytes) => bytes.with(3, 0x32)],
    ['cut by one byte', (bytes) => bytes.subarray(0, -1)],
    ['with one byte too many', (bytes) => new Uint8Array([...bytes, 0])],
    ['of nothing', () => new Uint8Array()],
  ])('an envelope %s is refused', (_, bend) => {
    const bytes = addSignature(layUnsigned({ header: one, to: two, body: one }), sig);
    expect(() => takeApart(bend(bytes))).toThrow(FrameError);
  });

  it('a payload is signature, length, DEFLATE and zeros up to the next KiB', () => {
    const payload = layPayload(sig, two);
    expect(payload).toHaveLength(1024);
    expect(hex(payload.subarray(0, 72))).toBe(`${'11'.repeat(64)}00000002bbcc0000`);
    expect(readPayload(payload)).toEqual({ signature: sig, deflated: two });
    expect(layPayload(sig, new Uint8Array(1024 - 68))).toHaveLength(1024);
    expect(layPayload(sig, new Uint8Array(1024 - 67))).toHaveLength(2048);
    const lying = payload.with(64, 0xff);
    expect(() => readPayload(lying)).toThrow(FrameError);
  });

  it('a push is the manifest and then the envelopes', () => {
    const body = layPush(utf8('a.b.c'), [one, two]);
    expect(hex(body)).toBe('00000005612e622e6300000001aa00000002bbcc');
    expect(readPush(body)).toEqual({ manifest: utf8('a.b.c'), envelopes: [one, two] });
    expect(() => readPush(new Uint8Array([1]))).toThrow(FrameError);
  });
});
