import { openWith, sealWith } from './aes-gcm.ts';
import { utf8 } from './bytes.ts';
import type { LocalKey } from './types.ts';

/** Under one of the officer's keys; key name and context are authenticated [V6]. */
export const sealLocally = (
  key: CryptoKey,
  name: LocalKey,
  context: string,
  plain: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> => sealWith(key, placeOf(name, context), plain);

/** Null under another key, name or context, or when a byte is bent. */
export const openLocally = (
  key: CryptoKey,
  name: LocalKey,
  context: string,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> => openWith(key, placeOf(name, context), sealed);

const placeOf = (name: LocalKey, context: string) => utf8(`dd/local/1|${name}|${context}`);
