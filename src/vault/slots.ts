import type { Uuid } from '#contract/primitives.ts';
import { fromBase64url, randomBytes, toBase64url, utf8 } from './bytes.ts';
import type { KdfParameters, PassSlot, PrfSlot, Sealed } from './types.ts';

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

/** The least that is taken, for a PIN: what keeps it is the key worker's memory and the count of tries. */
export const newPinParameters = (): KdfParameters => ({
  ...newKdfParameters(),
  memoryKiB: FLOOR.memoryKiB,
  passes: FLOOR.passes,
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

/** Wraps the vault key under what the authenticator made of the slot's salt. */
export async function sealPrfSlot(
  vaultKey: Uint8Array<ArrayBuffer>,
  output: Uint8Array<ArrayBuffer>,
  from: Pick<PrfSlot, 'credential' | 'salt'>,
  owner: KeyOwner,
): Promise<PrfSlot> {
  const { credential, salt } = from;
  const about = describePrfSlot(from, owner);
  const key = await prfKey(output, about);
  return {
    kind: 'prf',
    version: 1,
    credential,
    salt,
    sealed: await sealUnder(key, about, vaultKey),
  };
}

/** The vault key, or null when the authenticator is another one. */
export async function openPrfSlot(slot: PrfSlot, output: Uint8Array<ArrayBuffer>, owner: KeyOwner) {
  const about = describePrfSlot(slot, owner);
  return openUnder(await prfKey(output, about), about, slot.sealed);
}

/** HKDF-SHA256, so that what the authenticator said is a key for this slot and for nothing else. */
async function prfKey(output: Uint8Array<ArrayBuffer>, about: string): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', output, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(about) },
    from,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** What a slot's seal also vouches for, so that no part of it can be swapped or softened. */
const describe = (kind: string, owner: KeyOwner, version: number, parameters: string): string =>
  ['dd/slot', kind, owner.officer, owner.device, version, parameters].join('|');

const describeSlot = ({ kind, version, kdf }: Omit<PassSlot, 'sealed'>, owner: KeyOwner): string =>
  describe(kind, owner, version, describeKdf(kdf));

const describePrfSlot = (
  { credential, salt }: Pick<PrfSlot, 'credential' | 'salt'>,
  owner: KeyOwner,
) => describe('prf', owner, 1, `${credential},${salt}`);

export const describePinSlot = (kdf: KdfParameters, owner: KeyOwner): string =>
  describe('pin', owner, 1, describeKdf(kdf));

const describeKdf = ({ name, memoryKiB, passes, lanes, salt }: KdfParameters): string =>
  [name, memoryKiB, passes, lanes, salt].join(',');

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
