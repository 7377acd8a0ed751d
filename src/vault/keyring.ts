import type { OfficerCertificate } from '#contract/certificates.ts';
import type { ServerKey } from '#contract/keys.ts';
import type { Base64url, Jws, PublicJwk, ServerId, Uuid } from '#contract/primitives.ts';
import type { EscSlot } from '#contract/recovery.ts';
import type { RequestProof } from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import { fromBase64url, randomBytes } from './bytes.ts';
import { readCertificate } from './certificate.ts';
import { sealEnvelope } from './envelope.ts';
import { openLocally, sealLocally } from './local-seal.ts';
import { isPassSlot, isPrfSlot, mayOpen } from './may-open.ts';
import {
  importOfficerKeys,
  makeOfficerKeys,
  type OfficerKeys,
  openKeyBytes,
  openOfficerKeys,
  wrapOfficerKeys,
} from './officer-keys.ts';
import { keepPictureKey, openPicture, sealPicture, withPictureKeys } from './pictures.ts';
import { createPinSlots, unwrapPin, wrapPin } from './pin-slots.ts';
import { makeRecoveryPair, reseal, sealEscSlot } from './recovery.ts';
import { importPrivatePkcs8, publicJwkOf } from './signing.ts';
import { importAesKey, openPassSlot, openPrfSlot, sealPassSlot, sealPrfSlot } from './slots.ts';
import { signStatement } from './statements.ts';
import { tagUnder } from './tags.ts';
import type {
  KdfParameters,
  LocalKey,
  OfficerVault,
  PassSlot,
  PictureKey,
  PrfSlot,
  ReadyPin,
  RecoveryKey,
  RecoveryOrder,
  Sealed,
  SealedEnvelope,
  SealedPicture,
  SealOrder,
} from './types.ts';

/** 32 bytes that Argon2id made of a passphrase or a PIN. */
export type PassKey = Uint8Array<ArrayBuffer>;
/** 32 bytes that an authenticator made of a slot's salt. */
export type PrfOutput = Uint8Array<ArrayBuffer>;

/**
 * Holds one officer's keys, and the PIN slots of all. Lives in the key worker; the page only ever
 * talks to it. Longer than other files, because it is the one list of what those keys may be asked.
 */
export interface Keyring {
  /** Takes the keys out of a stored vault; false when the passphrase was another one. */
  open(vault: OfficerVault, slot: number, passKey: PassKey): Promise<boolean>;
  openByPrf(vault: OfficerVault, slot: number, output: PrfOutput): Promise<boolean>;
  openByPin(
    vault: OfficerVault,
    pinKey: PassKey,
  ): Promise<{ is: 'open' } | { is: 'wrong-pin'; triesLeft: number } | { is: 'no-pin' }>;
  /** With what an officer's PIN is to be stretched; null when none works here. */
  pinKdf(officer: string): Promise<KdfParameters | null>;
  readyPins(): Promise<ReadyPin[]>;
  dropPins(): Promise<void>;
  /** The PIN of the officer whose keys are held. */
  dropOwnPin(): Promise<void>;
  /** Forgets the officer's keys and gives the PIN slots to the worker at the other end. */
  handOver(port: MessagePort): Promise<void>;
  takeOver(port: MessagePort): Promise<void>;

  /** Makes a new officer's keys; they are stored by `wrap`. */
  make(): Promise<PublicJwk>;
  prove(server: ServerId, device: Uuid): Promise<Jws>;
  /** @throws when the certificate is not for the keys that `make` made. */
  wrap(
    certificate: Jws,
    tags: Base64url,
    passKey: PassKey,
    kdf: KdfParameters,
  ): Promise<OfficerVault>;

  seal(order: SealOrder): Promise<SealedEnvelope>;
  encrypt(key: LocalKey, context: string, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  decrypt(key: LocalKey, context: string, sealed: Uint8Array): Promise<Uint8Array | null>;
  sealPicture(plain: Uint8Array): Promise<SealedPicture>;
  openPicture(key: LocalKey, picture: PictureKey, sealed: Uint8Array): Promise<Uint8Array | null>;
  keepPictureKey(picture: PictureKey): Promise<Uint8Array<ArrayBuffer>>;
  signIn(server: ServerId, nonce: Base64url): Promise<Jws>;
  signRequest(claim: RequestProof): Promise<Jws>;
  tagOf(nationalId: string): Promise<string>;

  /** @throws when it is for another key. */
  useCertificate(certificate: Jws): Promise<void>;
  setPin(pinKey: PassKey, kdf: KdfParameters): Promise<Sealed>;
  /** The slot under another passphrase; null when the current one does not open it. */
  changePass(
    slot: PassSlot,
    current: PassKey,
    next: { passKey: PassKey; kdf: KdfParameters },
  ): Promise<PassSlot | null>;
  sealPrf(from: Pick<PrfSlot, 'credential' | 'salt'>, output: PrfOutput): Promise<PrfSlot>;
  sealEsc(stored: OfficerVault, server: ServerId, key: ServerKey): Promise<EscSlot>;
  makeRecoveryKey(): Promise<RecoveryKey>;
  openRecovered(order: RecoveryOrder): Promise<Uint8Array<ArrayBuffer>[] | null>;
}

interface Held {
  keys: OfficerKeys;
  /** Kept for new slots; it opens nothing that is not open already. */
  vaultKey: Uint8Array<ArrayBuffer>;
  owner: OfficerCertificate;
  certificate: Jws;
}

/** An empty keyring. Ending the worker around it is the only way to forget. */
export function createKeyring(): Keyring {
  let held: Held | null = null;
  let made: Awaited<ReturnType<typeof makeOfficerKeys>> | null = null;
  const pins = createPinSlots();

  const holding = () => {
    if (!held) throw new Error('this keyring holds no keys');
    return held;
  };
  const making = () => {
    if (!made) throw new Error('this keyring has made no keys');
    return made;
  };
  const hold = async (
    { certificate, wrapped, pin }: OfficerVault,
    vaultKey: Uint8Array<ArrayBuffer>,
  ) => {
    const owner = readCertificate(certificate);
    const key = await importAesKey(vaultKey);
    held = { keys: await openOfficerKeys(wrapped, key, owner), vaultKey, owner, certificate };
    const chosen = pin && (await unwrapPin(key, pin, owner));
    if (chosen) await pins.put(vaultKey, chosen.pinKey, chosen.kdf, owner);
  };

  return {
    async open(vault, slotIndex, passKey) {
      const slot = vault.slots[slotIndex];
      const owner = readCertificate(vault.certificate);
      const vaultKey =
        slot && isPassSlot(slot) && (await openPassSlot(slot, await importAesKey(passKey), owner));
      passKey.fill(0);
      if (!vaultKey) return false;
      await hold(vault, vaultKey);
      return true;
    },

    async openByPrf(vault, slotIndex, output) {
      const slot = vault.slots[slotIndex];
      const owner = readCertificate(vault.certificate);
      const vaultKey = slot && isPrfSlot(slot) && (await openPrfSlot(slot, output, owner));
      output.fill(0);
      if (!vaultKey) return false;
      await hold(vault, vaultKey);
      return true;
    },

    async openByPin(vault, pinKey) {
      const owner = readCertificate(vault.certificate);
      // Slots that the centre had dropped on the disk do not live on in memory.
      if (!mayOpen(vault)) pins.drop(owner.officer);
      const guess = await pins.open(pinKey, owner);
      pinKey.fill(0);
      if (guess.is !== 'open') return guess;
      const { vaultKey } = guess;
      const key = await importAesKey(vaultKey);
      const { certificate, wrapped } = vault;
      held = { keys: await openOfficerKeys(wrapped, key, owner), vaultKey, owner, certificate };
      return { is: 'open' };
    },

    pinKdf: async (officer) => pins.kdfOf(officer),
    readyPins: async () => pins.ready(),
    dropPins: async () => pins.dropAll(),
    async dropOwnPin() {
      pins.drop(holding().owner.officer);
    },
    async handOver(port) {
      held?.vaultKey.fill(0);
      held = null;
      pins.handOver(port);
    },
    takeOver: (port) => pins.takeOver(port),

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

    async wrap(certificate, tags, passKey, kdf) {
      const owner = readCertificate(certificate);
      const { publicKey, bytes } = making();
      if (!sameKey(owner.jwk, await publicJwkOf(publicKey)))
        throw new Error('a certificate for another key');
      const all = { ...bytes, tags: fromBase64url(tags) };
      const vaultKey = randomBytes(32);
      const slot = await sealPassSlot(vaultKey, await importAesKey(passKey), kdf, owner);
      const wrapped = await wrapOfficerKeys(all, await importAesKey(vaultKey), owner);
      passKey.fill(0);
      held = { keys: await importOfficerKeys(all), vaultKey, owner, certificate };
      made = null;
      const { id, name, officer } = owner;
      return { id, certificate, name, officer, slots: [slot], wrapped };
    },

    async seal({ pictures, ...order }) {
      const { keys, owner } = holding();
      const op = pictures ? await withPictureKeys(keys.drafts, order.op, pictures) : order.op;
      return sealEnvelope({ ...order, op }, keys.signing, owner.id);
    },
    encrypt: async (key, context, plain) => sealLocally(holding().keys[key], key, context, plain),
    decrypt: async (key, context, sealed) => openLocally(holding().keys[key], key, context, sealed),
    sealPicture: async (plain) => sealPicture(holding().keys.drafts, 'drafts', plain),
    openPicture: async (key, picture, sealed) =>
      openPicture(holding().keys[key], key, picture, sealed),
    keepPictureKey: async (picture) => keepPictureKey(holding().keys, picture),

    signIn(server, nonce) {
      const { keys, owner, certificate } = holding();
      const claim = { v: 1, aud: server, nonce, certificate };
      return signStatement(statementTypes.proof, claim, keys.signing, { kid: owner.id });
    },
    signRequest(claim) {
      const { keys, owner } = holding();
      return signStatement(statementTypes.request, claim, keys.signing, { kid: owner.id });
    },
    tagOf: async (nationalId) => tagUnder(holding().keys.tags, nationalId),

    async useCertificate(certificate) {
      const now = holding();
      const owner = readCertificate(certificate);
      const sameOwner = owner.officer === now.owner.officer && owner.device === now.owner.device;
      if (!sameOwner || !sameKey(owner.jwk, now.owner.jwk))
        throw new Error('a certificate for another key');
      held = { ...now, owner, certificate };
    },

    async setPin(pinKey, kdf) {
      const { vaultKey, owner } = holding();
      await pins.put(vaultKey, pinKey, kdf, owner);
      const wrapped = await wrapPin(await importAesKey(vaultKey), pinKey, kdf, owner);
      pinKey.fill(0);
      return wrapped;
    },

    async changePass(slot, current, next) {
      const { vaultKey, owner } = holding();
      const opened = await openPassSlot(slot, await importAesKey(current), owner);
      const isOwn = opened?.every((byte, i) => byte === vaultKey[i]) ?? false;
      const changed = isOwn
        ? await sealPassSlot(vaultKey, await importAesKey(next.passKey), next.kdf, owner)
        : null;
      for (const secret of [opened, current, next.passKey]) secret?.fill(0);
      return changed;
    },

    async sealPrf(from, output) {
      const { vaultKey, owner } = holding();
      const slot = await sealPrfSlot(vaultKey, output, from, owner);
      output.fill(0);
      return slot;
    },

    async sealEsc(stored, server, key) {
      const { vaultKey, owner } = holding();
      const own = await importAesKey(vaultKey);
      const draftsKey = await openKeyBytes('drafts', stored.wrapped, own, owner);
      const slot = await sealEscSlot(draftsKey, server, key, owner);
      draftsKey.fill(0);
      return slot;
    },

    makeRecoveryKey: async () => makeRecoveryPair(holding().keys.register),
    openRecovered: async (order) => reseal(order, holding().keys),
  };
}

const sameKey = (a: PublicJwk, b: PublicJwk): boolean => a.x === b.x && a.y === b.y;
