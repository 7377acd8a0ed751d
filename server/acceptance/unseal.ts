import { createDecipheriv, hash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as z from 'zod/mini';
import { type EnvelopeParts, Recipients, readPayload, SEAL_INFO } from '#contract/envelope.ts';
import { nestsDeeper } from '../intake/json-depth.ts';
import type { WorkerKeys } from './examined.ts';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const inflate = promisify(inflateRaw);

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_OP_BYTES = 2 * 1024 * 1024;
const MAX_TO_DEPTH = 4;

export type Unsealed =
  | { is: 'open'; opBytes: Uint8Array; officerSignature: Uint8Array }
  | { is: 'no-key' };

/** Opens sealed envelopes with any of the server's sealing keys, retired ones too. */
export interface Unsealer {
  /** @throws when the envelope does not open, does not inflate, or is more than it may be. */
  unseal(parts: EnvelopeParts): Promise<Unsealed>;
}

export async function createUnsealer({ server, sealing }: WorkerKeys): Promise<Unsealer> {
  const keys = new Map<string, Awaited<ReturnType<typeof suite.kem.importKey>>>();
  for (const { kid, jwk } of sealing) keys.set(kid, await suite.kem.importKey('jwk', jwk, false));

  return {
    async unseal({ header, to, body }) {
      if (nestsDeeper(to, MAX_TO_DEPTH)) throw new RangeError('recipients nest too deep');
      const recipients = z.parse(Recipients, JSON.parse(Buffer.from(to).toString()));
      const mine = recipients.find((one) => keys.has(one.kid));
      const recipientKey = mine && keys.get(mine.kid);
      if (!mine || !recipientKey) return { is: 'no-key' };
      const contentKey = await suite.open(
        {
          recipientKey,
          enc: Buffer.from(mine.enc, 'base64url'),
          info: Buffer.from(`${SEAL_INFO}|${server}|${mine.kid}`),
        },
        Buffer.from(mine.ct, 'base64url'),
        hash('sha256', header, 'buffer'),
      );
      const payload = openBody(body, new Uint8Array(contentKey), header);
      const { signature, deflated } = readPayload(payload);
      const opBytes = await inflate(deflated, { maxOutputLength: MAX_OP_BYTES });
      return { is: 'open', opBytes, officerSignature: signature };
    },
  };
}

function openBody(body: Uint8Array, contentKey: Uint8Array, header: Uint8Array): Uint8Array {
  const end = body.length - TAG_BYTES;
  if (end < NONCE_BYTES) throw new RangeError('body too short');
  const decipher = createDecipheriv('aes-256-gcm', contentKey, body.subarray(0, NONCE_BYTES));
  decipher.setAAD(header);
  decipher.setAuthTag(body.subarray(end));
  const opened = decipher.update(body.subarray(NONCE_BYTES, end));
  decipher.final();
  return opened;
}
