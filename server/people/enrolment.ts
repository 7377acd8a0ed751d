import { calculateJwkThumbprint } from 'jose';
import { v7 as uuid } from 'uuid';
import * as z from 'zod/mini';
import type { OfficerCertificate } from '#contract/certificates.ts';
import { type EnrolmentAnswer, EnrolmentRequest, OfficerProof } from '#contract/enrolment.ts';
import { type Base64url, type Jws, PublicJwk, type UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Unit } from '#contract/units.ts';
import type { Clock } from '../clock.ts';
import { certifyDevice } from '../devices/certificate.ts';
import { policyOf } from '../devices/policy.ts';
import type { Keyring } from '../keys/keyring.ts';
import { publicPart } from '../keys/make-key.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import { tagsKeyOf } from '../keys/tags-key.ts';
import type { EnrolmentCodeRow } from '../storage/enrolment-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables } from '../storage/tables.ts';
import { type CodeRefusal, type Grants, refused, withCode } from './enrolment-code.ts';
import { officerCode } from './officer-code.ts';

export interface EnrolmentParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
  unitOf(code: string): Unit | null;
}

export type EnrolmentResult = { is: 'enrolled'; answer: EnrolmentAnswer } | CodeRefusal;

const DAY_MS = 24 * 60 * 60 * 1000;
const OFFICER_LIFE_MS = 90 * DAY_MS;

/**
 * Enrols a device and its officer with a one-time code. Asking again with the same code and the
 * same device key gives the same certificates, because the first answer may have been lost.
 */
export async function enrol(jws: Jws, parts: EnrolmentParts): Promise<EnrolmentResult> {
  const { storage, keyring, clock } = parts;
  const asked = await readRequest(jws, keyring);
  if (!asked) return refused('proof-wrong');
  const unit = parts.unitOf(asked.request.unit);
  if (!unit) return refused('unit-unknown');

  const now = clock.now();
  return withCode(storage, asked.request.code, now, async (row, tables) => {
    const { grants } = row;
    if (!('roles' in grants)) return refused('code-wrong');
    if (row.used) return answerAgain(row.used, asked, keyring, now);
    if (row.expiresAt !== null && row.expiresAt <= now) return refused('code-expired');
    if (await tables.findDevice(asked.request.device.id)) return refused('proof-wrong');
    return enrolNew(asked, { ...row, grants }, unit, tables, keyring, now);
  });
}

interface Asked {
  request: EnrolmentRequest;
  deviceJwk: PublicJwk;
  /** Thumbprint of the device key. */
  key: string;
  officerJwk: PublicJwk;
}

/** Null unless both new keys have signed, for this server and this device. */
async function readRequest(jws: Jws, keyring: Keyring): Promise<Asked | null> {
  const { enrolment, officerProof } = statementTypes;
  const jwk = z.safeParse(PublicJwk, readUnproven(jws, EnrolmentRequest)?.jwk);
  if (!jwk.success) return null;
  const request = await verifyStatement(enrolment, jws, jwk.data, EnrolmentRequest);
  if (request?.aud !== keyring.server) return null;
  const claimed = readUnproven(request.officer.proof, OfficerProof)?.payload.jwk;
  if (!claimed) return null;
  const proof = await verifyStatement(officerProof, request.officer.proof, claimed, OfficerProof);
  if (proof?.aud !== keyring.server || proof.device !== request.device.id) return null;
  return {
    request,
    deviceJwk: publicPart(jwk.data),
    key: await calculateJwkThumbprint(jwk.data),
    officerJwk: publicPart(proof.jwk),
  };
}

function answerAgain(
  used: NonNullable<EnrolmentCodeRow['used']>,
  { request, key }: Asked,
  keyring: Keyring,
  now: UnixMs,
): EnrolmentResult {
  const { deviceJws, officerJws } = used;
  const same = used.device === request.device.id && used.key === key;
  if (!same || officerJws === null) return refused('code-used');
  const tags = tagsKeyOf(keyring, used.device);
  return enrolled(keyring, deviceJws, officerJws, tags, used.unit, now);
}

async function enrolNew(
  { request, deviceJwk, key, officerJwk }: Asked,
  row: Omit<EnrolmentCodeRow, 'grants'> & { grants: Grants },
  unit: Unit,
  tables: Tables,
  keyring: Keyring,
  now: UnixMs,
): Promise<EnrolmentResult> {
  const { id, label } = request.device;
  const newDevice = { device: id, jwk: deviceJwk, label, unit: unit.code };
  const device = await certifyDevice(newDevice, tables, keyring, now);
  if (!device) return refused('numbers-exhausted');
  const area = unit.code.slice(0, 4);
  const officerCertificate: OfficerCertificate = {
    v: 1,
    server: keyring.server,
    id: uuid(),
    officer: officerCode(area, await tables.takeOfficerNumber(area)),
    name: request.officer.name,
    jwk: officerJwk,
    device: id,
    unit: unit.code,
    at: now,
    ...row.grants,
    until: now + OFFICER_LIFE_MS,
  };
  const type = statementTypes.officerCertificate;
  const officerJws = await keyring.sign('enrolment', type, officerCertificate);
  await tables.addUnit(unit);
  await tables.addDevice(device);
  await tables.addOfficer({ certificate: officerCertificate, jws: officerJws });
  const deviceJws = device.jws;
  await tables.saveCode({ ...row, used: { device: id, key, deviceJws, officerJws, unit } });
  await tables.writeAudit({
    at: now,
    officer: officerCertificate.officer,
    device: id,
    action: 'bootstrap',
    target: officerCertificate.id,
    area: unit.code,
    detail: row.grants.roles.join(' '),
  });
  // Whichever link made the first administrator: one that was printed before is nobody's any more.
  await tables.dropUnusedFirstRunCodes();
  return enrolled(keyring, deviceJws, officerJws, tagsKeyOf(keyring, id), unit, now);
}

const enrolled = (
  keyring: Keyring,
  device: Jws,
  officer: Jws,
  tags: Base64url,
  unit: Unit,
  serverTime: UnixMs,
): EnrolmentResult => ({
  is: 'enrolled',
  answer: {
    keys: keyring.listJws,
    device,
    officer,
    unit,
    policy: policyOf(unit),
    tags,
    serverTime,
  },
});
