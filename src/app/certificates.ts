import type { DeviceOfficers, Stopped } from '#contract/activation.ts';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { Jws, PublicJwk, Uuid } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Store } from '../store/types.ts';
import { readCertificate } from '../vault/certificate.ts';
import { verifyListed } from '../vault/key-list.ts';
import type { OfficerVault, OpenVault } from '../vault/types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Renewed this long before its end, so that a month in the villages ends nobody's work. */
export const RENEW_BEFORE_MS = 30 * DAY_MS;

const sameKey = (a: PublicJwk, b: PublicJwk) => a.x === b.x && a.y === b.y;

/**
 * Takes over what the centre has signed anew for keys that are here, the newest of each; what it did
 * not sign, or is for other keys, changes nothing.
 */
export async function takeOfficers(
  store: Store,
  open: OpenVault | null,
  offered: readonly Jws[],
): Promise<void> {
  const keys = await store.keyList();
  const type = statementTypes.officerCertificate;
  const verified = await Promise.all(
    offered.map(async (jws) => ({
      jws,
      certificate: await verifyListed(keys, 'enrolment', type, jws, OfficerCertificate),
    })),
  );
  for (const { id, certificate } of await store.officers()) {
    const here = readCertificate(certificate);
    const newer = verified
      .flatMap((one) => (one.certificate ? [{ jws: one.jws, ...one.certificate }] : []))
      .filter((one) => one.device === here.device && sameKey(one.jwk, here.jwk))
      .reduce<(OfficerCertificate & { jws: Jws }) | null>(
        (best, one) => (isNewer(one, best ?? here) ? one : best),
        null,
      );
    // The open vault first: what it signs from now on is signed under what the store then names. One
    // that was being opened while the store took a newer certificate over still has the older.
    const newest = newer ?? { ...here, jws: certificate };
    const isOpen = open !== null && sameKey(open.officer.jwk, here.jwk);
    if (isOpen && isNewer(newest, open.officer)) await open.useCertificate(newest.jws);
    if (!newer) continue;
    await store.replaceCertificate(id, {
      id: newer.id,
      certificate: newer.jws,
      name: newer.name,
    });
  }
}

/** A key that was confirmed is certified anew under the same id, and maybe for the same time. */
const isNewer = (one: OfficerCertificate, than: OfficerCertificate): boolean =>
  one.at > than.at || (one.at === than.at && than.waiting === true && one.waiting !== true);

/** Notes whose keys the centre has stopped, so that they are told also where it cannot be asked. */
export async function takeStopped(store: Store, told: DeviceOfficers['officers']): Promise<void> {
  const keys = await store.keyList();
  const here = await store.officers();
  const stopped = new Map<Uuid, Stopped>();
  for (const one of told) {
    if (!one.stopped) continue;
    const type = statementTypes.officerCertificate;
    const certified = await verifyListed(
      keys,
      'enrolment',
      type,
      one.certificate,
      OfficerCertificate,
    );
    const isTheirs = ({ certificate }: OfficerVault) =>
      certified !== null && sameKey(certified.jwk, readCertificate(certificate).jwk);
    const own = here.find(isTheirs);
    if (own) stopped.set(own.id, one.stopped);
  }
  await store.noteStopped(stopped);
}

/** The same for the device itself. */
export async function takeDevice(store: Store, offered: Jws): Promise<void> {
  const device = await store.device();
  const type = statementTypes.deviceCertificate;
  const newer = await verifyListed(
    await store.keyList(),
    'enrolment',
    type,
    offered,
    DeviceCertificate,
  );
  if (!device || newer?.device !== device.id || !sameKey(newer.jwk, device.key.publicJwk)) return;
  await store.replaceDeviceCertificate(offered);
}

/** Whether it is time to ask for new certificates in this officer's name. */
export function renewalIsDue(open: OpenVault, now: number): boolean {
  const { waiting, until } = open.officer;
  return waiting !== true && until - now <= RENEW_BEFORE_MS;
}
