import { calculateJwkThumbprint } from 'jose';
import { v7 as uuid } from 'uuid';
import { type ActivationAnswer, ActivationRequest } from '#contract/activation.ts';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import { OfficerProof } from '#contract/enrolment.ts';
import type { Jws, PublicJwk, UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import { policyOf } from '../devices/policy.ts';
import { takeBack } from '../intake/origins.ts';
import type { Keyring } from '../keys/keyring.ts';
import { publicPart } from '../keys/make-key.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import { tagsKeyOf } from '../keys/tags-key.ts';
import {
  MOST_WRONG_ON_SLIP,
  type StoredPerson,
  type StoredSlip,
} from '../storage/people-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables, Verified } from '../storage/tables.ts';
import { type CodeRefusal, isSecret, refused } from './enrolment-code.ts';
import { mayWorkOn } from './rights.ts';
import { nameOf } from './slip.ts';
import { unitOf } from './units.ts';

export interface ActivationParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
}

export type ActivationResult = { is: 'activated'; answer: ActivationAnswer } | CodeRefusal;

const HOUR_MS = 60 * 60 * 1000;
export const OFFICER_LIFE_MS = 90 * 24 * HOUR_MS;
const MOST_TRIES_OF_DEVICE = 10;

/** What was asked, by keys that have proven themselves. */
interface Asked {
  request: ActivationRequest;
  device: DeviceCertificate;
  jwk: PublicJwk;
  /** Thumbprint of the officer's new key. */
  key: string;
}

/**
 * [P6] A slip makes a new key of an officer known on an enrolled device. Only an enrolled device gets
 * to guess, ten times an hour; five wrong guesses from its officer's own district end a slip.
 */
export async function activate(jws: Jws, parts: ActivationParts): Promise<ActivationResult> {
  const { storage, keyring, clock } = parts;
  const asked = await readRequest(jws, parts);
  if (!asked) return refused('proof-wrong');
  const { request, device } = asked;
  const now = clock.now();
  const first = await storage.transact(async (tables) => {
    // Counted before anybody knows whether it is wrong, so that many at once are no more than ten.
    const tries = await tables.countTry(triesOn(device), now, HOUR_MS);
    if (tries >= MOST_TRIES_OF_DEVICE) {
      // Written down once an hour: a device that goes on guessing must not fill the log.
      if (tries === MOST_TRIES_OF_DEVICE) await refuse('too-many-tries', asked, tables, now);
      return refused('too-many-tries', HOUR_MS);
    }
    const state = await tables.cutsOf(device.device);
    if (state.suspended) return refuse('revoked', asked, tables, now);
    return { is: 'slip' as const, slip: await tables.slipOf(request.officer) };
  });
  if (first.is === 'refused') return first;
  // An officer without a slip costs as long as one with.
  const right = await isSecret(request.code, first.slip ?? { salt: 'none', hash: NO_HASH });
  return storage.transact(async (tables) => {
    if (right !== false) await tables.forgetTry(triesOn(device));
    if (right === null) return refused('busy', 1000);
    const slip = await tables.slipOf(request.officer);
    const same = slip !== null && slip.hash === first.slip?.hash;
    if (!same || !right) {
      const mayEnd = slip !== null && !right && (await isOfDistrict(device, request, tables));
      if (mayEnd) await tables.saveSlip({ ...slip, wrongTries: slip.wrongTries + 1 });
      return refuse('code-wrong', asked, tables, now);
    }
    if (slip.wrongTries >= MOST_WRONG_ON_SLIP) return refuse('code-locked', asked, tables, now);
    if (slip.used) return answerAgain(slip.used, asked, tables, keyring, now);
    if (slip.expiresAt <= now) return refuse('code-expired', asked, tables, now);
    const person = await tables.personOf(request.officer);
    if (person?.state !== 'approved') return refuse('revoked', asked, tables, now);
    if (!mayWorkOn(device, person)) return refuse('not-allowed', asked, tables, now);
    return activateNew(asked, person, slip, tables, keyring, now);
  });
}

/** As long as a hash is; nothing gives it. */
const NO_HASH = Buffer.alloc(32).toString('base64url');

/** Null unless an enrolled device's key and the new officer's key have both signed. */
async function readRequest(jws: Jws, parts: ActivationParts): Promise<Asked | null> {
  const { keyring, storage } = parts;
  const claimed = readUnproven(jws, ActivationRequest)?.payload;
  if (claimed?.aud !== keyring.server) return null;
  const found = await takeBack(claimed.certificate, keyring, storage);
  if (found.is === 'no-good' || found.who !== 'device') return null;
  const known = await storage.transact((tables) => tables.findDevice(found.device));
  if (!known || claimed.device !== found.device) return null;
  const { jwk } = known.certificate;
  const request = await verifyStatement(statementTypes.activation, jws, jwk, ActivationRequest);
  const own = readUnproven(request?.proof ?? '', OfficerProof)?.payload.jwk;
  if (!request || !own) return null;
  const type = statementTypes.officerProof;
  const proof = await verifyStatement(type, request.proof, own, OfficerProof);
  if (proof?.aud !== keyring.server || proof.device !== request.device) return null;
  return {
    request,
    device: known.certificate,
    jwk: publicPart(proof.jwk),
    key: await calculateJwkThumbprint(proof.jwk),
  };
}

const triesOn = ({ device }: DeviceCertificate) => `activation|${device}`;

/**
 * Whether a wrong guess from here counts against the slip. One from elsewhere counts against its
 * device alone: else one device anywhere could keep every officer of the country from coming in.
 */
async function isOfDistrict(
  device: DeviceCertificate,
  { officer }: ActivationRequest,
  tables: Tables,
): Promise<boolean> {
  const person = await tables.personOf(officer);
  return person !== null && device.unit.slice(0, 4) === person.unit.slice(0, 4);
}

async function refuse(
  code: CodeRefusal['code'],
  { request, device }: Asked,
  tables: Tables,
  at: UnixMs,
): Promise<CodeRefusal> {
  await tables.writeAudit({
    at,
    officer: null,
    device: device.device,
    action: 'slip-refused',
    target: request.officer,
    area: device.unit,
    detail: code,
  });
  return refused(code);
}

async function answerAgain(
  used: NonNullable<StoredSlip['used']>,
  asked: Asked,
  tables: Tables,
  keyring: Keyring,
  now: UnixMs,
): Promise<ActivationResult> {
  if (used.device !== asked.device.device || used.key !== asked.key) {
    return refuse('code-used', asked, tables, now);
  }
  const papers = await tables.papersOn(used.device);
  const paper = papers.find(({ certificate }) => certificate.id === used.certificate);
  return paper ? activated(paper, asked, tables, keyring, now) : refused('code-used');
}

async function activateNew(
  asked: Asked,
  person: StoredPerson,
  slip: StoredSlip,
  tables: Tables,
  keyring: Keyring,
  now: UnixMs,
): Promise<ActivationResult> {
  const { device, jwk, key, request } = asked;
  const certificate: OfficerCertificate = {
    v: 1,
    server: keyring.server,
    id: uuid(),
    officer: request.officer,
    name: nameOf(person),
    jwk,
    device: device.device,
    unit: device.unit,
    roles: person.roles,
    scope: person.scope,
    waiting: true,
    at: now,
    until: now + OFFICER_LIFE_MS,
  };
  const jws = await keyring.sign('enrolment', statementTypes.officerCertificate, certificate);
  await tables.addOfficer({ certificate, jws });
  const used = { device: device.device, key, certificate: certificate.id };
  await tables.saveSlip({ ...slip, used });
  await tables.writeAudit({
    at: now,
    officer: request.officer,
    device: device.device,
    action: 'activated',
    target: certificate.id,
    area: device.unit,
    detail: null,
  });
  return activated({ certificate, jws }, asked, tables, keyring, now);
}

async function activated(
  { certificate, jws }: Verified<OfficerCertificate>,
  { device: { device, unit } }: Asked,
  tables: Tables,
  keyring: Keyring,
  serverTime: UnixMs,
): Promise<ActivationResult> {
  return {
    is: 'activated',
    answer: {
      officer: jws,
      state: certificate.waiting === true ? 'waiting' : 'active',
      policy: (await tables.givenPolicy(device)) ?? policyOf(unitOf(unit) ?? { kind: 'district' }),
      tags: tagsKeyOf(keyring, device),
      serverTime,
    },
  };
}
