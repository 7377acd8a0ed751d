import { sha256, utf8 } from '../../src/vault/bytes.ts';
import { createKeyring } from '../../src/vault/keyring.ts';
import type { VaultWorkers } from '../../src/vault/unlocking.ts';

/** Workers of this very thread, with a stretching that costs nothing; `ended` counts the locked. */
export function inThread() {
  const counted = { started: 0, ended: 0 };
  const workers: VaultWorkers = {
    startKeyring() {
      counted.started += 1;
      return {
        keyring: createKeyring(),
        end: () => {
          counted.ended += 1;
        },
      };
    },
    stretchPassphrase: (passphrase, kdf) => sha256(utf8(`${passphrase}|${kdf.salt}`)),
  };
  return { workers, counted };
}
