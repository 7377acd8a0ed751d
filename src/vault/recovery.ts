import type { ServerKey } from '#contract/keys.ts';
import type { ServerId } from '#contract/primitives.ts';
import { type EscSlot, escInfo, recoveryInfo } from '#contract/recovery.ts';
import { utf8 } from './bytes.ts';
import { openSealed, sealTo } from './hpke.ts';
import { openLocally, sealLocally } from './local-seal.ts';
import { aboutPictureKey } from './pictures.ts';
import { publicJwkOf } from './signing.ts';
import { importAesKey, type KeyOwner } from './slots.ts';
import type { RecoveryKey, RecoveryOrder } from './types.ts';

/** The drafts key, and nothing else, for the holder of the offline recovery key [V13]. */
export async function sealEscSlot(
  draftsKey: Uint8Array<ArrayBuffer>,
  server: ServerId,
  { kid, jwk }: ServerKey,
  { officer, device }: KeyOwner,
): Promise<EscSlot> {
  const sealed = await sealTo(jwk, escInfo(server, kid, officer, device), draftsKey);
  return { kind: 'esc', version: 1, kid, sealed };
}

const ABOUT_KEY = 'recovery-key';
const ECDH_KEY = { name: 'ECDH', namedCurve: 'P-256' } as const;

export async function makeRecoveryPair(registerKey: CryptoKey): Promise<RecoveryKey> {
  const pair = await crypto.subtle.generateKey(ECDH_KEY, true, ['deriveBits']);
  const privateJwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const plain = utf8(JSON.stringify(privateJwk));
  return {
    to: await publicJwkOf(pair.publicKey),
    sealed: await sealLocally(registerKey, 'register', ABOUT_KEY, plain),
  };
}

/** Null when anything of it does not open: half a recovery would look like a whole one. */
export async function reseal(
  { key, answer, server, recovery, drafts, pictures = [] }: RecoveryOrder,
  own: { register: CryptoKey; drafts: CryptoKey },
): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const pair = await openLocally(own.register, 'register', ABOUT_KEY, key);
  if (!pair) return null;
  const privateJwk: JsonWebKey = JSON.parse(new TextDecoder().decode(pair));
  const oldKey = await openSealed(privateJwk, recoveryInfo(server, recovery), answer);
  if (oldKey?.length !== 32) return null;
  const old = await importAesKey(oldKey);
  oldKey.fill(0);
  const keys = pictures.map(({ sha256, key: wrapped }) => ({
    context: aboutPictureKey(sha256),
    sealed: wrapped,
  }));
  const resealed = await Promise.all(
    [...drafts, ...keys].map(async ({ context, sealed }) => {
      const plain = await openLocally(old, 'drafts', context, sealed);
      return plain && sealLocally(own.drafts, 'drafts', context, plain);
    }),
  );
  return resealed.some((one) => one === null) ? null : resealed.filter((one) => one !== null);
}
