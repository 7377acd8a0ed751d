import type { DayClosing } from '#contract/closing.ts';
import type { PictureClaim } from '#contract/pictures.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import type { Manifest } from '#contract/push.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import { importPrivateJwk, makeSigningPair, publicJwkOf } from './signing.ts';
import { type StatementHeader, signStatement } from './statements.ts';
import type { DeviceKey } from './types.ts';

/** A new device key. It stays readable on disk, which is why so little can be done with it. */
export async function makeDeviceKey(): Promise<DeviceKey> {
  const pair = await makeSigningPair();
  return {
    publicJwk: await publicJwkOf(pair.publicKey),
    privateJwk: await crypto.subtle.exportKey('jwk', pair.privateKey),
  };
}

/** Signs a statement as the device; without `kid` it carries the public key itself. */
export async function signAsDevice(
  type: StatementType,
  payload: object,
  key: DeviceKey,
  header: StatementHeader = { jwk: key.publicJwk },
): Promise<Jws> {
  return signStatement(type, payload, await importPrivateJwk(key.privateJwk), header);
}

/** Signs what a device says of itself; needs no officer, so a locked device still sends. */
export const manifestSigner = (device: { id: Uuid; key: DeviceKey }) => ({
  sign: (manifest: Manifest): Promise<Jws> =>
    signAsDevice(statementTypes.manifest, manifest, device.key, { kid: device.id }),
});

/** Signs what a device sends of a picture; needs no officer either. */
export const signPicture = (key: DeviceKey, claim: PictureClaim): Promise<Jws> =>
  signAsDevice(statementTypes.picture, claim, key, {});

/** Signs what a device says of its day. It is read from a screen, so nothing stands in it twice. */
export const signClosing = (key: DeviceKey, closing: DayClosing): Promise<Jws> =>
  signAsDevice(statementTypes.closing, closing, key, {});
