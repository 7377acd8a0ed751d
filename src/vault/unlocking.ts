import { readCertificate } from './certificate.ts';
import type { Keyring, PassKey } from './keyring.ts';
import { newKdfParameters } from './slots.ts';
import type { KdfParameters, OfficerVault, OpenVault, Vaults } from './types.ts';

/** Where keys are held and passphrases stretched: workers in a browser, the same thread in tests. */
export interface VaultWorkers {
  startKeyring(): { keyring: Keyring; end(): void };
  stretchPassphrase(passphrase: string, kdf: KdfParameters): Promise<PassKey>;
}

/** The vault was locked before, or while, it was asked. */
export class LockedError extends Error {
  override name = 'LockedError';
}

/** Opens and makes officers' vaults over the given workers. */
export function vaultsOver(workers: VaultWorkers): Vaults {
  return {
    async unlock(vault, passphrase) {
      for (const [index, slot] of vault.slots.entries()) {
        const passKey = await workers.stretchPassphrase(passphrase, slot.kdf);
        const { keyring, end } = workers.startKeyring();
        const opened = await endUnless(end, () => keyring.open(vault, index, passKey));
        passKey.fill(0);
        if (opened) return { is: 'open', vault: openVault(vault, keyring, end) };
        end();
      }
      return { is: 'wrong-passphrase' };
    },

    async create(passphrase) {
      const kdf = newKdfParameters();
      const passKey = await workers.stretchPassphrase(passphrase, kdf);
      const { keyring, end } = workers.startKeyring();
      const publicJwk = await endUnless(end, () => keyring.make());
      return {
        publicJwk,
        proveTo: (server, device) => keyring.prove(server, device),
        async finish(certificate) {
          const stored = await endUnless(end, () => keyring.wrap(certificate, passKey, kdf));
          passKey.fill(0);
          return { stored, vault: openVault(stored, keyring, end) };
        },
      };
    },
  };
}

/** A keyring that failed holds who knows what: it is ended, never used again. */
async function endUnless<T>(end: () => void, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    end();
    throw error;
  }
}

/** Locking ends the worker at once; whoever waits for it is told, because no answer will come. */
function openVault(stored: OfficerVault, keyring: Keyring, end: () => void): OpenVault {
  const waiting = new Set<(why: LockedError) => void>();
  let locked = false;
  const ask = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      if (locked) return reject(new LockedError());
      waiting.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  return {
    officer: readCertificate(stored.certificate),
    certificate: stored.certificate,
    seal: (order) => ask(() => keyring.seal(order)),
    encrypt: (key, context, plain) => ask(() => keyring.encrypt(key, context, plain)),
    decrypt: (key, context, sealed) => ask(() => keyring.decrypt(key, context, sealed)),
    signIn: (server, nonce) => ask(() => keyring.signIn(server, nonce)),
    lock() {
      locked = true;
      end();
      for (const tell of waiting) tell(new LockedError());
      waiting.clear();
    },
  };
}
