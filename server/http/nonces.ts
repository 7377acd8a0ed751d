import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Base64url, UnixMs } from '#contract/primitives.ts';
import type { Challenge } from '#contract/session.ts';
import type { Clock } from '../clock.ts';

const NONCE_LIFE_MS = 2 * 60 * 1000;

/**
 * Nonces that carry their own expiry and seal, so that asking for them fills no memory. They end with
 * the process that made them.
 */
export interface Nonces {
  make(): Challenge;
  /** When it ends; null when it is not ours or has ended. */
  endOf(nonce: Base64url): UnixMs | null;
}

export function createNonces(secret: Uint8Array, clock: Clock): Nonces {
  // What was used is remembered in memory only: after a restart nothing of before is good.
  const start = randomBytes(32).toString('base64url');
  const sealOf = (body: Buffer) =>
    createHmac('sha256', secret)
      .update(`nonce|${start}|${body.toString('base64url')}`)
      .digest();
  return {
    make() {
      const expiresAt = clock.now() + NONCE_LIFE_MS;
      const body = Buffer.alloc(24);
      body.writeBigInt64BE(BigInt(expiresAt));
      randomBytes(16).copy(body, 8);
      return { nonce: Buffer.concat([body, sealOf(body)]).toString('base64url'), expiresAt };
    },
    endOf(nonce) {
      const bytes = Buffer.from(nonce, 'base64url');
      if (bytes.length !== 56) return null;
      const body = bytes.subarray(0, 24);
      if (!timingSafeEqual(sealOf(body), bytes.subarray(24))) return null;
      const expiresAt = Number(body.readBigInt64BE());
      return expiresAt > clock.now() ? expiresAt : null;
    },
  };
}

/** Remembers what may be used once, until it ends by itself. */
export function createOnce(clock: Clock) {
  const used = new Map<string, UnixMs>();
  return {
    /** False when it was used before. */
    use(name: string, until: UnixMs): boolean {
      const now = clock.now();
      // Insertion order is nearly the order of ending: whoever has ended stands at the front.
      for (const [old, end] of used) {
        if (end > now) break;
        used.delete(old);
      }
      if (used.has(name)) return false;
      used.set(name, until);
      return true;
    },
  };
}
