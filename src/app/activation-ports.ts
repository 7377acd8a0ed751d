import type { ActivationPorts } from '../features/session/activation.tsx';
import type { Http } from '../remote/http.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import type { Clock } from '../sync/ports.ts';
import { fingerprintOfKeys } from '../vault/fingerprint.ts';
import type { Vaults } from '../vault/types.ts';
import { loadedOnce } from './loaded-once.ts';
import { deviceSession } from './sessions.ts';

export interface ActivatingAt {
  http: Http;
  clock: Clock;
  vaults: Vaults;
  store: Store;
  device: EnrolledDevice;
}

/** What it takes to make an officer of this device; most desks have theirs and never ask for it. */
export function activationPorts({
  http,
  clock,
  vaults,
  store,
  device,
}: ActivatingAt): ActivationPorts {
  const atCentre = loadedOnce(async () => {
    const [{ activateWith, lookAtSlipWith, lookConfirmedWith }, { countSlipTries }] =
      await Promise.all([import('./activating.ts'), import('./slip-tries.ts')]);
    const tries = countSlipTries();
    return {
      lookAtSlip: lookAtSlipWith({ http, device, tries }),
      activate: activateWith({ http, vaults, store, device, tries }),
      lookConfirmed: lookConfirmedWith(deviceSession(device, { http, clock }), store),
    };
  });
  return {
    lookAtSlip: async (slip) => (await atCentre()).lookAtSlip(slip),
    activate: async (order) => (await atCentre()).activate(order),
    lookConfirmed: async (vault) => (await atCentre()).lookConfirmed(vault),
    fingerprintOf: ({ officer }) =>
      fingerprintOfKeys(officer.jwk, device.key.publicJwk, device.server),
    async setPin(vault, pin) {
      const stored = (await store.officers()).find(({ id }) => id === vault.officer.id);
      if (!stored) return;
      await store.saveOfficer(await vault.setPin(stored, pin));
      await store.note('pin-set', vault.officer.officer);
    },
  };
}
