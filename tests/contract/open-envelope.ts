import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import {
  ENVELOPE_DOMAIN,
  EnvelopeHeader,
  OP_DOMAIN,
  Recipients,
  readPayload,
  SEAL_INFO,
  signedPart,
  takeApart,
} from '#contract/envelope.ts';
import { Op } from '#contract/op.ts';
import type { PublicJwk, ServerId } from '#contract/primitives.ts';
import { fromBase64url, sha256, utf8 } from '../../src/vault/bytes.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const copy = (bytes: Uint8Array) => new Uint8Array(bytes);

async function verifies(domain: string, message: Uint8Array, sig: Uint8Array, jwk: PublicJwk) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const signed = new Uint8Array([...utf8(`${domain}\0`), ...message]);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, copy(sig), signed);
}

/** Opens an envelope as the holder of one recipient's private key would; written from the layout alone. */
export async function openEnvelope(
  bytes: Uint8Array,
  recipient: { kid: string; privateKey: CryptoKey },
  server: ServerId,
) {
  const parts = takeApart(bytes);
  const headerHash = await sha256(parts.header);
  const to = Recipients.parse(JSON.parse(text(parts.to)));
  const mine = to.find((one) => one.kid === recipient.kid);
  if (!mine) throw new Error('not sealed to this key');
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const context = await suite.createRecipientContext({
    recipientKey: recipient.privateKey,
    enc: fromBase64url(mine.enc),
    info: utf8(`${SEAL_INFO}|${server}|${mine.kid}`),
  });
  const contentKey = await crypto.subtle.importKey(
    'raw',
    await context.open(fromBase64url(mine.ct), headerHash),
    'AES-GCM',
    false,
    ['decrypt'],
  );
  const payload = new Uint8Array(
    await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: copy(parts.body.subarray(0, 12)),
        additionalData: copy(parts.header),
      },
      contentKey,
      copy(parts.body.subarray(12)),
    ),
  );
  const { signature, deflated } = readPayload(payload);
  const inflated = new Blob([copy(deflated)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const opBytes = new Uint8Array(await new Response(inflated).arrayBuffer());
  return {
    header: EnvelopeHeader.parse(JSON.parse(text(parts.header))),
    headerHash,
    to,
    payloadLength: payload.length,
    op: Op.parse(JSON.parse(text(opBytes))),
    deviceSigned: async (device: PublicJwk) =>
      verifies(ENVELOPE_DOMAIN, await sha256(signedPart(bytes)), parts.sig, device),
    officerSigned: (officer: PublicJwk) => verifies(OP_DOMAIN, opBytes, signature, officer),
  };
}
