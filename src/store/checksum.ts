export const CHECKSUM_BYTES = 32;

/** SHA-256: tells a torn or bent piece of a file from a whole one. Keeps no secret. */
export async function checksum(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
