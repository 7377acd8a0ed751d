import type { Authenticator } from './authenticator.ts';
import { randomBytes, toBase64url } from './bytes.ts';
import { readCertificate } from './certificate.ts';
import type { PassKey } from './keyring-port.ts';
import { isPassSlot, isPrfSlot } from './may-open.ts';
import { newKdfParameters, newPinParameters } from './slots.ts';
import type { KdfParameters, OfficerVault, OpenVault, Slot } from './types.ts';
import type { KeyWorker, keepWorkers } from './worker-keeping.ts';

/** The vault was locked before, or while, it was asked. */
export class LockedError extends Error {
  override name = 'LockedError';
}

interface Around {
  stretchPassphrase(passphrase: string, kdf: KdfParameters): Promise<PassKey>;
  authenticator: Authenticator;
  kept: ReturnType<typeof keepWorkers>;
}

/** Locking takes effect at once; whoever still waits is told, because no answer will come. */
export function openVault(
  stored: OfficerVault,
  worker: KeyWorker,
  holdsPins: boolean,
  { stretchPassphrase, authenticator, kept }: Around,
): OpenVault {
  const { keyring } = worker;
  const waiting = new Set<(why: LockedError) => void>();
  let locked = false;
  let mayHoldPins = holdsPins;
  let { certificate } = stored;
  let officer = readCertificate(certificate);
  const ask = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      if (locked) return reject(new LockedError());
      waiting.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  return {
    get officer() {
      return officer;
    },
    get certificate() {
      return certificate;
    },
    seal: (order) => ask(() => keyring.seal(order)),
    encrypt: (key, context, plain) => ask(() => keyring.encrypt(key, context, plain)),
    decrypt: (key, context, sealed) => ask(() => keyring.decrypt(key, context, sealed)),
    sealPicture: (plain) => ask(() => keyring.sealPicture(plain)),
    openPicture: (key, picture, sealed) => ask(() => keyring.openPicture(key, picture, sealed)),
    keepPictureKey: (picture) => ask(() => keyring.keepPictureKey(picture)),
    signIn: (server, nonce) => ask(() => keyring.signIn(server, nonce)),
    signRequest: (claim) => ask(() => keyring.signRequest(claim)),
    tagOf: (nationalId) => ask(() => keyring.tagOf(nationalId)),

    async useCertificate(newer) {
      await ask(() => keyring.useCertificate(newer));
      certificate = newer;
      officer = readCertificate(newer);
    },

    async setPin(before, pin) {
      const kdf = newPinParameters();
      const pinKey = await stretchPassphrase(pin, kdf);
      mayHoldPins = true;
      return { ...before, pin: await ask(() => keyring.setPin(pinKey, kdf)) };
    },

    async removePin({ pin: _, ...before }) {
      await ask(() => keyring.dropOwnPin());
      return before;
    },

    async changePassphrase(before, current, next) {
      const kdf = newKdfParameters();
      for (const [index, slot] of before.slots.entries()) {
        if (!isPassSlot(slot)) continue;
        const currentKey = await stretchPassphrase(current, slot.kdf);
        const passKey = await stretchPassphrase(next, kdf);
        const changed = await ask(() => keyring.changePass(slot, currentKey, { passKey, kdf }));
        for (const secret of [currentKey, passKey]) secret.fill(0);
        if (!changed) continue;
        const slots = before.slots.map((one, i) => (i === index ? changed : one));
        return { is: 'changed', stored: { ...before, slots } };
      }
      return { is: 'wrong-passphrase' };
    },

    async addPrf(before) {
      const salt = toBase64url(randomBytes(32));
      const made = await authenticator.make({ code: officer.officer, name: officer.name }, salt);
      if (made.is !== 'made') return made;
      const { credential, output } = made;
      const slot = await ask(() => keyring.sealPrf({ credential, salt }, output));
      return { is: 'added', stored: withSlot(before, slot) };
    },
    removePrf: (before) => ({ ...before, slots: before.slots.filter((slot) => !isPrfSlot(slot)) }),
    addEsc: async (before, server, key) =>
      withSlot(before, await ask(() => keyring.sealEsc(before, server, key))),

    makeRecoveryKey: () => ask(() => keyring.makeRecoveryKey()),
    openRecovered: (order) => ask(() => keyring.openRecovered(order)),

    lock() {
      if (locked) return;
      locked = true;
      kept.retire(worker, mayHoldPins);
      for (const tell of waiting) tell(new LockedError());
      waiting.clear();
    },
  };
}

/** In place of the one of its kind, if there was one. */
const withSlot = (stored: OfficerVault, slot: Slot): OfficerVault => ({
  ...stored,
  slots: [...stored.slots.filter(({ kind }) => kind !== slot.kind), slot],
});
