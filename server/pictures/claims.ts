import { importJWK } from 'jose';
import { PictureClaim } from '#contract/pictures.ts';
import { statementTypes } from '#contract/statements.ts';
import { Refusal } from '../http/problem.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import type { Storage } from '../storage/port.ts';

const MOST_CLAIM_CHARS = 4096;

/**
 * [PX1] What a known device has signed; strangers have cost no more than this look.
 * @throws Refusal `proof-wrong`, `manifest-wrong-server`
 */
export async function provenClaim(
  jws: string,
  keyring: Keyring,
  storage: Storage,
): Promise<PictureClaim> {
  const unproven = jws.length > MOST_CLAIM_CHARS ? null : readUnproven(jws, PictureClaim);
  if (!unproven) throw new Refusal('proof-wrong');
  const { device, aud } = unproven.payload;
  const known = await storage.transact((tables) => tables.findDevice(device));
  if (!known) throw new Refusal('proof-wrong');
  const key = await importJWK(known.certificate.jwk, 'ES256');
  if (key instanceof Uint8Array) throw new Refusal('proof-wrong');
  const claim = await verifyStatement(statementTypes.picture, jws, key, PictureClaim);
  if (!claim) throw new Refusal('proof-wrong');
  if (aud !== keyring.server) throw new Refusal('manifest-wrong-server');
  return claim;
}
