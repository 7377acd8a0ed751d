import { wrap } from 'comlink';
import { browserAuthenticator } from './authenticator.ts';
import type { KdfWorker } from './kdf.worker.ts';
import kdfWorkerUrl from './kdf.worker.ts?worker&url';
import keyWorkerUrl from './key.worker.ts?worker&url';
import type { Keyring } from './keyring-port.ts';
import type { Vaults } from './types.ts';
import { vaultsOver } from './unlocking.ts';
import { startWorker } from './worker-url.ts';

/** Vaults of this browser: keys live in one worker, passphrases are stretched in another. */
export function createVaults(): Vaults {
  return vaultsOver({
    startKeyring() {
      const worker = startWorker(keyWorkerUrl);
      return { keyring: wrap<Keyring>(worker), end: () => worker.terminate() };
    },
    async stretchPassphrase(passphrase, kdf) {
      const worker = startWorker(kdfWorkerUrl);
      try {
        return await wrap<KdfWorker>(worker).stretchPassphrase(passphrase, kdf);
      } finally {
        // Ended after each use: with it go the passphrase and 64 MiB.
        worker.terminate();
      }
    },
    authenticator: browserAuthenticator,
  });
}
