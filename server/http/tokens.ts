import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { DeviceCertificate, OfficerCertificate, roles } from '#contract/certificates.ts';
import {
  type Base64url,
  growing,
  type Jws,
  UnitCode,
  type UnixMs,
  Uuid,
} from '#contract/primitives.ts';
import { type Challenge, Proof, type TokenAnswer } from '#contract/session.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import { Refusal } from './problem.ts';

/** Who reads: a device its own mailbox, an officer what their roles and scope reach. */
const Reader = z.discriminatedUnion('who', [
  z.object({ who: z.literal('device'), certificate: Uuid, device: Uuid, unit: UnitCode }),
  z.object({
    who: z.literal('officer'),
    certificate: Uuid,
    device: Uuid,
    roles: z.array(growing(roles)),
    scope: z.string(),
  }),
]);
export type Reader = z.infer<typeof Reader>;

/** Signing in: a nonce, signed by the key of a certificate, gives a token of ten minutes. */
export interface Tokens {
  challenge(): Challenge;
  /** @throws Refusal */
  exchange(proof: Jws): Promise<TokenAnswer>;
  /** @throws Refusal `sign-in-needed` */
  read(authorization: string | undefined): Promise<Reader>;
}

const NONCE_LIFE_MS = 2 * 60 * 1000;
const TOKEN_LIFE_MS = 10 * 60 * 1000;
const AUDIENCE = 'debt-desk-api';

export function createTokens(keyring: Keyring, clock: Clock): Tokens {
  const nonces = createNonces(keyring.tokenSecret, clock);
  return {
    challenge: () => nonces.make(),
    async exchange(jws) {
      const claimed = readUnproven(jws, Proof)?.payload;
      if (claimed?.aud !== keyring.server) throw new Refusal('proof-wrong');
      const holder = await holderOf(claimed.certificate, keyring);
      if (!holder || holder.until <= clock.now()) throw new Refusal('proof-wrong');
      const proof = await verifyStatement(statementTypes.proof, jws, holder.jwk, Proof);
      if (!proof) throw new Refusal('proof-wrong');
      if (!nonces.use(proof.nonce)) throw new Refusal('nonce-expired');
      const expiresAt = clock.now() + TOKEN_LIFE_MS;
      const token = await new SignJWT({ reader: holder.reader })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(keyring.tokenSecret);
      return { token, expiresAt };
    },
    async read(authorization) {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (!token) throw new Refusal('sign-in-needed');
      try {
        const { payload } = await jwtVerify(token, keyring.tokenSecret, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          currentDate: new Date(clock.now()),
        });
        return z.parse(Reader, payload.reader);
      } catch {
        throw new Refusal('sign-in-needed');
      }
    },
  };
}

async function holderOf(jws: Jws, keyring: Keyring) {
  const { deviceCertificate, officerCertificate } = statementTypes;
  const verified = <T extends z.core.$ZodType>(type: StatementType, schema: T) =>
    keyring.verify('enrolment', type, jws, readUnproven(jws, schema)?.kid, schema);
  const device = await verified(deviceCertificate, DeviceCertificate);
  if (device && device.server === keyring.server) {
    const { id: certificate, unit, jwk, until } = device;
    const reader: Reader = { who: 'device', certificate, device: device.device, unit };
    return { reader, jwk, until };
  }
  const officer = await verified(officerCertificate, OfficerCertificate);
  if (officer && officer.server === keyring.server) {
    const { id: certificate, roles, scope, jwk, until } = officer;
    const reader: Reader = { who: 'officer', certificate, device: officer.device, roles, scope };
    return { reader, jwk, until };
  }
  return null;
}

/** Nonces that carry their own expiry and seal, so that asking for them fills no memory. */
function createNonces(secret: Uint8Array, clock: Clock) {
  const used = new Map<string, UnixMs>();
  const sealOf = (body: string) => createHmac('sha256', secret).update(`nonce|${body}`).digest();
  return {
    make(): Challenge {
      const expiresAt = clock.now() + NONCE_LIFE_MS;
      const body = Buffer.alloc(24);
      body.writeBigInt64BE(BigInt(expiresAt));
      randomBytes(16).copy(body, 8);
      const seal = sealOf(body.toString('base64url'));
      return { nonce: Buffer.concat([body, seal]).toString('base64url'), expiresAt };
    },
    /** Whether it is ours, young, and was never used. */
    use(nonce: Base64url): boolean {
      const bytes = Buffer.from(nonce, 'base64url');
      if (bytes.length !== 56) return false;
      const body = bytes.subarray(0, 24);
      const seal = sealOf(body.toString('base64url'));
      if (!timingSafeEqual(seal, bytes.subarray(24))) return false;
      const now = clock.now();
      const expiresAt = Number(body.readBigInt64BE());
      for (const [old, until] of used) if (until <= now) used.delete(old);
      if (expiresAt <= now || used.has(body.toString('base64url'))) return false;
      used.set(body.toString('base64url'), expiresAt);
      return true;
    },
  };
}
