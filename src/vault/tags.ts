import { utf8 } from './bytes.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;
/** So few that a tag fits hundreds of people in the country: it can hint, and never name. */
const TAG_BYTES = 3;

export const importTagsKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, HMAC, false, ['sign']);

/** The first 24 bits of HMAC-SHA256, as 6 hex digits. */
export async function tagUnder(key: CryptoKey, nationalId: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(nationalId)));
  return [...mac.subarray(0, TAG_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
