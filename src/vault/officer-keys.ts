import { randomBytes } from './bytes.ts';
import { importPrivatePkcs8, makeSigningPair } from './signing.ts';
import { importAesKey, type KeyOwner, openUnder, sealUnder } from './slots.ts';
import { importTagsKey } from './tags.ts';
import type { OfficerVault } from './types.ts';

type KeyName = keyof OfficerVault['wrapped'];

/** What an officer's vault key protects, taken out: for the key worker's memory only. */
export interface OfficerKeys {
  signing: CryptoKey;
  drafts: CryptoKey;
  register: CryptoKey;
  /** The same for every officer of a device. */
  tags: CryptoKey;
}

/** Keys as bytes, ready to be wrapped: PKCS#8 for signing, 32 bytes each for the others. */
export type KeyBytes = Record<KeyName, Uint8Array<ArrayBuffer>>;

/** New keys of an officer's own; the tags' key is the device's, and comes from the centre. */
export async function makeOfficerKeys() {
  const pair = await makeSigningPair();
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const bytes: Omit<KeyBytes, 'tags'> = {
    signing: pkcs8,
    drafts: randomBytes(32),
    register: randomBytes(32),
  };
  return { publicKey: pair.publicKey, bytes };
}

const describeKey = (name: KeyName, { officer, device }: KeyOwner) =>
  `dd/key|${name}|${officer}|${device}|1`;

/** Wraps each key by itself under the vault key. */
export async function wrapOfficerKeys(
  bytes: KeyBytes,
  vaultKey: CryptoKey,
  owner: KeyOwner,
): Promise<OfficerVault['wrapped']> {
  const wrap = (name: KeyName) => sealUnder(vaultKey, describeKey(name, owner), bytes[name]);
  return {
    signing: await wrap('signing'),
    drafts: await wrap('drafts'),
    register: await wrap('register'),
    tags: await wrap('tags'),
  };
}

/** @throws when a key does not open under a vault key that did: what is stored is damaged. */
export async function openKeyBytes(
  name: KeyName,
  wrapped: OfficerVault['wrapped'],
  vaultKey: CryptoKey,
  owner: KeyOwner,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await openUnder(vaultKey, describeKey(name, owner), wrapped[name]);
  if (!bytes) throw new Error(`the wrapped ${name} key is damaged`);
  return bytes;
}

/** @throws like `openKeyBytes`. */
export async function openOfficerKeys(
  wrapped: OfficerVault['wrapped'],
  vaultKey: CryptoKey,
  owner: KeyOwner,
): Promise<OfficerKeys> {
  const open = (name: KeyName) => openKeyBytes(name, wrapped, vaultKey, owner);
  return importOfficerKeys({
    signing: await open('signing'),
    drafts: await open('drafts'),
    register: await open('register'),
    tags: await open('tags'),
  });
}

/** Makes keys that can be used but not taken out again, and wipes the bytes they came from. */
export async function importOfficerKeys(bytes: KeyBytes): Promise<OfficerKeys> {
  const keys = {
    signing: await importPrivatePkcs8(bytes.signing),
    drafts: await importAesKey(bytes.drafts),
    register: await importAesKey(bytes.register),
    tags: await importTagsKey(bytes.tags),
  };
  for (const secret of Object.values(bytes)) secret.fill(0);
  return keys;
}
