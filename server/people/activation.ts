import { calculateJwkThumbprint } from 'jose';
import { v7 as uuid } from 'uuid';
import { type ActivationAnswer, ActivationRequest, SlipQuestion } from '#contract/activation.ts';
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
import type { StoredPerson, StoredSlip } from '../storage/people-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables, Verified } from '../storage/tables.ts';
import { refuseSlip, type SlipAsked, withSlip } from './asked-slip.ts';
import { type CodeRefusal, refused } from './enrolment-code.ts';
import { nameOf } from './slip.ts';
import { unitOf } from './units.ts';

export interface ActivationParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
}

export type ActivationResult = { is: 'activated'; answer: ActivationAnswer } | CodeRefusal;

export const OFFICER_LIFE_MS = 90 * 24 * 60 * 60 * 1000;

/** What was asked, by keys that have proven themselves. */
interface Asked extends SlipAsked {
  jwk: PublicJwk;
  /** Thumbprint of the officer's new key. */
  key: string;
}

/** [P6] A slip makes a new key of an officer known on an enrolled device. */
export async function activate(jws: Jws, parts: ActivationParts): Promise<ActivationResult> {
  const { storage, keyring, clock } = parts;
  const asked = await readRequest(jws, parts);
  if (!asked) return refused('proof-wrong');
  return withSlip<ActivationResult>(
    asked,
    { storage, now: clock.now() },
    {
      used: (by, tables, now) => answerAgain(by, asked, tables, keyring, now),
      open: (person, slip, tables, now) => activateNew(asked, person, slip, tables, keyring, now),
    },
  );
}

/** [P1] [P6] What using a slip would tell, before anybody chose a passphrase; uses nothing up. */
export async function lookAtSlip(
  jws: Jws,
  parts: ActivationParts,
): Promise<{ is: 'open' } | CodeRefusal> {
  const asked = await readQuestion(jws, parts);
  if (!asked) return refused('proof-wrong');
  const { storage, clock } = parts;
  return withSlip<{ is: 'open' } | CodeRefusal>(
    asked,
    { storage, now: clock.now() },
    {
      used: (_, tables, now) => refuseSlip('code-used', asked, tables, now),
      open: async () => ({ is: 'open' }),
    },
  );
}

/** Null unless an enrolled device's key and the new officer's key have both signed. */
async function readRequest(jws: Jws, parts: ActivationParts): Promise<Asked | null> {
  const device = await deviceNamed(jws, parts);
  const type = statementTypes.activation;
  const request = device && (await verifyStatement(type, jws, device.jwk, ActivationRequest));
  const own = readUnproven(request?.proof ?? '', OfficerProof)?.payload.jwk;
  if (!request || !own) return null;
  const proof = await verifyStatement(
    statementTypes.officerProof,
    request.proof,
    own,
    OfficerProof,
  );
  if (proof?.aud !== parts.keyring.server || proof.device !== request.device) return null;
  const { officer, code } = request;
  const jwk = publicPart(proof.jwk);
  return { officer, code, device, jwk, key: await calculateJwkThumbprint(proof.jwk) };
}

/** Null unless an enrolled device's key has signed. */
async function readQuestion(jws: Jws, parts: ActivationParts): Promise<SlipAsked | null> {
  const device = await deviceNamed(jws, parts);
  const type = statementTypes.slipQuestion;
  const asked = device && (await verifyStatement(type, jws, device.jwk, SlipQuestion));
  return asked && { officer: asked.officer, code: asked.code, device };
}

/** The enrolled device that a request or a question says it comes from; it is not proven yet. */
async function deviceNamed(
  jws: Jws,
  { keyring, storage }: ActivationParts,
): Promise<DeviceCertificate | null> {
  // A request says all that a question does, and more.
  const claimed = readUnproven(jws, SlipQuestion)?.payload;
  if (claimed?.aud !== keyring.server) return null;
  const found = await takeBack(claimed.certificate, keyring, storage);
  if (found.is === 'no-good' || found.who !== 'device') return null;
  const known = await storage.transact((tables) => tables.findDevice(found.device));
  return known && claimed.device === found.device ? known.certificate : null;
}

async function answerAgain(
  used: NonNullable<StoredSlip['used']>,
  asked: Asked,
  tables: Tables,
  keyring: Keyring,
  now: UnixMs,
): Promise<ActivationResult> {
  if (used.device !== asked.device.device || used.key !== asked.key) {
    return refuseSlip('code-used', asked, tables, now);
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
  const { device, jwk, key, officer } = asked;
  const certificate: OfficerCertificate = {
    v: 1,
    server: keyring.server,
    id: uuid(),
    officer,
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
    officer,
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
