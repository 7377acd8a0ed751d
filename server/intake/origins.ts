import { type CryptoKey, importJWK } from 'jose';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { Manifest } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import type { Storage } from '../storage/port.ts';
import type { ReadPush } from './read-push.ts';

/** Tells who sends. What was proven once in this process is remembered. */
export interface Origins {
  /**
   * Takes back people and devices whose certificates are good, and verifies the manifest.
   * @returns whether the manifest is really by the device it names.
   */
  prove(push: ReadPush): Promise<boolean>;
}

const MOST_REMEMBERED = 50_000;

export function createOrigins(
  keyring: Keyring,
  storage: Storage,
  whenPeopleChange: () => void,
): Origins {
  const seen = new Set<Jws>();
  const keys = new Map<Uuid, CryptoKey>();

  const introduce = async (jws: Jws) => {
    if (seen.has(jws)) return;
    const added = await takeBack(jws, keyring, storage);
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.add(jws);
    if (added) whenPeopleChange();
  };

  const keyOf = async (device: Uuid) => {
    const known = keys.get(device);
    if (known) return known;
    const found = await storage.transact((tables) => tables.findDevice(device));
    const key = found && (await importJWK(found.certificate.jwk, 'ES256'));
    if (!key || key instanceof Uint8Array) return null;
    if (keys.size >= MOST_REMEMBERED) keys.clear();
    keys.set(device, key);
    return key;
  };

  return {
    async prove({ manifest, manifestJws }) {
      for (const jws of manifest.certificates) await introduce(jws);
      const key = await keyOf(manifest.device);
      if (!key) return false;
      return (await verifyStatement(statementTypes.manifest, manifestJws, key, Manifest)) !== null;
    },
  };
}

/** Stores whom a good certificate names; false when it is no good or they are known. */
async function takeBack(jws: Jws, keyring: Keyring, storage: Storage): Promise<boolean> {
  const { deviceCertificate, officerCertificate } = statementTypes;
  const device = readUnproven(jws, DeviceCertificate);
  if (device?.type === deviceCertificate) {
    const { kid } = device;
    const certificate = await keyring.verify(
      'enrolment',
      deviceCertificate,
      jws,
      kid,
      DeviceCertificate,
    );
    if (certificate?.server !== keyring.server) return false;
    return storage.transact((tables) => tables.addDevice({ certificate, jws }));
  }
  const officer = readUnproven(jws, OfficerCertificate);
  if (officer?.type === officerCertificate) {
    const { kid } = officer;
    const certificate = await keyring.verify(
      'enrolment',
      officerCertificate,
      jws,
      kid,
      OfficerCertificate,
    );
    if (certificate?.server !== keyring.server) return false;
    return storage.transact((tables) => tables.addOfficer({ certificate, jws }));
  }
  return false;
}
