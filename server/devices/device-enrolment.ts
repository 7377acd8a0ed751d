import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';
import { type DeviceEnrolmentAnswer, DeviceEnrolmentRequest } from '#contract/activation.ts';
import { type Jws, PublicJwk, type UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Unit } from '#contract/units.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import { publicPart } from '../keys/make-key.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import { type CodeRefusal, refused, withCode } from '../people/enrolment-code.ts';
import type { CodeGrants, EnrolmentCodeRow } from '../storage/enrolment-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables } from '../storage/tables.ts';
import { certifyDevice } from './certificate.ts';
import { policyOf } from './policy.ts';

export interface DeviceEnrolmentParts {
  storage: Storage;
  keyring: Keyring;
  clock: Clock;
}

export type DeviceEnrolmentResult = { is: 'enrolled'; answer: DeviceEnrolmentAnswer } | CodeRefusal;

interface Asked {
  request: DeviceEnrolmentRequest;
  jwk: PublicJwk;
  /** Thumbprint of `jwk`. */
  key: string;
}

type DeviceGrants = Extract<CodeGrants, { unit: Unit }>;

/**
 * [DV1] Makes a browser profile a device of the unit that the code was issued for, without an officer.
 * Asking again with the same code and key gives the same certificate.
 */
export async function enrolDevice(
  jws: Jws,
  { storage, keyring, clock }: DeviceEnrolmentParts,
): Promise<DeviceEnrolmentResult> {
  const asked = await readRequest(jws, keyring);
  if (!asked) return refused('proof-wrong');
  const { code, device } = asked.request;
  const now = clock.now();
  return withCode(storage, code, now, async (row, tables) => {
    const { grants, used } = row;
    if (!('unit' in grants)) return refused('code-wrong');
    if (used) {
      const same = used.device === device.id && used.key === asked.key;
      return same ? enrolled(used.deviceJws, used.unit, keyring, now) : refused('code-used');
    }
    if (row.expiresAt !== null && row.expiresAt <= now) return refused('code-expired');
    if (await tables.findDevice(device.id)) return refused('proof-wrong');
    return enrolNew(asked, { ...row, grants }, tables, keyring, now);
  });
}

/** Null unless the new key signed, for this server. */
async function readRequest(jws: Jws, keyring: Keyring): Promise<Asked | null> {
  const type = statementTypes.deviceEnrolment;
  const jwk = z.safeParse(PublicJwk, readUnproven(jws, DeviceEnrolmentRequest)?.jwk);
  if (!jwk.success) return null;
  const request = await verifyStatement(type, jws, jwk.data, DeviceEnrolmentRequest);
  if (request?.aud !== keyring.server) return null;
  return { request, jwk: publicPart(jwk.data), key: await calculateJwkThumbprint(jwk.data) };
}

async function enrolNew(
  { request, jwk, key }: Asked,
  row: Omit<EnrolmentCodeRow, 'grants'> & { grants: DeviceGrants },
  tables: Tables,
  keyring: Keyring,
  now: UnixMs,
): Promise<DeviceEnrolmentResult> {
  const { unit, label, replaces } = row.grants;
  const { id } = request.device;
  // The supervisor's word for it, not the browser's: it is what people will look for.
  const device = await certifyDevice(
    { device: id, jwk, label, unit: unit.code },
    tables,
    keyring,
    now,
  );
  if (!device) return refused('numbers-exhausted');
  await tables.addUnit(unit);
  await tables.addDevice(device);
  if (replaces !== null) await tables.setReplaces(id, replaces);
  const deviceJws = device.jws;
  await tables.saveCode({ ...row, used: { device: id, key, deviceJws, officerJws: null, unit } });
  await tables.writeAudit({
    at: now,
    officer: null,
    device: id,
    action: 'device-enrolled',
    target: id,
    area: unit.code,
    detail: replaces,
  });
  return enrolled(deviceJws, unit, keyring, now);
}

const enrolled = (
  device: Jws,
  unit: Unit,
  keyring: Keyring,
  serverTime: UnixMs,
): DeviceEnrolmentResult => ({
  is: 'enrolled',
  answer: { keys: keyring.listJws, device, unit, policy: policyOf(unit), serverTime },
});
