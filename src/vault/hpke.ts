import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { PublicJwk } from '#contract/primitives.ts';
import type { HpkeSealed } from '#contract/recovery.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';

/** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180): for everything that is sealed to a key. */
export const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** Seals `plain` to a public key, for the purpose that `info` names; nothing is authenticated beside it. */
export async function sealTo(
  jwk: PublicJwk,
  info: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<HpkeSealed> {
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.importKey('jwk', jwk, true),
    info: utf8(info),
  });
  const ct = await sender.seal(plain);
  return { enc: toBase64url(new Uint8Array(sender.enc)), ct: toBase64url(new Uint8Array(ct)) };
}

/** Null when it was sealed to another key, or for another purpose. */
export async function openSealed(
  privateJwk: JsonWebKey,
  info: string,
  { enc, ct }: HpkeSealed,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const recipientKey = await suite.kem.importKey('jwk', privateJwk, false);
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey,
      enc: fromBase64url(enc),
      info: utf8(info),
    });
    return new Uint8Array(await recipient.open(fromBase64url(ct)));
  } catch {
    return null;
  }
}
