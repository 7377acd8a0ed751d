import { randomBytes } from './bytes.ts';
import { importPrivatePkcs8, makeSigningPair } from './signing.ts';
import { importAesKey, type KeyOwner, openUnder, sealUnder } from './slots.ts';
import type { OfficerVault } from './types.ts';

type KeyName = keyof OfficerVault['wrapped'];

/** What an officer's vault key protects, taken out: for the key worker's memory only. */
export interface OfficerKeys {
  signing: CryptoKey;
  drafts: CryptoKey;
  register: CryptoKey;
}

/** New keys as bytes, ready to be wrapped: PKCS#8 for signing, 32 random bytes for the others. */
export async function makeOfficerKeys() {
  const pair = await makeSigningPair();
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const bytes: Record<KeyName, Uint8Array<ArrayBuffer>> = {
    signing: pkcs8,
    drafts: randomBytes(32),
    register: randomBytes(32),
    tags: randomBytes(32),
  };
  return { publicKey: pair.publicKey, bytes };
}

const describeKey = (name: KeyName, { officer, device }: KeyOwner) =>
  `dd/key|${name}|${officer}|${device}|1`;

/** Wraps each key by itself under the vault key. */
export async function wrapOfficerKeys(
  bytes: Record<KeyName, Uint8Array<ArrayBuffer>>,
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
export async function openOfficerKeys(
  wrapped: OfficerVault['wrapped'],
  vaultKey: CryptoKey,
  owner: KeyOwner,
): Promise<OfficerKeys> {
  const open = async (name: KeyName) => {
    const bytes = await openUnder(vaultKey, describeKey(name, owner), wrapped[name]);
    if (!bytes) throw new Error(`the wrapped ${name} key is damaged`);
    return bytes;
  };
  return importOfficerKeys({
    signing: await open('signing'),
    drafts: await open('drafts'),
    register: await open('register'),
  });
}

/** Makes keys that can be used but not taken out again, and wipes the bytes they came from. */
export async function importOfficerKeys(
  bytes: Record<keyof OfficerKeys, Uint8Array<ArrayBuffer>>,
): Promise<OfficerKeys> {
  const keys = {
    signing: await importPrivatePkcs8(bytes.signing),
    drafts: await importAesKey(bytes.drafts),
    register: await importAesKey(bytes.register),
  };
  for (const secret of Object.values(bytes)) secret.fill(0);
  return keys;
}
