import type { OfficerCertificate } from '#contract/certificates.ts';
import type { Jws, PublicJwk } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { fromBase64url, randomBytes } from './bytes.ts';
import { readCertificate } from './certificate.ts';
import { sealEnvelope } from './envelope.ts';
import type { Keyring } from './keyring-port.ts';
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
import type { OfficerVault } from './types.ts';

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
