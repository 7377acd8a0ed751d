import { describe, expect, it } from 'vitest';
import { fromBase64url, hashOf } from '../../src/vault/bytes.ts';
import { sealEnvelope } from '../../src/vault/envelope.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import type { OpToSeal } from '../../src/vault/types.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import {
  ids,
  makeDeviceKey,
  makeRecipient,
  makeRoot,
  maleeHeader,
  maleeOp,
} from '../contract/people.ts';

const root = await makeRoot();
const device = await makeDeviceKey();
const somchai = await makeSigningPair();
const sealing = await makeRecipient('seal-1');
const recovery = await makeRecipient('recovery-1', 'recovery');

const { registration: _, ...act } = maleeOp;
const voidOp: OpToSeal = { ...act, kind: 'void', reason: 'x' };

const order = {
  header: maleeHeader,
  op: maleeOp,
  server: root.server,
  recipients: [sealing.key, recovery.key],
  deviceKey: device,
};
const seal = () => sealEnvelope(order, somchai.privateKey, ids.certificate);

describe('an envelope', () => {
  it('[V5] opens for every recipient and names author, header and device', async () => {
    const { bytes, hash } = await seal();
    expect(hash).toBe(await hashOf(bytes));
    for (const recipient of [sealing, recovery]) {
      const opened = await openEnvelope(bytes, recipient, root.server);
      expect(opened.header).toEqual(maleeHeader);
      expect(opened.op).toMatchObject({ ...maleeOp, officer: ids.certificate });
      expect(fromBase64url(opened.op.header)).toEqual(opened.headerHash);
      expect(await opened.deviceSigned(device.publicJwk)).toBe(true);
      expect(await opened.officerSigned(await publicJwkOf(somchai.publicKey))).toBe(true);
      expect(await opened.officerSigned(device.publicJwk)).toBe(false);
    }
  });

  it('[V5] makes every secret anew for every attempt', async () => {
    const [one, two] = await Promise.all([seal(), seal()]);
    expect(one.hash).not.toBe(two.hash);
    const opened = await openEnvelope(one.bytes, sealing, root.server);
    const again = await openEnvelope(two.bytes, sealing, root.server);
    const encapsulations = [...opened.to, ...again.to].map(({ enc }) => enc);
    expect(new Set(encapsulations).size).toBe(4);
    expect(again.op).toEqual(opened.op);
  });

  it('[V5] does not open for a stranger, for another server, or under another header', async () => {
    const { bytes } = await seal();
    const stranger = await makeRecipient('seal-1');
    await expect(openEnvelope(bytes, stranger, root.server)).rejects.toThrow();
    const other = await makeRoot();
    await expect(openEnvelope(bytes, sealing, other.server)).rejects.toThrow();
    const bent = bytes.slice();
    const at = new TextDecoder('latin1').decode(bent).indexOf('"seq":1');
    bent[at + 6] = 0x32;
    await expect(openEnvelope(bent, sealing, root.server)).rejects.toThrow();
  });

  it('[V5] tells little by its size: payloads come in whole KiB', async () => {
    const { bytes } = await seal();
    const short = await sealEnvelope({ ...order, op: voidOp }, somchai.privateKey, ids.certificate);
    for (const one of [bytes, short.bytes]) {
      const { payloadLength } = await openEnvelope(one, sealing, root.server);
      expect(payloadLength % 1024).toBe(0);
    }
  });

  it('[V5] shows nothing that the debtor said', async () => {
    const { bytes } = await seal();
    const shown = new TextDecoder('utf-8').decode(bytes);
    for (const said of ['มาลี', 'ใจดี', '9000012345672', 'เจ๊แดง', '0812345678']) {
      expect(shown).not.toContain(said);
    }
    expect(shown).toContain(ids.op);
  });
});
