import type { Uuid } from '#contract/primitives.ts';
import { fromBase64url, randomBytes, toBase64url, utf8 } from './bytes.ts';
import type { KdfParameters, PassSlot, Sealed } from './types.ts';

/** Whose keys these are: one officer on one device. */
export interface KeyOwner {
  /** Officer code. */
  officer: string;
  device: Uuid;
}

/** Stored parameters outside these bounds are refused: they were changed to make guessing cheap. */
const FLOOR = { memoryKiB: 19 * 1024, passes: 2, saltBytes: 16 } as const;
const CEILING = { memoryKiB: 1024 * 1024, passes: 20 } as const;

/** Parameters for a new slot: 64 MiB, three passes, a new salt. */
export const newKdfParameters = (): KdfParameters => ({
  name: 'argon2id',
  memoryKiB: 64 * 1024,
  passes: 3,
  lanes: 1,
  salt: toBase64url(randomBytes(FLOOR.saltBytes)),
});

/** @throws RangeError when the parameters are under the floor, or so high that they only stall. */
export function refuseWeakKdf(kdf: KdfParameters): void {
  const strong =
    kdf.name === 'argon2id' &&
    kdf.lanes === 1 &&
    kdf.memoryKiB >= FLOOR.memoryKiB &&
    kdf.memoryKiB <= CEILING.memoryKiB &&
    kdf.passes >= FLOOR.passes &&
    kdf.passes <= CEILING.passes &&
    fromBase64url(kdf.salt).length >= FLOOR.saltBytes;
  if (!strong) throw new RangeError('these key derivation parameters are refused');
}

/** Wraps the vault key under `passKey`, which the passphrase gave with `kdf`. */
export async function sealPassSlot(
  vaultKey: Uint8Array<ArrayBuffer>,
  passKey: CryptoKey,
  kdf: KdfParameters,
  owner: KeyOwner,
): Promise<PassSlot> {
  refuseWeakKdf(kdf);
  const slot = { kind: 'pass', version: 1, kdf } as const;
  return { ...slot, sealed: await sealUnder(passKey, describeSlot(slot, owner), vaultKey) };
}

/** The vault key, or null: nothing but the opening itself tells whether a passphrase was right. */
export async function openPassSlot(slot: PassSlot, passKey: CryptoKey, owner: KeyOwner) {
  refuseWeakKdf(slot.kdf);
  return openUnder(passKey, describeSlot(slot, owner), slot.sealed);
}

/** What a slot's seal also vouches for, so that no part of it can be swapped or softened. */
function describeSlot({ kind, version, kdf }: Omit<PassSlot, 'sealed'>, owner: KeyOwner): string {
  const { name, memoryKiB, passes, lanes, salt } = kdf;
  const parameters = [name, memoryKiB, passes, lanes, salt].join(',');
  return ['dd/slot', kind, owner.officer, owner.device, version, parameters].join('|');
}

/** AES-256-GCM with a random nonce; `about` is authenticated. */
export async function sealUnder(
  key: CryptoKey,
  about: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const nonce = randomBytes(12);
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: utf8(about) };
  const ct = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain));
  return { nonce: toBase64url(nonce), ct: toBase64url(ct) };
}

/** Null when key, `about` or bytes are not those that were sealed. */
export async function openUnder(key: CryptoKey, about: string, { nonce, ct }: Sealed) {
  const algorithm = { name: 'AES-GCM', iv: fromBase64url(nonce), additionalData: utf8(about) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64url(ct)));
  } catch {
    return null;
  }
}

/** A key that only wraps and unwraps, and cannot be taken out again. */
export const importAesKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
