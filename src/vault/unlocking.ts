import type { Authenticator } from './authenticator.ts';
import type { Keyring, PassKey } from './keyring-port.ts';
import { isPassSlot, isPrfSlot } from './may-open.ts';
import { openVault } from './open-vault.ts';
import { newKdfParameters } from './slots.ts';
import type {
  KdfParameters,
  OfficerVault,
  OpenVault,
  PinOutcome,
  PrfTrouble,
  Vaults,
} from './types.ts';
import { type KeyWorker, keepWorkers } from './worker-keeping.ts';

/** Where keys are held and passphrases stretched: workers in a browser, the same thread in tests. */
export interface VaultWorkers {
  startKeyring(): KeyWorker;
  stretchPassphrase(passphrase: string, kdf: KdfParameters): Promise<PassKey>;
  authenticator: Authenticator;
}

/** Opens and makes officers' vaults over the given workers. */
export function vaultsOver(workers: VaultWorkers): Vaults {
  const { stretchPassphrase, authenticator } = workers;
  const kept = keepWorkers(workers.startKeyring);

  /** Tries to open with one worker; it is given back when nothing opened, ended when it failed. */
  async function tryOpening<Miss>(
    stored: OfficerVault,
    open: (keyring: Keyring) => Promise<Miss | 'open'>,
  ): Promise<Miss | { is: 'open'; vault: OpenVault }> {
    const { worker, mayHoldPins } = await kept.take();
    let outcome: Miss | 'open';
    try {
      outcome = await open(worker.keyring);
    } catch (error) {
      // A keyring that failed holds who knows what; the PIN slots it had are told to nobody.
      kept.giveBack(worker, false);
      throw error;
    }
    if (outcome === 'open') {
      const holdsPins = mayHoldPins || stored.pin !== undefined;
      return { is: 'open', vault: openVault(stored, worker, holdsPins, { ...workers, kept }) };
    }
    kept.giveBack(worker, mayHoldPins);
    return outcome;
  }

  return {
    async unlock(vault, passphrase) {
      for (const [index, slot] of vault.slots.entries()) {
        if (!isPassSlot(slot)) continue;
        const passKey = await stretchPassphrase(passphrase, slot.kdf);
        const opened = await tryOpening(vault, async (keyring) =>
          (await keyring.open(vault, index, passKey)) ? 'open' : null,
        );
        passKey.fill(0);
        if (opened) return opened;
      }
      return { is: 'wrong-passphrase' };
    },

    unlockByPin: (vault, pin) =>
      tryOpening<Exclude<PinOutcome, { is: 'open' }>>(vault, async (keyring) => {
        const kdf = await keyring.pinKdf(vault.officer);
        if (!kdf) return { is: 'no-pin' };
        const guess = await keyring.openByPin(vault, await stretchPassphrase(pin, kdf));
        return guess.is === 'open' ? 'open' : guess;
      }),

    async unlockByPrf(vault) {
      const index = vault.slots.findIndex(isPrfSlot);
      const slot = vault.slots[index];
      if (!slot || !isPrfSlot(slot)) return { is: 'not-possible' };
      const answer = await authenticator.evaluate(slot.credential, slot.salt);
      if (answer.is !== 'evaluated') return answer;
      return tryOpening<PrfTrouble>(vault, async (keyring) =>
        (await keyring.openByPrf(vault, index, answer.output)) ? 'open' : { is: 'not-possible' },
      );
    },

    canPrf: () => authenticator.isThere(),
    readyPins: async () =>
      (await Promise.all((await kept.all()).map((keyring) => keyring.readyPins()))).flat(),
    forgetPins() {
      void kept.all().then((all) => Promise.all(all.map((keyring) => keyring.dropPins())));
    },

    async create(passphrase) {
      const kdf = newKdfParameters();
      const passKey = await stretchPassphrase(passphrase, kdf);
      const { worker, mayHoldPins } = await kept.take();
      const { keyring } = worker;
      const endUnless = async <T>(work: () => Promise<T>): Promise<T> => {
        try {
          return await work();
        } catch (error) {
          kept.giveBack(worker, false);
          throw error;
        }
      };
      const publicJwk = await endUnless(() => keyring.make());
      return {
        publicJwk,
        proveTo: (server, device) => keyring.prove(server, device),
        async finish(certificate, tags) {
          const stored = await endUnless(() => keyring.wrap(certificate, tags, passKey, kdf));
          passKey.fill(0);
          const vault = openVault(stored, worker, mayHoldPins, { ...workers, kept });
          return { stored, vault };
        },
      };
    },
  };
}
