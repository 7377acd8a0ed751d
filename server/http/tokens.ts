import { hash } from 'node:crypto';
import type { Context } from 'hono';
import { calculateJwkThumbprint, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import { type Jws, Sha256, type UnitCode, Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import {
  type Challenge,
  NONCE_HEADER,
  PROOF_HEADER,
  Proof,
  RequestProof,
  type TokenAnswer,
} from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import { takeBack } from '../intake/origins.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import type { Actor } from '../people/authorize.ts';
import type { Storage } from '../storage/port.ts';
import { createContacts } from './contacts.ts';
import { createNonces, createOnce } from './nonces.ts';
import { Refusal } from './problem.ts';
import { readBody } from './read-body.ts';
import { createRefusals } from './refusals.ts';

/** A device that has proven its key for this very request. */
export interface DeviceActor {
  device: Uuid;
  unit: UnitCode;
  certificate: Uuid;
}

/**
 * Signing in: a nonce, signed by the key of a certificate, gives a token of ten minutes. Every
 * request is then signed by that key, and the rights are looked up anew: whoever was stopped a
 * moment ago is refused now.
 */
export interface Tokens {
  challenge(): Challenge;
  /** @throws Refusal */
  exchange(proof: Jws): Promise<TokenAnswer>;
  /** The officer who asks. @throws Refusal */
  officer(c: Context): Promise<Actor>;
  /** [P10] The officer who asks, up to 30 days after their certificate has ended. @throws Refusal */
  renewing(c: Context): Promise<Actor>;
  /** The device that asks; a suspended one, too, since it must hear that it is. @throws Refusal */
  device(c: Context): Promise<DeviceActor>;
  /** [AU7] Writes down that who asked has no such right; nothing when they proved no key. */
  notAllowed(c: Context): Promise<void>;
}

/** Whose token it is, and the thumbprint of the key that it is bound to. */
const Bearer = z.object({
  who: z.enum(['device', 'officer']),
  certificate: Uuid,
  device: Uuid,
  jkt: Sha256,
});
type Bearer = z.infer<typeof Bearer>;

/** A certificate that this server signed. */
export type Holder =
  | { who: 'device'; certificate: DeviceCertificate }
  | { who: 'officer'; certificate: OfficerCertificate; revoked: boolean };

const TOKEN_LIFE_MS = 10 * 60 * 1000;
/** [P10] So long a certificate that has ended may still be renewed, and do nothing else. */
const RENEWABLE_MS = 30 * 24 * 60 * 60 * 1000;
const AUDIENCE = 'debt-desk-api';
/** The longest body that a signed request may have: a roster of two thousand people. */
const MOST_BYTES = 1024 * 1024;

export function createTokens(keyring: Keyring, storage: Storage, clock: Clock): Tokens {
  const nonces = createNonces(keyring.tokenSecret, clock);
  const once = createOnce(clock);
  const refusals = createRefusals(storage, clock);
  const met = createContacts(storage, clock);
  const proven = new WeakMap<Context, Holder>();

  async function readToken(c: Context): Promise<{ token: string; bearer: Bearer }> {
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) throw new Refusal('sign-in-needed');
    try {
      const { payload } = await jwtVerify(token, keyring.tokenSecret, {
        algorithms: ['HS256'],
        audience: AUDIENCE,
        currentDate: new Date(clock.now()),
      });
      return { token, bearer: z.parse(Bearer, payload.bearer) };
    } catch {
      throw new Refusal('sign-in-needed');
    }
  }

  async function holderOf({ who, certificate, device }: Bearer): Promise<Holder | null> {
    return storage.transact(async (tables): Promise<Holder | null> => {
      if (who === 'officer') {
        const today = await tables.officerToday(certificate);
        return today && { who, ...today };
      }
      const known = await tables.findDevice(device);
      return known && { who, certificate: known.certificate };
    });
  }

  /** The holder of the token, once their key has signed this request. */
  async function prove(c: Context, who: Bearer['who'], endedMs = 0): Promise<Holder> {
    c.header(NONCE_HEADER, nonces.make().nonce);
    const { token, bearer } = await readToken(c);
    if (bearer.who !== who) throw new Refusal('not-allowed');
    const holder = await holderOf(bearer);
    if (!holder) throw new Refusal('sign-in-needed');
    const { jwk } = holder.certificate;
    const claim = await verifyStatement(
      statementTypes.request,
      c.req.header(PROOF_HEADER) ?? '',
      jwk,
      RequestProof,
    );
    const { pathname, search } = new URL(c.req.url);
    const isTheirs = claim !== null && bearer.jkt === (await calculateJwkThumbprint(jwk));
    // Whoever speaks here has proven nothing, and so nothing is written down.
    if (!isTheirs) throw new Refusal('token-not-bound');
    const refuse = (code: ProblemCode) => refusals.refuse('request-refused', holder, code);
    const isForThis =
      claim.ath === sha256(token) && claim.htm === c.req.method && claim.htu === pathname + search;
    if (!isForThis) throw await refuse('token-not-bound');
    const end = nonces.endOf(claim.nonce);
    if (end === null) throw new Refusal('nonce-expired');
    refusals.slowDown('request', holder);
    if (!once.use(claim.jti, end)) throw await refuse('token-not-bound');
    const body = c.req.method === 'GET' ? null : await readBody(c, MOST_BYTES);
    if (claim.bh !== (body && sha256(body))) throw await refuse('token-not-bound');
    await met(holder.certificate.device);
    const stopped = stoppedBy(holder, clock.now() - endedMs);
    if (stopped) throw await refuse(stopped);
    proven.set(c, holder);
    return holder;
  }

  async function officerOf(c: Context, endedMs: number): Promise<Actor> {
    const holder = await prove(c, 'officer', endedMs);
    if (holder.who !== 'officer') throw new Refusal('not-allowed');
    const { id, officer, device, unit, roles, scope } = holder.certificate;
    return { certificate: id, officer, device, unit, roles, scope };
  }

  return {
    challenge: () => nonces.make(),

    async exchange(jws) {
      const claimed = readUnproven(jws, Proof)?.payload;
      if (claimed?.aud !== keyring.server) throw new Refusal('proof-wrong');
      // Also whom a restored server has forgotten.
      const found = await takeBack(claimed.certificate, keyring, storage);
      if (found.is === 'no-good') throw new Refusal('proof-wrong');
      const bearer = { who: found.who, certificate: found.certificate, device: found.device };
      const holder = await holderOf({ ...bearer, jkt: '' });
      const proof =
        holder && (await verifyStatement(statementTypes.proof, jws, holder.certificate.jwk, Proof));
      if (!holder || !proof) throw new Refusal('proof-wrong');
      const end = nonces.endOf(proof.nonce);
      if (end === null || !once.use(proof.nonce, end)) throw new Refusal('nonce-expired');
      await met(holder.certificate.device);
      const stopped = stoppedBy(holder, clock.now() - RENEWABLE_MS);
      if (stopped) throw await refusals.refuse('sign-in-refused', holder, stopped);
      refusals.slowDown('sign-in', holder);
      if (holder.who === 'officer') await refusals.signedIn(holder.certificate);
      const jkt = await calculateJwkThumbprint(holder.certificate.jwk);
      const expiresAt = clock.now() + TOKEN_LIFE_MS;
      const token = await new SignJWT({ bearer: { ...bearer, jkt } satisfies Bearer })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(keyring.tokenSecret);
      return { token, expiresAt, nonce: nonces.make().nonce };
    },

    officer: (c) => officerOf(c, 0),

    renewing: (c) => officerOf(c, RENEWABLE_MS),

    async device(c) {
      const { certificate } = await prove(c, 'device');
      const { id, device, unit } = certificate;
      return { certificate: id, device, unit };
    },

    async notAllowed(c) {
      const holder = proven.get(c);
      if (holder) await refusals.refuse('request-refused', holder, 'not-allowed');
    },
  };
}

/** Why a key that is known may do nothing today; null: it may. */
function stoppedBy(holder: Holder, now: number): ProblemCode | null {
  if (holder.certificate.until <= now) return 'proof-wrong';
  if (holder.who === 'device') return null;
  if (holder.revoked) return 'revoked';
  return holder.certificate.waiting === true ? 'not-confirmed' : null;
}

const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes, 'base64url');
