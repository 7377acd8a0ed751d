import type { ActivationPorts } from '../features/session/activation.tsx';
import type { Http } from '../remote/http.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import type { Clock } from '../sync/ports.ts';
import { fingerprintOfKeys } from '../vault/fingerprint.ts';
import type { Vaults } from '../vault/types.ts';
import { activateWith, lookAtSlipWith, lookConfirmedWith } from './activating.ts';
import { deviceSession } from './sessions.ts';
import { countSlipTries } from './slip-tries.ts';

export interface ActivatingAt {
  http: Http;
  clock: Clock;
  vaults: Vaults;
  store: Store;
  device: EnrolledDevice;
}

/** What it takes to make an officer of this device. */
export function activationPorts({
  http,
  clock,
  vaults,
  store,
  device,
}: ActivatingAt): ActivationPorts {
  const tries = countSlipTries();
  return {
    lookAtSlip: lookAtSlipWith({ http, device, tries }),
    activate: activateWith({ http, vaults, store, device, tries }),
    lookConfirmed: lookConfirmedWith(deviceSession(device, { http, clock }), store),
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
