import { hash } from 'node:crypto';
import { type CryptoKey, importJWK } from 'jose';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { Jws, Sha256, Uuid } from '#contract/primitives.ts';
import { Manifest } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import type { Storage, StorageLane } from '../storage/port.ts';
import { type ReadPush, readManifest } from './read-push.ts';

/** Tells who sends. What was proven once is remembered, and nothing else: strangers fill no memory. */
export interface Origins {
  /**
   * Verifies the manifest, and takes back people and devices whose certificates are good: the device
   * that it names first, the others only when it is really by that device.
   * @returns whether the manifest is really by the device it names.
   */
  prove(push: ReadPush): Promise<boolean>;
  /** Whether a manifest is signed by a device that is known already; takes nobody back. */
  knows(manifestJws: Jws): Promise<boolean>;
}

const MOST_REMEMBERED = 50_000;

export function createOrigins(
  keyring: Keyring,
  storage: Storage,
  whenPeopleChange: () => void,
): Origins {
  const good = new Set<Sha256>();
  const keys = new Map<Uuid, CryptoKey>();

  const introduce = async (jws: Jws) => {
    const name = hash('sha256', jws, 'base64url');
    if (good.has(name)) return;
    const found = await takeBack(jws, keyring, storage, 'custody');
    if (found.is === 'no-good') return;
    if (good.size >= MOST_REMEMBERED) good.clear();
    good.add(name);
    if (found.is === 'added') whenPeopleChange();
  };

  const keyOf = async (device: Uuid) => {
    const known = keys.get(device);
    if (known) return known;
    const found = await storage.transact((tables) => tables.findDevice(device), 'custody');
    const key = found && (await importJWK(found.certificate.jwk, 'ES256'));
    if (!key || key instanceof Uint8Array) return null;
    if (keys.size >= MOST_REMEMBERED) keys.clear();
    keys.set(device, key);
    return key;
  };

  const isBy = async (device: Uuid, manifestJws: Jws): Promise<boolean> => {
    const key = await keyOf(device);
    if (!key) return false;
    return (await verifyStatement(statementTypes.manifest, manifestJws, key, Manifest)) !== null;
  };

  return {
    async prove({ manifest, manifestJws }) {
      const { device, certificates } = manifest;
      if (!(await keyOf(device))) {
        const own = certificates.find((jws) => isOf(device, jws));
        if (own) await introduce(own);
      }
      if (!(await isBy(device, manifestJws))) return false;
      // Only now: who proves nothing costs a look at two signatures, however many papers they bring.
      for (const jws of certificates) await introduce(jws);
      return true;
    },
    async knows(manifestJws) {
      const manifest = readManifest(manifestJws);
      return manifest !== null && (await isBy(manifest.device, manifestJws));
    },
  };
}

/** Whether a paper says that it is this device's certificate. */
const isOf = (device: Uuid, jws: Jws): boolean => {
  const read = readUnproven(jws, DeviceCertificate);
  return read?.type === statementTypes.deviceCertificate && read.payload.device === device;
};

export type TakenBack =
  | { is: 'no-good' }
  | { is: 'added' | 'known'; who: 'device' | 'officer'; certificate: Uuid; device: Uuid };

/** Stores whom a good certificate names. */
export async function takeBack(
  jws: Jws,
  keyring: Keyring,
  storage: Storage,
  lane: StorageLane = 'others',
): Promise<TakenBack> {
  const told = (
    added: boolean,
    who: 'device' | 'officer',
    { id, device }: { id: Uuid; device: Uuid },
  ): TakenBack => ({ is: added ? 'added' : 'known', who, certificate: id, device });
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
    if (certificate?.server !== keyring.server) return { is: 'no-good' };
    const added = await storage.transact((tables) => tables.addDevice({ certificate, jws }), lane);
    return told(added, 'device', certificate);
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
    if (certificate?.server !== keyring.server) return { is: 'no-good' };
    const added = await storage.transact((tables) => tables.addOfficer({ certificate, jws }), lane);
    return told(added, 'officer', certificate);
  }
  return { is: 'no-good' };
}
