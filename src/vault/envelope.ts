import type { EnvelopeHeader, Recipient } from '#contract/envelope.ts';
import {
  addSignature,
  ENVELOPE_DOMAIN,
  layPayload,
  layUnsigned,
  OP_DOMAIN,
  SEAL_INFO,
} from '#contract/envelope.ts';
import type { ServerKey } from '#contract/keys.ts';
import type { Op } from '#contract/op.ts';
import type { ServerId, Uuid } from '#contract/primitives.ts';
import { hashOf, randomBytes, sha256, toBase64url, utf8 } from './bytes.ts';
import { suite } from './hpke.ts';
import { importPrivateJwk, signInDomain } from './signing.ts';
import type { SealedEnvelope, SealOrder } from './types.ts';

/**
 * Makes an envelope, version 1: the officer signs the op, it is sealed to every recipient, the
 * device signs the whole. Every call takes a new content key, nonce and encapsulation, so the same
 * order sealed twice gives two different envelopes with one op id.
 */
export async function sealEnvelope(
  order: SealOrder,
  officerKey: CryptoKey,
  officerCertificateId: Uuid,
): Promise<SealedEnvelope> {
  const header = layHeader(order.header);
  const headerHash = await sha256(header);
  const op: Op = { ...order.op, header: toBase64url(headerHash), officer: officerCertificateId };
  const opBytes = utf8(JSON.stringify(op));
  const contentKey = randomBytes(32);
  const sealOp = async () => {
    const [signature, deflated] = await Promise.all([
      signInDomain(OP_DOMAIN, opBytes, officerKey),
      deflateRaw(opBytes),
    ]);
    return sealBody(layPayload(signature, deflated), contentKey, header);
  };
  const sealKey = (key: ServerKey) => sealContentKey(contentKey, key, order.server, headerHash);
  // Side by side, because an officer waits for it.
  const [body, to, deviceKey] = await Promise.all([
    sealOp(),
    Promise.all(order.recipients.map(sealKey)),
    importPrivateJwk(order.deviceKey.privateJwk),
  ]);
  contentKey.fill(0);

  const unsigned = layUnsigned({ header, to: utf8(JSON.stringify(to)), body });
  const bytes = addSignature(
    unsigned,
    await signInDomain(ENVELOPE_DOMAIN, await sha256(unsigned), deviceKey),
  );
  return { bytes, hash: await hashOf(bytes) };
}

const layHeader = (header: EnvelopeHeader) => utf8(JSON.stringify(header));

async function sealBody(
  payload: Uint8Array<ArrayBuffer>,
  contentKey: Uint8Array<ArrayBuffer>,
  header: Uint8Array<ArrayBuffer>,
) {
  const nonce = randomBytes(12);
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: header },
    key,
    payload,
  );
  const body = new Uint8Array(nonce.length + sealed.byteLength);
  body.set(nonce);
  body.set(new Uint8Array(sealed), nonce.length);
  return body;
}

async function sealContentKey(
  contentKey: Uint8Array<ArrayBuffer>,
  { kid, jwk }: ServerKey,
  server: ServerId,
  headerHash: Uint8Array<ArrayBuffer>,
): Promise<Recipient> {
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.importKey('jwk', jwk, true),
    info: utf8(`${SEAL_INFO}|${server}|${kid}`),
  });
  const ct = await sender.seal(contentKey, headerHash);
  return {
    kid,
    enc: toBase64url(new Uint8Array(sender.enc)),
    ct: toBase64url(new Uint8Array(ct)),
  };
}

async function deflateRaw(bytes: Uint8Array<ArrayBuffer>) {
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(deflated).arrayBuffer());
}
