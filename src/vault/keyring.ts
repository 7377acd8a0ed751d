import type { Base64url, Jws, PublicJwk, ServerId, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { randomBytes, utf8 } from './bytes.ts';
import { readCertificate } from './certificate.ts';
import { sealEnvelope } from './envelope.ts';
import {
  importOfficerKeys,
  makeOfficerKeys,
  type OfficerKeys,
  openOfficerKeys,
  wrapOfficerKeys,
} from './officer-keys.ts';
import { importPrivatePkcs8, publicJwkOf } from './signing.ts';
import { importAesKey, openPassSlot, sealPassSlot } from './slots.ts';
import { signStatement } from './statements.ts';
import type { KdfParameters, LocalKey, OfficerVault, SealedEnvelope, SealOrder } from './types.ts';

/** 32 bytes that Argon2id made of a passphrase. */
export type PassKey = Uint8Array<ArrayBuffer>;

/** Holds one officer's keys. Lives in the key worker; the page only ever talks to it. */
export interface Keyring {
  /** Takes the keys out of a stored vault; false when the passphrase was another one. */
  open(vault: OfficerVault, slot: number, passKey: PassKey): Promise<boolean>;
  /** Makes a new officer's keys; they are stored by `wrap`. */
  make(): Promise<PublicJwk>;
  prove(server: ServerId, device: Uuid): Promise<Jws>;
  /** @throws when the certificate is not for the keys that `make` made. */
  wrap(certificate: Jws, passKey: PassKey, kdf: KdfParameters): Promise<OfficerVault>;
  seal(order: SealOrder): Promise<SealedEnvelope>;
  encrypt(key: LocalKey, context: string, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  decrypt(key: LocalKey, context: string, sealed: Uint8Array): Promise<Uint8Array | null>;
  signIn(server: ServerId, nonce: Base64url): Promise<Jws>;
}

/** An empty keyring. Ending the worker around it is the only way to forget. */
export function createKeyring(): Keyring {
  let held: { keys: OfficerKeys; certificateId: Uuid; certificate: Jws } | null = null;
  let made: Awaited<ReturnType<typeof makeOfficerKeys>> | null = null;

  const holding = () => {
    if (!held) throw new Error('this keyring holds no keys');
    return held;
  };
  const making = () => {
    if (!made) throw new Error('this keyring has made no keys');
    return made;
  };

  return {
    async open(vault, slotIndex, passKey) {
      const owner = readCertificate(vault.certificate);
      const slot = vault.slots[slotIndex];
      const vaultKey = slot && (await openPassSlot(slot, await importAesKey(passKey), owner));
      passKey.fill(0);
      if (!vaultKey) return false;
      const keys = await openOfficerKeys(vault.wrapped, await importAesKey(vaultKey), owner);
      vaultKey.fill(0);
      held = { keys, certificateId: owner.id, certificate: vault.certificate };
      return true;
    },

    async make() {
      made = await makeOfficerKeys();
      return publicJwkOf(made.publicKey);
    },

    async prove(server, device) {
      const { publicKey, bytes } = making();
      const jwk = await publicJwkOf(publicKey);
      const claim = { v: 1, aud: server, device, jwk };
      const key = await importPrivatePkcs8(bytes.signing);
      return signStatement(statementTypes.officerProof, claim, key, { jwk });
    },

    async wrap(certificate, passKey, kdf) {
      const owner = readCertificate(certificate);
      const { publicKey, bytes } = making();
      const { x, y } = await publicJwkOf(publicKey);
      if (owner.jwk.x !== x || owner.jwk.y !== y) throw new Error('a certificate for another key');
      const vaultKey = randomBytes(32);
      const slot = await sealPassSlot(vaultKey, await importAesKey(passKey), kdf, owner);
      const wrapped = await wrapOfficerKeys(bytes, await importAesKey(vaultKey), owner);
      for (const secret of [vaultKey, passKey]) secret.fill(0);
      held = { keys: await importOfficerKeys(bytes), certificateId: owner.id, certificate };
      made = null;
      const { id, name, officer } = owner;
      return { id, certificate, name, officer, slots: [slot], wrapped };
    },

    seal(order) {
      const { keys, certificateId } = holding();
      return sealEnvelope(order, keys.signing, certificateId);
    },

    async encrypt(key, context, plain) {
      const nonce = randomBytes(12);
      const ct = await crypto.subtle.encrypt(
        localAlgorithm(key, context, nonce),
        holding().keys[key],
        new Uint8Array(plain),
      );
      const sealed = new Uint8Array(nonce.length + ct.byteLength);
      sealed.set(nonce);
      sealed.set(new Uint8Array(ct), nonce.length);
      return sealed;
    },

    async decrypt(key, context, sealed) {
      const own = holding().keys[key];
      const bytes = new Uint8Array(sealed);
      const algorithm = localAlgorithm(key, context, bytes.slice(0, 12));
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm, own, bytes.slice(12)));
      } catch {
        return null;
      }
    },

    signIn(server, nonce) {
      const { keys, certificateId, certificate } = holding();
      const claim = { v: 1, aud: server, nonce, certificate };
      return signStatement(statementTypes.proof, claim, keys.signing, { kid: certificateId });
    },
  };
}

const localAlgorithm = (key: LocalKey, context: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(`dd/local/1|${key}|${context}`),
});
