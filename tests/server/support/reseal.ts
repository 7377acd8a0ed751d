import { createCipheriv, hash, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import {
  addSignature,
  ENVELOPE_DOMAIN,
  type EnvelopeHeader,
  layPayload,
  layUnsigned,
  SEAL_INFO,
  takeApart,
} from '#contract/envelope.ts';
import { createUnsealer } from '../../../server/acceptance/unseal.ts';
import { hashOf, sha256, toBase64url, utf8 } from '../../../src/vault/bytes.ts';
import { recipientsIn } from '../../../src/vault/key-list.ts';
import { signInDomain } from '../../../src/vault/signing.ts';
import type { Desk, Sealed } from './desk.ts';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/**
 * The officer's signed act taken out of its envelope and put under another header, as nobody can
 * who has only the device key; even so it must not pass.
 */
export async function reseal(
  desk: Desk,
  envelope: Sealed,
  changes: Partial<EnvelopeHeader>,
): Promise<Sealed> {
  const { server, list, sealing } = desk.server.keyring;
  const opened = await (await createUnsealer({ server, sealing })).unseal(
    takeApart(envelope.bytes),
  );
  if (opened.is !== 'open') throw new Error('not sealed to this server');
  const header: EnvelopeHeader = { ...envelope.header, ...changes };
  const headerBytes = utf8(JSON.stringify(header));
  const [contentKey, nonce] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', contentKey, nonce).setAAD(headerBytes);
  const payload = layPayload(opened.officerSignature, deflateRawSync(opened.opBytes));
  const body = Buffer.concat([nonce, cipher.update(payload), cipher.final(), cipher.getAuthTag()]);
  const [recipient] = recipientsIn(list);
  if (!recipient) throw new Error('no sealing key');
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.importKey('jwk', recipient.jwk, true),
    info: utf8(`${SEAL_INFO}|${server}|${recipient.kid}`),
  });
  const ct = await sender.seal(contentKey, hash('sha256', headerBytes, 'buffer'));
  const to = [
    {
      kid: recipient.kid,
      enc: toBase64url(new Uint8Array(sender.enc)),
      ct: toBase64url(new Uint8Array(ct)),
    },
  ];
  const unsigned = layUnsigned({ header: headerBytes, to: utf8(JSON.stringify(to)), body });
  const key = desk.pair.privateKey;
  const bytes = addSignature(
    unsigned,
    await signInDomain(ENVELOPE_DOMAIN, await sha256(unsigned), key),
  );
  const { id, record } = header;
  return { bytes, hash: await hashOf(bytes), header, id, record };
}
