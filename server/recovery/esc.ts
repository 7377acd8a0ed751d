import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { PublicJwk, ServerId, Uuid } from '#contract/primitives.ts';
import { type EscSlot, escInfo, type HpkeSealed, recoveryInfo } from '#contract/recovery.ts';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const DRAFTS_KEY_BYTES = 32;

/** A private drafts-recovery key: of the server's folder, or kept offline. */
export interface DraftsRecoveryKey {
  kid: string;
  jwk: PublicJwk & { d: string };
}

/** What somebody asks for, and who it is: the slot opens for this officer and device alone. */
export interface Asked {
  server: ServerId;
  id: Uuid;
  officer: string;
  device: Uuid;
  esc: EscSlot;
  to: PublicJwk;
}

/**
 * [DV12] Opens the slot and seals what was in it to the asker's own key, in memory and nowhere else. Null
 * when it does not open: it is another officer's, another device's, or not sealed to this key.
 */
export async function resealEsc(asked: Asked, key: DraftsRecoveryKey): Promise<HpkeSealed | null> {
  const { server, id, officer, device, esc, to } = asked;
  try {
    const draftsKey = await suite.open(
      {
        recipientKey: await suite.kem.importKey('jwk', key.jwk, false),
        enc: Buffer.from(esc.sealed.enc, 'base64url'),
        info: Buffer.from(escInfo(server, key.kid, officer, device)),
      },
      Buffer.from(esc.sealed.ct, 'base64url'),
    );
    // Nothing but a drafts key is opened for anybody.
    if (draftsKey.byteLength !== DRAFTS_KEY_BYTES) return null;
    const { enc, ct } = await suite.seal(
      {
        recipientPublicKey: await suite.kem.importKey('jwk', to, true),
        info: Buffer.from(recoveryInfo(server, id)),
      },
      draftsKey,
    );
    new Uint8Array(draftsKey).fill(0);
    return { enc: toBase64url(enc), ct: toBase64url(ct) };
  } catch {
    return null;
  }
}

const toBase64url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url');
