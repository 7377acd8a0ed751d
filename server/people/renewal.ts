import { v7 as uuid } from 'uuid';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { RenewalAnswer } from '#contract/people.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Tables } from '../storage/tables.ts';
import { OFFICER_LIFE_MS } from './activation.ts';
import type { Actor } from './authorize.ts';
import { type CodeRefusal, refused } from './enrolment-code.ts';

const HOUR_MS = 60 * 60 * 1000;
/** It is due every few weeks, or when somebody orders it; an answer may be lost on the way. */
const MOST_AN_HOUR = 3;
const DEVICE_LIFE_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * [P10] New certificates for the same two keys, with what the person may do today. The old ones stay
 * known, because envelopes name them.
 */
export async function renew(
  actor: Actor,
  tables: Tables,
  keyring: Keyring,
  now: UnixMs,
): Promise<{ is: 'renewed'; answer: RenewalAnswer } | CodeRefusal> {
  const today = await tables.officerToday(actor.certificate);
  const known = await tables.findDevice(actor.device);
  if (!today || !known) return refused('not-found');
  const { x, y } = today.certificate.jwk;
  const renewals = await tables.countTry(`renewals|${x}.${y}`, now, HOUR_MS);
  if (renewals >= MOST_AN_HOUR) return refused('too-many-tries', HOUR_MS);
  const { unit } = known.certificate;
  const officer: OfficerCertificate = {
    ...today.certificate,
    ...{ id: uuid(), unit, at: now, until: now + OFFICER_LIFE_MS },
  };
  const device: DeviceCertificate = {
    ...known.certificate,
    ...{ id: uuid(), at: now, until: now + DEVICE_LIFE_MS },
  };
  const officerJws = await keyring.sign('enrolment', statementTypes.officerCertificate, officer);
  const deviceJws = await keyring.sign('enrolment', statementTypes.deviceCertificate, device);
  await tables.addOfficer({ certificate: officer, jws: officerJws });
  await tables.addDevice({ certificate: device, jws: deviceJws });
  await tables.writeAudit({
    at: now,
    officer: actor.officer,
    device: actor.device,
    action: 'certificate-renewed',
    target: officer.id,
    area: unit,
    detail: null,
  });
  return {
    is: 'renewed',
    answer: { officer: officerJws, device: deviceJws, serverTime: now },
  };
}
