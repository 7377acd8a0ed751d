import { argon2id } from 'hash-wasm';
import { fromBase64url } from './bytes.ts';
import type { PassKey } from './keyring-port.ts';
import { refuseWeakKdf } from './slots.ts';
import type { KdfParameters } from './types.ts';

/**
 * Argon2id of a passphrase, 32 bytes. However it was typed, with one space or two, composed or not,
 * the same words give the same key.
 * @throws RangeError when the parameters are under the floor.
 */
export async function stretchPassphrase(passphrase: string, kdf: KdfParameters): Promise<PassKey> {
  refuseWeakKdf(kdf);
  const hash = await argon2id({
    password: passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' '),
    salt: fromBase64url(kdf.salt),
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(hash);
}
